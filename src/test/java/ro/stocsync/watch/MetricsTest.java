package ro.stocsync.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.item;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;
import static ro.stocsync.SmartBill.sends;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.RunStory;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.monitoring.DocumentedMetrics;
import ro.stocsync.sql.Database;

/** What /q/metrics shows is what deploy/monitoring/metrics.md says, and it says what is so. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class MetricsTest {

  private static final Map<String, String> SHOP = Map.of("company", "acme", "shop", "main");

  DemoShop shop;
  DemoSmartBill smartBill;
  @Inject ShopStory story;
  @Inject Database database;
  @Inject GaugeKeeper gauges;

  @BeforeEach
  void begin() {
    story.begin(shop);
    smartBill.stock().clear();
    smartBill.faults().clear();
    smartBill.putClockForward(Duration.ofMinutes(11));
    smartBill.stock().warehouse("Magazin").warehouse("Rezerva");
    smartBill.stock().put("Magazin", "P-1", "Ceai", 4);
  }

  @Test
  void everyMetricIsDocumentedAndEveryDocumentedOneThere() {
    everythingHappensOnce();

    ShownMetrics shown = ShownMetrics.now();
    DocumentedMetrics documented = DocumentedMetrics.read();
    assertThat(shown.metrics("stocsync_")).isEqualTo(documented.own());
    assertThat(shown.metrics("")).containsAllEntriesOf(documented.platform());
    assertThat(shown.text())
        .doesNotContain(
            "P-1",
            WithDemoShop.TOKEN,
            shop.consumerKey(),
            shop.consumerSecret(),
            DemoSmartBill.TOKEN,
            shop.url(),
            smartBill.url());
  }

  /** Of each kind of thing that is counted one, and then the shop goes down. */
  private void everythingHappensOnce() {
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    sends(product("P-1", 3), product("P-1", 4), item("", "", "Magazin", 1)).statusCode(200);
    moves(product("P-9", 9));
    story.shopShows(shop, "P-1", 4);
    story.isParked("c:P-9", Outcome.State.UNMATCHED);
    sends().statusCode(200);
    given().body("no list").contentType("application/json").post("/smartbill/acme/stocks");
    given()
        .header("X-WC-Webhook-Signature", "wrong")
        .post("/woocommerce/acme/main/hooks")
        .then()
        .statusCode(401);
    RunStory.pullsToTheEnd();
    shop.faults().when((method, path) -> path.endsWith("/batch"), new Fault.Maintenance());
    moves(product("P-1", 5));
    await().untilAsserted(() -> assertThat(failures()).isGreaterThan(1));
    // Catalogs are counted each fourth time.
    for (int i = 0; i < 4; i++) {
      gauges.read();
    }
  }

  private long failures() {
    return story.number("select max(failures) from shop_lease where purpose = 'DELIVERY'");
  }

  @Test
  void callsAreCountedByWhatBecameOfThem() {
    Map<String, String> accepted =
        Map.of("company", "acme", "outcome", "accepted", "status", "200");
    double before = value("stocsync_callbacks_total", accepted);

    moves(product("P-1", 4));
    given().post("/smartbill/nobody-of-this-name/stocks").then().statusCode(401);

    assertThat(value("stocsync_callbacks_total", accepted)).isEqualTo(before + 1);
    assertThat(value("stocsync_callbacks_total", Map.of("company", "(unknown)", "status", "401")))
        .isPositive();
    assertThat(ShownMetrics.now().text()).doesNotContain("nobody-of-this-name");
  }

  @Test
  void theLagIsTheAgeOfTheOldestChangeOnItsWay() {
    shop.catalog().simple("P-1", "Ceai", 1);
    shop.faults().always(new Fault.Maintenance());
    moves(product("P-1", 4));
    database.update("update shop_stock set wanted_at = now() - interval '1 hour'");
    await().untilAsserted(() -> assertThat(failures()).isPositive());

    gauges.read();

    assertThat(value("stocsync_ledger_lag_seconds", SHOP)).isBetween(3600.0, 3700.0);
    assertThat(value("stocsync_shop_failures", SHOP)).isPositive();

    shop.faults().clear();
    story.everythingIsDelivered();
    await().untilAsserted(() -> assertThat(failures()).isZero());
    gauges.read();

    assertThat(value("stocsync_ledger_lag_seconds", SHOP)).isZero();
    assertThat(value("stocsync_shop_failures", SHOP)).isZero();
    assertThat(value("stocsync_shop_breaker_open", SHOP)).isZero();
  }

  @Test
  void whatStandsForNothingCounts() {
    story.catalogIsRead();
    moves(product("P-9", 9), product("P-8", 8));
    story.isParked("c:P-9", Outcome.State.UNMATCHED);
    story.isParked("c:P-8", Outcome.State.UNMATCHED);

    gauges.read();

    assertThat(value("stocsync_unmatched", SHOP)).isEqualTo(2);
    assertThat(value("stocsync_ledger_lag_seconds", SHOP)).as("waits for an operator").isZero();
  }

  @Test
  void aLeaseIsShownByWhoHasIt() {
    shop.catalog().simple("P-1", "Ceai", 1);
    shop.faults()
        .next(
            1, (method, path) -> path.endsWith("/batch"), new Fault.Delay(Duration.ofMillis(1500)));
    moves(product("P-1", 4));

    Map<String, String> delivery = Map.of("company", "acme", "shop", "main", "purpose", "delivery");
    await()
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(value("stocsync_lease_held", delivery)).isEqualTo(1));
    story.shopShows(shop, "P-1", 4);
    await().untilAsserted(() -> assertThat(value("stocsync_lease_held", delivery)).isZero());
  }

  @Test
  void aShopThatIsConfiguredNoMoreShowsNothing() {
    database.update(
        "insert into shop (company, shop, warehouses, synchronised)"
            + " values ('acme', 'gone', '{magazin}', true)");
    database.update(
        "insert into shop_stock (company, shop, product_key, wanted_version, wanted_at, state,"
            + " next_attempt_at) values ('acme', 'gone', 'c:P-1', 1, now(), 'UNMATCHED',"
            + " 'infinity')");
    try {
      gauges.read();
      assertThat(ShownMetrics.now().text()).doesNotContain("shop=\"gone\"");
    } finally {
      database.update("delete from shop_stock where shop = 'gone'");
      database.update("delete from shop where shop = 'gone'");
    }
  }

  @Test
  void nobodyMakesMetricsGrow() {
    Set<String> before = uris();
    for (int i = 0; i < 20; i++) {
      ask(given(), "/smartbill/company-" + i + "/stocks");
      ask(given(), "/nothing/here-" + i);
      ask(given(), "/api/nothing-" + i);
      ask(given(), "/assets/nothing-" + i);
      ask(given(), "/webjars/nothing-" + i);
      ask(given(), "/woocommerce/nobody/shop-" + i + "/hooks");
      given().request("MADEUP" + i, "/login");
    }

    given().auth().preemptive().basic("nobody", "wrong").get("/api/nothing-at-all");

    Set<String> grown = uris();
    grown.removeAll(before);
    assertThat(grown)
        .allMatch(
            uri ->
                uri.matches("UNKNOWN|NOT_FOUND|REDIRECTION|/assets|/webjars|root|/login")
                    || uri.contains("{company}"));
    assertThat(ShownMetrics.now().text()).doesNotContain("MADEUP");
  }

  private static void ask(RequestSpecification request, String path) {
    request.redirects().follow(false).get(path);
    request.redirects().follow(false).post(path);
  }

  private static Set<String> uris() {
    Set<String> uris = new TreeSet<>();
    ShownMetrics.now().samples().stream()
        .filter(one -> one.name().equals("http_server_requests_seconds_count"))
        .forEach(one -> uris.add(one.labels().get("uri")));
    return uris;
  }

  private static double value(String name, Map<String, String> labels) {
    return ShownMetrics.now().samples().stream()
        .filter(one -> one.name().equals(name))
        .filter(one -> one.labels().entrySet().containsAll(labels.entrySet()))
        .mapToDouble(ShownMetrics.Sample::value)
        .sum();
  }
}
