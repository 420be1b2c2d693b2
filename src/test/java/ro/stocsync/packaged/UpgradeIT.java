package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.product;

import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;

/**
 * The schema while releases follow each other: migrated once, never run on by one that is older.
 */
class UpgradeIT {

  private static final Pattern APPLIED =
      Pattern.compile("The schema is up to date, (\\d+) migrations were applied");

  private TestDatabase database;
  private DemoShop shop;

  @BeforeEach
  void start() {
    database = TestDatabase.start();
    shop = DemoShop.start();
    shop.catalog().simple("P-1", "Ceai", 1);
  }

  @AfterEach
  void stop() {
    shop.close();
    database.close();
  }

  @Test
  void twoReplicasThatStartAtOnceMigrateOnce() {
    Map<String, String> environment = StocSyncProcess.environment(database, shop);
    try (StocSyncProcess one = StocSyncProcess.started(environment);
        StocSyncProcess other = StocSyncProcess.started(environment)) {
      List.of(one, other).forEach(StocSyncProcess::listening);

      assertThat(Stream.of(one, other).map(UpgradeIT::applied))
          .containsExactlyInAnyOrder(0, NewerRelease.ownVersions().size());
      assertThat(database.number("select count(*) from flyway_schema_history where success"))
          .isEqualTo(NewerRelease.ownVersions().size());
      one.smartBillSends(product("P-1", 41)).statusCode(200);
      shopShows(one, 41);
      other.smartBillSends(product("P-1", 42)).statusCode(200);
      shopShows(other, 42);
    }
  }

  @Test
  void whatTheReleaseBeforeLeftIsGoneOnWith() {
    NewerRelease.isNotThereYet(database);
    database.execute(
        """
        insert into product (company, product_key, code, name, folded_code, name_key,
            first_seen_at)
        values ('acme', 'c:P-1', 'P-1', 'Ceai', 'p-1', 'ceai', now());
        insert into callback (company, outcome, items, accepted)
        values ('acme', 'ACCEPTED', 1, 1);
        insert into stock_level (company, product_key, warehouse_key, product_code, product_name,
            warehouse, quantity, callback, changed_at)
        values ('acme', 'c:P-1', 'magazin', 'P-1', 'Ceai', 'Magazin', 41, 1, now());
        insert into shop_stock (company, shop, product_key, wanted_version, wanted_at, state,
            next_attempt_at)
        values ('acme', 'main', 'c:P-1', 1, now(), 'WAITING', now());
        """);
    try (StocSyncProcess stocSync = StocSyncProcess.listening(database, shop)) {
      assertThat(applied(stocSync)).isEqualTo(1);
      shopShows(stocSync, 41);
      stocSync.smartBillSends(product("P-1", 42)).statusCode(200);
      shopShows(stocSync, 42);
    }
  }

  @Test
  void whoRunsGoesOnWhileANewerReleaseMigratesAndWhoStartsAfterItRefuses() {
    try (StocSyncProcess stocSync = StocSyncProcess.listening(database, shop)) {
      // Until statements are prepared on the server, which sees a change of what they answer.
      for (int pieces = 30; pieces < 40; pieces++) {
        stocSync.smartBillSends(product("P-1", pieces)).statusCode(200);
        shopShows(stocSync, pieces);
      }

      NewerRelease.migrates(database);

      stocSync.smartBillSends(product("P-1", 41)).statusCode(200);
      shopShows(stocSync, 41);
      RestAssured.get(stocSync.url("/q/health/ready")).then().statusCode(200);
    }
    long applied = database.number("select count(*) from flyway_schema_history");
    String told = refusal(Map.of());
    assertThat(told)
        .contains(
            "StocSync does not start: the schema of the database is of a newer version, V99 (what"
                + " it did), than this release knows, V"
                + NewerRelease.ownVersions().getLast()
                + ".",
            "Run the release that made it, or a newer one.",
            "set stocsync.schema.accepted=99");
    assertThat(refusal(Map.of("STOCSYNC_SCHEMA_ACCEPTED", "98"))).contains("V99 (what it did)");
    assertThat(database.number("select count(*) from flyway_schema_history")).isEqualTo(applied);

    try (StocSyncProcess accepted =
        StocSyncProcess.listening(database, shop, Map.of("STOCSYNC_SCHEMA_ACCEPTED", "99"))) {
      accepted.smartBillSends(product("P-1", 42)).statusCode(200);
      shopShows(accepted, 42);
      RestAssured.get(accepted.url("/q/health/ready")).then().statusCode(200);
    }
  }

  /** Who finds all as it should be does not ask Flyway once more: what is not must not pass. */
  @Test
  void aMigrationThatIsNotWhatWasAppliedIsRefused() {
    NewerRelease.isAllThere(database);
    database.execute(
        "update flyway_schema_history set checksum = checksum + 1 where version = '3'");
    long applied = database.number("select count(*) from flyway_schema_history");

    assertThat(refusal(Map.of()))
        .contains(
            "StocSync does not start: the migrations of this release are not those that made",
            "restore the backup",
            "checksum mismatch for migration version 3");

    assertThat(database.number("select count(*) from flyway_schema_history")).isEqualTo(applied);
  }

  private String refusal(Map<String, String> settings) {
    Map<String, String> environment = StocSyncProcess.environment(database, shop);
    environment.putAll(settings);
    try (StocSyncProcess stocSync = StocSyncProcess.started(environment)) {
      assertThat(stocSync.exitStatus()).as(stocSync::log).isNotZero();
      assertThat(stocSync.log().lines()).noneMatch(line -> line.startsWith("\tat "));
      return stocSync.log();
    }
  }

  private static int applied(StocSyncProcess stocSync) {
    Matcher applied = APPLIED.matcher(stocSync.log());
    assertThat(applied.find()).as(stocSync::log).isTrue();
    return Integer.parseInt(applied.group(1));
  }

  private void shopShows(StocSyncProcess stocSync, int pieces) {
    stocSync.shows(
        () ->
            await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> shop.stockOf("P-1").intValue(), now -> now == pieces));
  }
}
