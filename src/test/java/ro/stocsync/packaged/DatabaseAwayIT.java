package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static ro.stocsync.SmartBill.product;

import io.restassured.RestAssured;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;

/**
 * While PostgreSQL is away nothing is accepted, and nothing accepted before is lost. A lease that
 * could not be given back meanwhile, here of a minute, holds nothing up.
 */
class DatabaseAwayIT {

  @Test
  void theCallbackIsRefusedUntilTheDatabaseIsBack() {
    try (TestDatabase database = TestDatabase.start();
        DemoShop shop = DemoShop.start()) {
      shop.catalog().simple("P-1", "Ceai", 1);
      shop.catalog().simple("P-2", "Cană", 1);
      try (StocSyncProcess stocSync =
          StocSyncProcess.listening(database, shop, Map.of("STOCSYNC_DELIVERY_LEASE", "60s"))) {
        stocSync.shows(() -> story(stocSync, database, shop));
      }
    }
  }

  private static void story(StocSyncProcess stocSync, TestDatabase database, DemoShop shop) {
    shop.stop();
    stocSync.smartBillSends(product("P-1", 5)).statusCode(200);
    database.stop();

    stocSync
        .smartBillSends(product("P-2", 6))
        .statusCode(503)
        .header("Retry-After", is("30"))
        .contentType("application/json")
        .body(startsWith("\""), containsString("baza de date nu răspunde"));
    // What cannot be read can be kept as little as what can.
    stocSync.smartBillSends("{").statusCode(503);
    RestAssured.get(stocSync.url("/q/health/ready"))
        .then()
        .statusCode(503)
        .body("status", is("DOWN"));
    RestAssured.get(stocSync.url("/q/health/live")).then().statusCode(200).body("status", is("UP"));

    database.resume();
    shop.resume();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> stocSync.smartBillSends(product("P-2", 6)).statusCode(200));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(shop.stockOf("P-1")).isEqualByComparingTo("5");
              assertThat(shop.stockOf("P-2")).isEqualByComparingTo("6");
            });
    RestAssured.get(stocSync.url("/q/health/ready")).then().statusCode(200);
    assertThat(stocSync.log()).doesNotContain(StocSyncProcess.TOKEN, TestDatabase.PASSWORD);
  }

  @Test
  void aStatementThatIsNeverAnsweredCostsItsOwnConnectionAlone() throws SQLException {
    try (TestDatabase database = TestDatabase.start();
        DemoShop shop = DemoShop.start();
        StocSyncProcess stocSync =
            StocSyncProcess.listening(
                database,
                shop,
                Map.of("QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SOCKETTIMEOUT", "2"))) {
      shop.catalog().simple("P-1", "Ceai", 1);
      try (Connection other = DriverManager.getConnection(database.url(), "postgres", "");
          Statement lock = other.createStatement()) {
        other.setAutoCommit(false);
        lock.execute("lock table callback in access exclusive mode");
        stocSync.smartBillSends(product("P-1", 5)).statusCode(503);
      }

      stocSync.shows(
          () -> {
            for (int pieces = 6; pieces < 16; pieces++) {
              stocSync.smartBillSends(product("P-1", pieces)).statusCode(200);
            }
          });
    }
  }
}
