package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.product;

import io.restassured.RestAssured;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.stocsync.Operator;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;

/** The packaged application is configured by its environment alone, and refuses a wrong one. */
class PackagedStartIT {

  private static TestDatabase database;
  private static DemoShop shop;

  @BeforeAll
  static void start() {
    database = TestDatabase.start();
    shop = DemoShop.start();
    shop.catalog().simple("P-1", "Ceai", 1);
  }

  @AfterAll
  static void stop() {
    shop.close();
    database.close();
  }

  @Test
  void oneCompanyAndOneShopFromEnvironmentVariables() {
    try (StocSyncProcess stocSync =
        StocSyncProcess.listening(database, shop, Operator.environment())) {
      stocSync.smartBillSends(product("P-1", 42)).statusCode(200);
      RestAssured.get(stocSync.url("/login")).then().statusCode(200);
      await().untilAsserted(() -> assertThat(shop.stockOf("P-1")).isEqualByComparingTo("42"));
      RestAssured.get(stocSync.url("/q/health/group/connection")).then().statusCode(200);

      assertThat(stocSync.terminate()).isEqualTo(143);
      assertThat(database.number("select count(*) from shop_lease where expires_at > now()"))
          .as("leases kept after the end")
          .isZero();
      assertThat(stocSync.log())
          .contains("Sessions of the console are sealed with a key of this process alone")
          .doesNotContain("temporary key")
          .doesNotContain(secrets());
    }
  }

  /**
   * Nothing that is logged of it tells them. The line in which Vert.x would is not provoked by a
   * shop that hangs; see KeyTransportTest.
   */
  @Test
  void keysInTheQueryStayOutOfTheLogWhenTheShopHangs() {
    shop.faults()
        .when((method, path) -> path.endsWith("/batch"), new Fault.Delay(Duration.ofSeconds(8)));
    Map<String, String> inQuery = Map.of("STOCSYNC_COMPANIES_ACME_SHOPS_MAIN_AUTH", "query");
    try (StocSyncProcess stocSync = StocSyncProcess.listening(database, shop, inQuery)) {
      stocSync.smartBillSends(product("P-1", 43)).statusCode(200);
      stocSync.awaitLog("{RETRYING=1}");

      assertThat(stocSync.terminate()).isEqualTo(143);
      assertThat(stocSync.log()).doesNotContain(secrets());
    } finally {
      shop.faults().clear();
    }
  }

  @Test
  void withoutAnyConfigurationItSaysWhatToWrite() {
    String told = refusal(Map.of());
    assertThat(told)
        .contains("stocsync.companies names no company", "STOCSYNC_COMPANIES_ACME_TOKEN");
  }

  @Test
  void eachMissingValueHasALine() {
    String told = refusal(Map.of("STOCSYNC_COMPANIES_ACME_SHOPS_MAIN_WAREHOUSES", "Magazin"));
    assertThat(told.lines().filter(line -> line.contains(" is missing: write there ")))
        .hasSize(4)
        .anyMatch(line -> line.startsWith("stocsync.companies.acme.token"))
        .anyMatch(line -> line.startsWith("stocsync.companies.acme.shops.main.url"))
        .anyMatch(line -> line.startsWith("stocsync.companies.acme.shops.main.consumer-key"))
        .anyMatch(line -> line.startsWith("stocsync.companies.acme.shops.main.consumer-secret"));
  }

  @Test
  void contradictionsAreTold() {
    Map<String, String> environment = right();
    environment.put("STOCSYNC_COMPANIES_ACME_PREVIOUS_TOKEN", StocSyncProcess.TOKEN);
    environment.put("STOCSYNC_COMPANIES_ACME_SHOPS_MAIN_CONSUMER_KEY", "cs_swapped");
    environment.put("STOCSYNC_COMPANIES_ACME_SHOPS_MAIN_CONSUMER_SECRET", "ck_swapped");
    environment.put("STOCSYNC_COMPANIES_ACME_SHOPS_MAIN_URL", "http://magazin.ro");
    String other = "STOCSYNC_COMPANIES_ACME_SHOPS_OTHER_";
    environment.put(other + "URL", shop.url());
    environment.put(other + "CONSUMER_KEY", shop.consumerKey());
    environment.put(other + "CONSUMER_SECRET", shop.consumerSecret());
    String third = "STOCSYNC_COMPANIES_ACME_SHOPS_THIRD_";
    environment.put(third + "URL", shop.url() + "/");
    environment.put(third + "CONSUMER_KEY", shop.consumerKey());
    environment.put(third + "CONSUMER_SECRET", shop.consumerSecret());
    String told = refusal(environment);
    assertThat(told.lines().filter(line -> line.startsWith("stocsync."))).hasSize(5);
    assertThat(told)
        .contains("shops.third.url is the same shop as stocsync.companies.acme.shops.other.url")
        .contains("is the same as token", "key and secret are swapped", "is not https")
        .doesNotContain("cs_swapped", "ck_swapped");
  }

  @Test
  void aMissingDatabaseIsTold() {
    Map<String, String> environment = right();
    environment.remove("QUARKUS_DATASOURCE_JDBC_URL");
    assertThat(refusal(environment))
        .contains("quarkus.datasource.jdbc.url is missing: write there");
  }

  @Test
  void aLeaseShorterThanARequestIsTold() {
    Map<String, String> environment = right();
    environment.put("STOCSYNC_DELIVERY_LEASE", "2s");
    assertThat(refusal(environment))
        .contains("stocsync.delivery.lease (2 s) has to be longer than");
  }

  @Test
  void everyValueOutOfRangeHasALine() {
    Map<String, String> environment = right();
    environment.put("STOCSYNC_CALLBACK_MAX_ITEMS", "0");
    environment.put("STOCSYNC_DELIVERY_POLL_INTERVAL", "-1s");
    environment.put("STOCSYNC_CATALOG_REFRESH", "0s");
    environment.put("STOCSYNC_CONNECTION_TIMEOUT", "soon");
    assertThat(refusal(environment).lines().map(String::strip))
        .anyMatch(line -> line.startsWith("stocsync.callback.max-items must be"))
        .anyMatch(line -> line.startsWith("stocsync.delivery.poll-interval must be"))
        .anyMatch(line -> line.startsWith("stocsync.catalog.refresh must be"))
        .anyMatch(line -> line.contains("stocsync.connection.timeout with the config value"));
  }

  @Test
  void aDatabaseThatDoesNotExistIsToldAtOnce() {
    Map<String, String> environment = right();
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.url() + "_of_nobody");
    assertThat(refusal(environment))
        .contains("quarkus.datasource.jdbc.url cannot be used", "postgres_of_nobody");
  }

  @Test
  void itEndsWhenToldToWhileItWaitsForTheDatabase() {
    Map<String, String> environment = right();
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/nowhere");
    try (StocSyncProcess stocSync = StocSyncProcess.started(environment)) {
      stocSync.awaitLog("The database is not there yet");
      assertThat(stocSync.terminate()).isEqualTo(143);
      assertThat(stocSync.log()).doesNotContain("\tat ").doesNotContain(secrets());
    }
  }

  private static Map<String, String> right() {
    return new HashMap<>(StocSyncProcess.environment(database, shop));
  }

  /** What a start that is refused prints; it prints no stack trace. */
  private static String refusal(Map<String, String> environment) {
    try (StocSyncProcess stocSync = StocSyncProcess.started(environment)) {
      assertThat(stocSync.exitStatus()).as(stocSync::log).isNotZero();
      assertThat(stocSync.log().lines())
          .noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by"));
      assertThat(stocSync.log()).doesNotContain(secrets());
      return stocSync.log();
    }
  }

  private static String[] secrets() {
    return new String[] {
      StocSyncProcess.TOKEN, TestDatabase.PASSWORD, shop.consumerKey(), shop.consumerSecret()
    };
  }
}
