package ro.stocsync.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The schema as other releases than the packaged one have it. */
final class NewerRelease {

  /** Everything that a migration may do, each to a table that all of the code works with. */
  private static final Map<String, String> MIGRATIONS =
      Map.of(
          "V91__level.sql", "alter table stock_level add column newer integer not null default 1;",
          "V92__call.sql", "alter table callback add column newer text;",
          "V93__work.sql", "alter table shop_stock add column newer integer not null default 1;",
          "V94__lease.sql", "alter table shop_lease add column newer integer not null default 1;",
          "V95__catalog.sql", "alter table catalog_product add column newer text;",
          "V96__items.sql", "alter table callback_item add column newer text;",
          "V97__table.sql", "create table newer (company text collate \"C\" primary key);",
          "V98__index.sql", "create index concurrently level_newer on stock_level (newer);",
          "V99__what_it_did.sql", "alter table delivery add column newer text;");

  private NewerRelease() {}

  /** The versions of the packaged release's migrations, the oldest first. */
  static List<Integer> ownVersions() {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      return files
          .map(file -> file.getFileName().toString().replaceAll("^V(\\d+)__.*", "$1"))
          .map(Integer::valueOf)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A newer release brings the schema up to date, as it does while it is rolled out. */
  static void migrates(TestDatabase database) {
    try {
      Path further = Files.createTempDirectory(Path.of("target"), "newer-release");
      for (Map.Entry<String, String> migration : MIGRATIONS.entrySet()) {
        Files.writeString(further.resolve(migration.getKey()), migration.getValue());
      }
      flyway(database, List.of("filesystem:" + further.toAbsolutePath())).load().migrate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema of the release before the packaged one. */
  static void isNotThereYet(TestDatabase database) {
    int before = ownVersions().get(ownVersions().size() - 2);
    flyway(database, List.of()).target(Integer.toString(before)).load().migrate();
  }

  /** The packaged release's schema. */
  static void isAllThere(TestDatabase database) {
    flyway(database, List.of()).load().migrate();
  }

  private static FluentConfiguration flyway(TestDatabase database, List<String> further) {
    FluentConfiguration flyway =
        Flyway.configure()
            .dataSource(database.url(), "postgres", "postgres")
            .locations(
                Stream.concat(
                        Stream.of("filesystem:src/main/resources/db/migration"), further.stream())
                    .toArray(String[]::new));
    flyway
        .getPluginRegister()
        .getExact(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return flyway;
  }
}
