package ro.stocsync.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A migration only adds what the release before does not mind, as that one runs beside it while the
 * new one is rolled out. Holds from the first release on.
 */
class MigrationRulesTest {

  /** Earlier ones were made before anybody ran StocSync. */
  private static final int FIRST = 13;

  @TestFactory
  Stream<DynamicTest> noMigrationBreaksTheReleaseBefore() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      return files.filter(file -> version(file) >= FIRST).toList().stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.getFileName().toString(),
                      () -> assertThat(ExpandOnly.objections(Files.readString(file))).isEmpty()));
    }
  }

  private static int version(Path file) {
    return Integer.parseInt(file.getFileName().toString().replaceAll("^V(\\d+)__.*", "$1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table t (a int not null, unique (a)); create index i on t (a);",
        "create table t (a int); alter table t add primary key (a);",
        "alter table callback add column trace text;",
        "alter table callback add column a int not null default 0, add column b text;",
        "alter table callback add column a int default 0 not null;",
        "alter table callback alter column problem drop not null;",
        "alter table callback drop constraint callback_check;",
        "create index concurrently callback_trace on callback (trace);",
        "drop index callback_trace;",
        "create index shop_stock_open on shop_stock (company) include (state) where company > '';",
        "comment on table callback is 'drop table; rename';",
        "-- drop table callback;\ncreate table a (b int);",
        "alter table callback set (fillfactor = 85);",
      })
  void theReleaseBeforeDoesNotMind(String migration) {
    assertThat(ExpandOnly.objections(migration)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table callback;",
        "drop view v;",
        "ALTER TABLE callback\n  DROP COLUMN problem;",
        "alter table callback drop problem;",
        "alter table callback drop problem, add column a int;",
        "alter table callback alter column status drop default;",
        "alter table callback rename to call;",
        "alter table callback rename column status to code;",
        "alter table callback alter column status type bigint;",
        "alter table callback alter status set data type bigint;",
        "alter table callback alter column status set not null;",
        "alter table callback add column a int not null;",
        "alter table callback add column a int default 0, add column b text not null;",
        "alter table callback add a int not null;",
        "alter table callback add column a text generated always as (lower(answer)) stored;",
        "alter table callback add constraint c check (status > 0);",
        "alter table callback add check (status > 0);",
        "alter table callback add unique (status);",
        "alter table callback add foreign key (company) references shop;",
        "create unique index concurrently u on callback (status);",
        "create index i on callback (status);",
        "create trigger t after insert on callback for each row execute function f();",
        "update callback set status = 200;",
        "delete from callback;",
        "truncate callback;",
        "insert into product select * from stock_level;",
        "create table t (a int); create index i on callback (status);",
      })
  void theReleaseBeforeMinds(String migration) {
    assertThat(ExpandOnly.objections(migration)).isNotEmpty();
  }

  /** What the rule exists for: the early ones would break it. */
  @ParameterizedTest
  @ValueSource(strings = {"V2__products_settings_mappings.sql", "V10__undo.sql"})
  void itSeesWhatEarlierOnesDid(String file) throws IOException {
    List<String> objections =
        ExpandOnly.objections(Files.readString(Path.of("src/main/resources/db/migration", file)));
    assertThat(objections).isNotEmpty();
  }
}
