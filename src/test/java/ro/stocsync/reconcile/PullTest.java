package ro.stocsync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static ro.stocsync.Operator.ana;
import static ro.stocsync.Operator.vlad;
import static ro.stocsync.RunStory.asks;
import static ro.stocsync.RunStory.begins;
import static ro.stocsync.RunStory.csv;
import static ro.stocsync.RunStory.is;
import static ro.stocsync.RunStory.lines;
import static ro.stocsync.RunStory.previews;
import static ro.stocsync.RunStory.pulls;
import static ro.stocsync.RunStory.pullsToTheEnd;
import static ro.stocsync.RunStory.run;
import static ro.stocsync.RunStory.tries;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.Outcome.State;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.demo.Journal;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.demo.smartbill.SmartBillFault;
import ro.stocsync.reconcile.SyncRun.Phase;
import ro.stocsync.sql.Database;

/** "Preia manual stocurile din SmartBill": the whole truth on demand. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class PullTest {

  @Inject ShopStory story;
  @Inject Database database;
  DemoShop shop;
  DemoSmartBill smartBill;

  @BeforeEach
  void aNewShop() {
    story.begin(shop);
    smartBill.stock().clear();
    smartBill.faults().clear();
    smartBill.callsIn().clear();
    smartBill.putClockForward(Duration.ofMinutes(11));
    smartBill.stock().warehouse("Magazin").warehouse("Rezerva");
  }

  private void smartBillHas(String code, String name, long quantity) {
    smartBill.stock().put("Magazin", code, name, quantity);
  }

  private void catalogIsRead() {
    story.catalogIsRead();
    shop.journal().clear();
  }

  // --- what it brings

  @Test
  void onlyWhatDiffersIsWritten() {
    for (int i = 1; i <= 20; i++) {
      shop.catalog().simple("P-" + i, "Produsul " + i, i);
      smartBillHas("P-" + i, "Produsul " + i, i == 7 ? 70 : i);
    }
    catalogIsRead();

    JsonPath pull = pullsToTheEnd();

    story.shopShows(shop, "P-7", 70);
    assertThat(shop.journal().written()).containsExactly(shop.catalog().idOf("P-7").orElseThrow());
    assertThat(pull.getLong("found")).isEqualTo(20);
    assertThat(pull.getLong("matched")).isEqualTo(20);
    assertThat(pull.getLong("delivered")).isEqualTo(20);
    assertThat(pull.getLong("forecast[0].equal")).isEqualTo(19);
    assertThat(pull.getLong("forecast[0].change")).isEqualTo(1);
    // What was seen to be right is delivered too: the next callback finds a ledger that is whole.
    assertThat(story.number("select count(*) from shop_stock where state = 'DELIVERED'"))
        .isEqualTo(20);
    assertThat(story.number("select count(*) from stock_level")).isEqualTo(20);
  }

  @Test
  void severalMonitoredWarehousesAreSummed() {
    shop.catalog().simple("P-1", "Ceai", 1);
    smartBillHas("P-1", "Ceai", 4);
    smartBill.stock().put("Rezerva", "P-1", "Ceai", 10);
    smartBill.stock().put("Service", "P-1", "Ceai", 100);
    catalogIsRead();

    pullsToTheEnd();

    story.shopShows(shop, "P-1", 14);
    assertThat(story.number("select count(*) from stock_level where warehouse_key = 'service'"))
        .isZero();
  }

  @Test
  void oneWarehouseMayBePulledAlone() {
    shop.catalog().simple("P-1", "Ceai", 1);
    smartBillHas("P-1", "Ceai", 4);
    smartBill.stock().put("Rezerva", "P-1", "Ceai", 10);
    moves(product("P-1", 1));
    story.everythingIsDelivered();

    is(begins("{\"kind\":\"PULL\",\"warehouses\":[\"rezerva\"]}"), Phase.FINISHED);

    story.shopShows(shop, "P-1", 11);
  }

  @Test
  void productsWithoutACodeAndVariationsAreFoundToo() {
    long named = shop.catalog().simple("", "Placă de aragaz", 3);
    shop.catalog().variable("V-1", "Tricou", "S", "M");
    smartBillHas("", "PLACĂ  de aragaz", 8);
    smartBillHas("V-1-1", "Tricou S", 21);
    catalogIsRead();

    pullsToTheEnd();

    story.shopShows(shop, named, 8);
    story.shopShows(shop, "V-1-1", 21);
  }

  @Test
  void aProductThatTheShopLacksIsShownWithItsReason() {
    shop.catalog().simple("P-1", "Ceai", 1);
    smartBillHas("P-1", "Ceai", 1);
    smartBillHas("X-1", "Altceva", 5);
    catalogIsRead();

    JsonPath pull = pullsToTheEnd();

    assertThat(pull.getLong("failed")).isEqualTo(1);
    story.isParked("c:X-1", State.UNMATCHED);
    assertThat(lines(pull.getString("id"), "UNMATCHED"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line).containsEntry("code", "X-1").containsEntry("name", "Altceva");
              assertThat(line.get("problem")).isEqualTo("The shop has no such product.");
              assertThat(line.get("cure").toString()).contains("SKU");
            });
  }

  @Test
  void whatSmartBillNoLongerListsIsToldAndLeftAlone() {
    shop.catalog().simple("P-1", "Ceai", 1);
    moves(product("P-1", 6));
    story.shopShows(shop, "P-1", 6);

    JsonPath pull = pullsToTheEnd();

    assertThat(lines(pull.getString("id"), "UNLISTED"))
        .singleElement()
        .satisfies(line -> assertThat(line).containsEntry("product", "c:P-1"));
    story.shopShows(shop, "P-1", 6);
  }

  @Test
  void aProductThatGotACodeSincePullsItsLevelAlong() {
    long id = shop.catalog().simple("P-1", "Ceai", 1);
    moves(ro.stocsync.SmartBill.named("Ceai", 5));
    story.shopShows(shop, id, 5);
    smartBillHas("P-1", "Ceai", 7);

    pullsToTheEnd();

    story.shopShows(shop, id, 7);
    assertThat(story.number("select count(*) from stock_level")).isEqualTo(1);
    assertThat(story.number("select count(*) from shop_stock")).isEqualTo(1);
  }

  @Test
  void twoOfOneNameInOneListStayTwo() {
    long id = shop.catalog().simple("P-1", "Ceai", 1);
    moves(ro.stocsync.SmartBill.named("Ceai", 5));
    story.shopShows(shop, id, 5);
    smartBillHas("P-1", "Ceai", 7);
    smartBillHas("", "Ceai", 5);

    pullsToTheEnd();

    story.isParked("c:P-1", State.CONFLICTING);
    assertThat(story.number("select count(*) from stock_level")).isEqualTo(2);
  }

  // --- callbacks meanwhile

  @Test
  void aCallbackDuringThePullWinsOverThePulledLevel() {
    shop.catalog().simple("P-1", "Ceai", 1);
    shop.catalog().simple("P-2", "Cană", 1);
    smartBillHas("P-1", "Ceai", 40);
    smartBillHas("P-2", "Cană", 50);
    catalogIsRead();
    String pull = previews();
    is(pull, Phase.AWAITING);

    moves(product("P-1", 3));
    story.shopShows(shop, "P-1", 3);
    asks(pull, "confirm").statusCode(200);

    is(pull, Phase.FINISHED);
    story.shopShows(shop, "P-2", 50);
    story.shopShows(shop, "P-1", 3);
    assertThat(story.number("select quantity::bigint from stock_level where product_key = 'c:P-1'"))
        .isEqualTo(3);
  }

  // --- the operator is asked

  @Test
  void nothingIsWrittenBeforeTheOperatorsYes() {
    shop.catalog().simple("P-1", "Ceai", 5);
    shop.catalog().simple("P-2", "Cană", 5);
    shop.catalog().simple("P-3", "Cafea", 0);
    shop.catalog().simple("P-4", "Lampă", 5);
    shop.catalog().simple("P-5", "Filtru", 5);
    smartBillHas("P-1", "Ceai", 6);
    smartBillHas("P-2", "Cană", 0);
    smartBillHas("P-3", "Cafea", 9);
    smartBillHas("P-4", "Lampă", 5);
    smartBillHas("X-9", "Altceva", 5);
    catalogIsRead();

    String pull = previews();
    JsonPath asked = is(pull, Phase.AWAITING);

    assertThat(asked.getString("waitsFor")).isEqualTo("PREVIEW");
    assertThat(asked.getString("says")).contains("Nothing was written yet");
    assertThat(asked.getLong("forecast[0].change")).isEqualTo(1);
    assertThat(asked.getLong("forecast[0].toZero")).isEqualTo(1);
    assertThat(asked.getLong("forecast[0].back")).isEqualTo(1);
    assertThat(asked.getLong("forecast[0].equal")).isEqualTo(1);
    assertThat(asked.getLong("forecast[0].hindered")).isEqualTo(1);
    assertThat(shop.journal().writes()).isEmpty();
    assertThat(story.number("select count(*) from stock_level")).isZero();

    asks(pull, "confirm").statusCode(200).body("confirmedBy", equalTo("ana"));
    is(pull, Phase.FINISHED);
    story.shopShows(shop, "P-1", 6);
    story.shopShows(shop, "P-2", 0);
    story.shopShows(shop, "P-3", 9);
    asks(pull, "confirm").statusCode(409);
  }

  @Test
  void anOperatorWhoSaysNoLeavesNothingBehind() {
    shop.catalog().simple("P-1", "Ceai", 5);
    smartBillHas("P-1", "Ceai", 6);
    catalogIsRead();
    String pull = previews();
    is(pull, Phase.AWAITING);

    asks(pull, "cancel").statusCode(200).body("phase", equalTo("CANCELLED"));

    assertThat(story.number("select count(*) from stock_level")).isZero();
    assertThat(story.number("select count(*) from pulled_level")).isZero();
    assertThat(story.number("select count(*) from product_match")).isZero();
    assertThat(shop.journal().writes()).isEmpty();
    asks(pull, "cancel").statusCode(409);
  }

  @Test
  void aPullThatWouldEmptyTheShopAsksFirst() {
    for (int i = 1; i <= 10; i++) {
      shop.catalog().simple("P-" + i, "Produsul " + i, 5);
      smartBillHas("P-" + i, "Produsul " + i, i <= 4 ? 0 : 5);
    }
    catalogIsRead();

    String pull = pulls();
    JsonPath asked = is(pull, Phase.AWAITING);

    assertThat(asked.getString("waitsFor")).isEqualTo("GUARD");
    assertThat(asked.getLong("forecast[0].toZero")).isEqualTo(4);
    assertThat(asked.getLong("forecast[0].inStock")).isEqualTo(10);
    assertThat(shop.journal().writes()).isEmpty();
    asks(pull, "confirm").statusCode(200);
    is(pull, Phase.FINISHED);
    story.shopShows(shop, "P-1", 0);
  }

  @Test
  void anEmptyListEmptiesNoShop() {
    shop.catalog().simple("P-1", "Ceai", 5);
    catalogIsRead();

    JsonPath pull = pullsToTheEnd();

    assertThat(pull.getLong("listed")).isZero();
    story.shopShows(shop, "P-1", 5);
  }

  // --- runs

  @Test
  void oneRunOfACompanyAtATime() {
    shop.catalog().simple("P-1", "Ceai", 5);
    smartBillHas("P-1", "Ceai", 6);
    String first = previews();

    tries("{\"kind\":\"RECONCILIATION\"}").statusCode(409).body("detail", containsString(first));

    is(first, Phase.AWAITING);
    asks(first, "cancel").statusCode(200);
    pullsToTheEnd();
  }

  @Test
  void aRunThatIsCancelledWhileItDeliversHoldsBackWhatWaits() {
    shop.catalog().simple("P-1", "Ceai", 5);
    smartBillHas("P-1", "Ceai", 6);
    catalogIsRead();
    String pull = previews();
    is(pull, Phase.AWAITING);
    story.aloneWithTheShop(
        () -> {
          asks(pull, "confirm").statusCode(200);
          is(pull, Phase.DELIVERING);

          asks(pull, "cancel").statusCode(200).body("phase", equalTo("CANCELLED"));

          story.isParked("c:P-1", State.HELD);
        });
    story.shopShows(shop, "P-1", 5);
    // Its stock moves: that is sent as ever.
    moves(product("P-1", 8));
    story.shopShows(shop, "P-1", 8);
  }

  @Test
  void aRunWhoseProcessDiesIsGoneOnWithByAnother() {
    for (int i = 1; i <= 5; i++) {
      shop.catalog().simple("P-" + i, "Produsul " + i, 5);
      smartBillHas("P-" + i, "Produsul " + i, 6);
    }
    catalogIsRead();
    smartBill.faults().next(1, new SmartBillFault.Trickle(Duration.ofSeconds(20)));
    String pull = pulls();
    await().until(() -> story.number("select count(*) from sync_run where token > 0") > 0);

    // As another replica takes a run whose lease ran out.
    database.update("update sync_run set token = token + 1, expires_at = '-infinity'");

    is(pull, Phase.FINISHED);
    story.shopShows(shop, "P-5", 6);
  }

  @Test
  void aShopThatIsDownIsWaitedFor() {
    shop.catalog().simple("P-1", "Ceai", 5);
    smartBillHas("P-1", "Ceai", 6);
    catalogIsRead();
    shop.faults().next(3, new Fault.Maintenance());

    pullsToTheEnd();

    story.shopShows(shop, "P-1", 6);
  }

  @Test
  void nobodyAnswersInTime() {
    shop.catalog().simple("P-1", "Ceai", 5);
    smartBillHas("P-1", "Ceai", 6);
    String pull = previews();
    is(pull, Phase.AWAITING);

    database.update("update sync_run set phase_at = now() - interval '25 hours'");

    assertThat(is(pull, Phase.CANCELLED).getString("problem")).contains("Nobody confirmed");
  }

  // --- what is told

  @Test
  void theFileHasThePluginsColumnsAndTheReasons() {
    shop.catalog().simple("P-1", "Ceai verde", 5);
    smartBillHas("P-1", "=Ceai", 6);
    smartBillHas("X-1", "Altceva", 2);
    catalogIsRead();
    String pull = pullsToTheEnd().getString("id");

    assertThat(csv(pull).lines())
        .containsExactly(
            "\ufeff\"SmartBill code\";\"SmartBill name\";\"WooCommerce name\";\"WooCommerce id\";"
                + "\"New stock\";\"Shop\";\"Stock in the shop\";\"State\";\"Reason\"",
            "\"P-1\";\"'=Ceai\";\"Ceai verde\";\"%d\";\"6\";\"main\";\"5\";\"DELIVERED\";\"The shop shows SmartBill's stock.\""
                .formatted(shop.catalog().idOf("P-1").orElseThrow()),
            "\"X-1\";\"Altceva\";\"\";\"\";\"\";\"main\";\"\";\"UNMATCHED\";\"The shop has no such product.\"");
  }

  @Test
  void aWarehouseThatSmartBillLacksIsToldWithThoseItHas() {
    smartBill.stock().clear();
    smartBill.stock().warehouse("Depozit");

    JsonPath pull = is(pulls(), Phase.FAILED);

    assertThat(pull.getString("problem"))
        .contains("SmartBill has no warehouse Magazin, Rezerva")
        .contains("It has: Depozit");
  }

  @Test
  void warehousesThatCannotBeToldApartAreNotPulled() {
    smartBill.stock().warehouse("MAGAZIN ");

    assertThat(is(pulls(), Phase.FAILED).getString("problem"))
        .contains("\"Magazin\" and \"MAGAZIN \"")
        .contains("Rename one of them");
  }

  @Test
  void aWrongTokenEndsThePullWithItsCure() {
    smartBill.faults().next(1, new SmartBillFault.Unauthorized());

    assertThat(is(pulls(), Phase.FAILED).getString("problem"))
        .contains("stocsync.companies.acme.username");
  }

  @Test
  void aShutOutIsWaitedFor() {
    shop.catalog().simple("P-1", "Ceai", 5);
    smartBillHas("P-1", "Ceai", 6);
    catalogIsRead();
    smartBill.faults().next(1, new SmartBillFault.Throttle(Duration.ofSeconds(600)));

    String pull = pulls();
    await()
        .untilAsserted(
            () ->
                assertThat(run(pull).getString("problem")).contains("because there were too many"));
    database.update("truncate smartbill_account");
    database.update("update sync_run set not_before = now()");

    is(pull, Phase.FINISHED);
    story.shopShows(shop, "P-1", 6);
  }

  @Test
  void aListThatIsCutOffIsReadAgain() {
    shop.catalog().simple("P-1", "Ceai", 5);
    smartBillHas("P-1", "Ceai", 6);
    catalogIsRead();
    smartBill.faults().next(2, new SmartBillFault.CutOff());

    pullsToTheEnd();

    story.shopShows(shop, "P-1", 6);
  }

  @Test
  void whoMayOnlyLookBeginsNothing() {
    vlad().body("{\"kind\":\"PULL\"}").post("/api/companies/acme/runs").then().statusCode(403);
    vlad().get("/api/companies/acme/runs").then().statusCode(200);
    ana().get("/api/companies/acme/runs/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void smartBillsWarehousesAreToldWithTheShopsThatMonitorThem() {
    smartBill.stock().warehouse("Service");

    ana()
        .get("/api/companies/acme/warehouses")
        .then()
        .statusCode(200)
        .body("name", equalTo(java.util.List.of("Magazin", "Rezerva", "Service")))
        .body("[0].shops", equalTo(java.util.List.of("main")))
        .body("[2].shops", equalTo(java.util.List.of()));
  }

  // --- what it costs

  @Test
  void tenThousandProductsOfWhichOneInAHundredDiffers() {
    shop.catalog().many("P-", 10_000);
    // Else each look at what changed lately would read them all.
    shop.catalog().age(Duration.ofDays(1));
    for (int i = 1; i <= 10_000; i++) {
      String code = "P-%05d".formatted(i);
      smartBillHas(code, "", i % 100 == 0 ? 2 : 1);
    }
    catalogIsRead();

    String id = pulls();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> run(id).getString("phase").equals("FINISHED"));
    JsonPath pull = run(id);

    assertThat(pull.getLong("delivered")).isEqualTo(10_000);
    assertThat(shop.journal().written()).hasSize(100).doesNotHaveDuplicates();
    assertThat(shop.journal().entries().stream().filter(PullTest::readsStock).count())
        .isLessThanOrEqualTo(110);
  }

  /** The look at what changed lately comes by the clock, however long a run takes. */
  private static boolean readsStock(Journal.Entry entry) {
    return entry.method().equals("GET")
        && entry.path().contains("/products")
        && !entry.query().contains("modified_after");
  }
}
