package ro.stocsync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static ro.stocsync.Operator.ana;
import static ro.stocsync.Operator.at;
import static ro.stocsync.Operator.ceas;
import static ro.stocsync.RunStory.asks;
import static ro.stocsync.RunStory.begins;
import static ro.stocsync.RunStory.is;
import static ro.stocsync.RunStory.lines;
import static ro.stocsync.RunStory.reconciles;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.reconcile.SyncRun.Phase;
import ro.stocsync.sql.Database;

/** The ledger beside what the shop shows now: told first, repaired only where somebody says so. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class ReconciliationTest {

  @Inject ShopStory story;
  @Inject Database database;
  DemoShop shop;

  @BeforeEach
  void aShopThatShowsWhatItShould() {
    story.begin(shop);
    for (int i = 1; i <= 5; i++) {
      shop.catalog().simple("P-" + i, "Produsul " + i, 1);
    }
    story.catalogIsRead();
    moves(product("P-1", 10), product("P-2", 20), product("P-3", 30), product("P-4", 40));
    story.everythingIsDelivered();
    shop.journal().clear();
  }

  private JsonPath reconciled() {
    return is(reconciles(), Phase.FINISHED);
  }

  private Map<String, Object> onlyDrift(JsonPath run) {
    return lines(run.getString("id"), "DIFFERS").getFirst();
  }

  // --- what is told

  @Test
  void aShopThatShowsWhatItShouldHasNoDrift() {
    JsonPath run = reconciled();

    assertThat(run.getLong("found")).isEqualTo(4);
    assertThat(run.getLong("forecast[0].equal")).isEqualTo(4);
    assertThat(lines(run.getString("id"), "DIFFERS")).isEmpty();
    assertThat(shop.journal().writes()).isEmpty();
  }

  @Test
  void whatWasSoldInTheShopSinceIsToldWithBothSidesAndTheDifference() {
    shop.catalog().order(shop.catalog().idOf("P-2").orElseThrow(), 3);

    JsonPath run = reconciled();

    Map<String, Object> drift = onlyDrift(run);
    assertThat(drift)
        .containsEntry("product", "c:P-2")
        .containsEntry("level", 20)
        .containsEntry("wanted", 20)
        .containsEntry("shown", 17)
        .containsEntry("difference", -3)
        .containsEntry("cause", "SOLD_SINCE")
        .containsEntry("causeSays", "It was sold in the shop since.");
    assertThat(drift.get("levelChangedAt")).isNotNull();
    assertThat(drift.get("shopChangedAt")).isNotNull();
    assertThat(shop.journal().writes()).isEmpty();
    story.shopShows(shop, "P-2", 17);
  }

  @Test
  void whatWasEditedInTheShopIsTold() {
    shop.catalog().stock(shop.catalog().idOf("P-2").orElseThrow(), 99);

    assertThat(onlyDrift(reconciled()))
        .containsEntry("shown", 99)
        .containsEntry("cause", "EDITED_IN_SHOP");
  }

  @Test
  void whatWasNeverDeliveredIsTold() {
    database.update("delete from shop_stock where product_key = 'c:P-3'");
    shop.catalog().stock(shop.catalog().idOf("P-3").orElseThrow(), 1);

    assertThat(onlyDrift(reconciled())).containsEntry("cause", "NEVER_DELIVERED");
  }

  @Test
  void aProductWhoseStockIsNotManagedAnyMoreIsToldWithItsCure() {
    shop.catalog().manageStock(shop.catalog().idOf("P-4").orElseThrow(), false);
    story.catalogIsRead();

    JsonPath run = reconciled();

    assertThat(lines(run.getString("id"), "NOT_MANAGED"))
        .singleElement()
        .satisfies(line -> assertThat(line.get("cure").toString()).contains("Stock management"));
  }

  @Test
  void aStatusThatDisagreesWithItsQuantityIsDrift() { // two writes at the same moment
    long id = shop.catalog().idOf("P-1").orElseThrow();
    shop.catalog().disagreeOnce(id, "outofstock");
    shop.catalog().stock(id, 10);

    assertThat(onlyDrift(reconciled()))
        .containsEntry("cause", "STATUS_DISAGREES")
        .containsEntry("difference", 0);
  }

  @Test
  void theShopIsReadAHundredAtATime() {
    reconciled();

    assertThat(shop.journal().entries())
        .filteredOn(entry -> entry.query().contains("include="))
        .hasSize(1);
  }

  // --- repair

  @Test
  void onlyWhatWasChosenIsRepaired() {
    shop.catalog().stock(shop.catalog().idOf("P-1").orElseThrow(), 77);
    shop.catalog().stock(shop.catalog().idOf("P-2").orElseThrow(), 88);
    String run = reconciled().getString("id");

    ana()
        .body("{\"shop\":\"main\",\"products\":[\"c:P-1\"]}")
        .post("/api/companies/acme/runs/" + run + "/repair")
        .then()
        .statusCode(200)
        .body("due", equalTo(1));

    story.shopShows(shop, "P-1", 10);
    story.everythingIsDelivered();
    story.shopShows(shop, "P-2", 88);
  }

  @Test
  void everythingIsRepairedWhereNothingIsChosen() {
    shop.catalog().stock(shop.catalog().idOf("P-1").orElseThrow(), 77);
    shop.catalog().stock(shop.catalog().idOf("P-2").orElseThrow(), 88);
    String run = reconciled().getString("id");

    ana()
        .body("{\"shop\":\"main\"}")
        .post("/api/companies/acme/runs/" + run + "/repair")
        .then()
        .body("due", equalTo(2));

    story.shopShows(shop, "P-1", 10);
    story.shopShows(shop, "P-2", 20);
  }

  @Test
  void aReconciliationThatRepairsDeliversWhatDiffersAndNothingElse() {
    shop.catalog().stock(shop.catalog().idOf("P-2").orElseThrow(), 88);

    JsonPath run = is(begins("{\"kind\":\"RECONCILIATION\",\"repair\":true}"), Phase.FINISHED);

    story.shopShows(shop, "P-2", 20);
    assertThat(shop.journal().written()).containsExactly(shop.catalog().idOf("P-2").orElseThrow());
    assertThat(run.getLong("delivered")).isEqualTo(4);
  }

  @Test
  void aRepairThatWouldEmptyTheShopAsksFirst() {
    database.update("update stock_level set quantity = 0 where product_key in ('c:P-1', 'c:P-2')");

    String run = begins("{\"kind\":\"RECONCILIATION\",\"repair\":true}");

    assertThat(is(run, Phase.AWAITING).getString("waitsFor")).isEqualTo("GUARD");
    story.shopShows(shop, "P-1", 10);
    asks(run, "cancel").statusCode(200);
  }

  // --- by the clock

  @Test
  void byTheClockInRomanianTime() {
    ana()
        .body("{\"cron\":\"0 0 4 * * ?\",\"repair\":false}")
        .put(at("/reconciliation"))
        .then()
        .statusCode(200)
        .body("zone", equalTo("Europe/Bucharest"))
        .body("nextAt", containsString("T0"));
    shop.catalog().stock(shop.catalog().idOf("P-1").orElseThrow(), 77);

    database.update("update reconciliation_schedule set next_at = now()");

    await()
        .untilAsserted(
            () ->
                assertThat(
                        story.number(
                            "select count(*) from sync_run where cause = 'SCHEDULE'"
                                + " and phase = 'FINISHED'"))
                    .isEqualTo(1));
    story.shopShows(shop, "P-1", 77);
    assertThat(story.number("select count(*) from reconciliation_schedule where next_at > now()"))
        .isEqualTo(1);
  }

  @Test
  void aScheduleThatCameDueWhileAnotherRunWasOpenComesAfterIt() {
    shop.catalog().stock(shop.catalog().idOf("P-1").orElseThrow(), 77);
    String asking = begins("{\"kind\":\"RECONCILIATION\",\"repair\":true,\"preview\":true}");
    is(asking, Phase.AWAITING);
    ana()
        .body("{\"cron\":\"0 30 3 ? * MON\",\"zone\":\"UTC\",\"repair\":false}")
        .put(at("/reconciliation"))
        .then()
        .statusCode(200);
    database.update("update reconciliation_schedule set next_at = now() - interval '5 hours'");

    // A look at what is due begins nothing, and nobody is kept waiting for it.
    ceas().post("/api/wake?seconds=20").then().body("state", equalTo("IDLE"));
    assertThat(story.number("select count(*) from sync_run where cause = 'SCHEDULE'")).isZero();
    assertThat(story.number("select count(*) from reconciliation_schedule where next_at < now()"))
        .isEqualTo(1);

    asks(asking, "cancel").statusCode(200);
    await()
        .untilAsserted(
            () ->
                assertThat(story.number("select count(*) from sync_run where cause = 'SCHEDULE'"))
                    .isEqualTo(1));
  }

  @Test
  void aWakeUpRunsTheScheduleThatCameDueToItsEnd() {
    ana()
        .body("{\"cron\":\"0 30 3 ? * MON\",\"zone\":\"UTC\",\"repair\":true}")
        .put(at("/reconciliation"))
        .then()
        .statusCode(200);
    shop.catalog().stock(shop.catalog().idOf("P-1").orElseThrow(), 77);
    database.update("update reconciliation_schedule set next_at = now() - interval '3 days'");

    ceas()
        .post("/api/wake?seconds=40")
        .then()
        .statusCode(200)
        .body("state", equalTo("IDLE"))
        .body("waiting.kind", equalTo(List.of("schedules")));

    assertThat(shop.stockOf("P-1")).isEqualByComparingTo("10");
  }

  @Test
  void byTheClockWithRepair() {
    ana()
        .body("{\"cron\":\"0 30 3 ? * MON\",\"zone\":\"UTC\",\"repair\":true}")
        .put(at("/reconciliation"))
        .then()
        .statusCode(200);
    shop.catalog().stock(shop.catalog().idOf("P-1").orElseThrow(), 77);

    database.update("update reconciliation_schedule set next_at = now()");

    story.shopShows(shop, "P-1", 10);
  }

  @Test
  void aScheduleThatCannotBeKeptIsRefusedInWords() {
    ana()
        .body("{\"cron\":\"la patru\",\"repair\":false}")
        .put(at("/reconciliation"))
        .then()
        .statusCode(400)
        .body("detail", containsString("0 0 4 * * ?"));
    ana()
        .body("{\"cron\":\"0 0 4 * * ?\",\"zone\":\"Europe/Cluj\",\"repair\":false}")
        .put(at("/reconciliation"))
        .then()
        .statusCode(400)
        .body("detail", containsString("Europe/Bucharest"));
    ana().get(at("/reconciliation")).then().statusCode(404);
  }

  @Test
  void aScheduleCanBeTakenBack() {
    ana()
        .body("{\"cron\":\"0 0 4 * * ?\",\"repair\":false}")
        .put(at("/reconciliation"))
        .then()
        .statusCode(200);
    ana().delete(at("/reconciliation")).then().statusCode(204);
    ana().get(at("/reconciliation")).then().statusCode(404);
  }
}
