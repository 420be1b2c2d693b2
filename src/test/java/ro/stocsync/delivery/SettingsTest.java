package ro.stocsync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static ro.stocsync.Operator.ana;
import static ro.stocsync.Operator.at;
import static ro.stocsync.Operator.sets;
import static ro.stocsync.SmartBill.item;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.company.Companies;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.company.Warehouse;
import ro.stocsync.delivery.Outcome.State;
import ro.stocsync.demo.DemoShop;

/** What an operator turns while it runs, and the work that each turn implies. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class SettingsTest {

  private static final ShopKey KEY = new ShopKey("acme", "main");

  @Inject ShopStory story;
  @Inject SettingsTable settings;
  @Inject SettingsWork work;
  @Inject Companies companies;
  DemoShop shop;

  @BeforeEach
  void aNewShop() {
    story.begin(shop);
  }

  @Test
  void theWarehousesOfAShopAreSummedAndOthersLeftAlone() {
    shop.catalog().simple("P-1", "Ceai", 1);
    moves(
        item("P-1", "Ceai", "Magazin", 5),
        item("P-1", "Ceai", "REZERVA", 3),
        item("P-1", "Ceai", "Service", 90));
    story.shopShows(shop, "P-1", 8);

    assertThat(sets("warehouses", "[\"Magazin\",\"Service\"]")).isEqualTo(1);

    story.shopShows(shop, "P-1", 95);
  }

  @Test
  void theSafetyStockIsHeldBackFromWhatThereIs() {
    shop.catalog().simple("P-1", "Ceai", 1);
    shop.catalog().simple("P-2", "Cafea", 1);
    shop.catalog().simple("P-3", "Apă", 1);
    moves(product("P-1", 10), product("P-2", 2), product("P-3", 0));
    story.shopShows(shop, "P-3", 0);
    story.shopShows(shop, "P-1", 10);

    // What has no stock is not sent again.
    assertThat(sets("safetyStock", "3")).isEqualTo(2);

    story.shopShows(shop, "P-1", 7);
    story.shopShows(shop, "P-2", 0);
  }

  @Test
  void fractionsAreCutOffWhereTheSettingSaysSoAlthoughTheShopStoresThem() {
    shop.allowDecimals(true);
    long id = shop.catalog().simple("P-1", "Cablu", 1);
    shop.catalog().simple("P-2", "Ceai", 1);
    moves(product("P-1", "2.5"), product("P-2", 4));
    org.awaitility.Awaitility.await()
        .untilAsserted(() -> assertThat(shop.stock(id)).isEqualByComparingTo("2.5"));
    story.everythingIsDelivered();

    assertThat(sets("decimals", "\"FLOOR\"")).isEqualTo(1);

    story.shopShows(shop, id, 2);
  }

  @Test
  void levelsBelowZeroAreShownAsZeroWhereTheSettingSaysSo() {
    shop.catalog().simple("P-1", "Ceai", 1);
    moves(product("P-1", -4));
    story.shopShows(shop, "P-1", -4);

    assertThat(sets("negativeStock", "\"CLAMP\"")).isEqualTo(1);

    story.shopShows(shop, "P-1", 0);
  }

  @Test
  void stockManagementIsSwitchedOnWhereTheSettingSaysSo() {
    shop.catalog().unmanaged("NM-1", "Ceai");
    long variable = shop.catalog().variable("V", "Tricou", "S");
    story.catalogIsRead();
    moves(product("NM-1", 5), product("V", 5));
    story.isParked("c:NM-1", State.NOT_MANAGED);

    sets("manageStock", "\"SWITCH_ON\"");

    story.shopShows(shop, "NM-1", 5);
    // A parent whose variations keep the stock is not made to keep it for them.
    story.isParked("c:V", State.NOT_MANAGED);
    story.shopShows(shop, variable + 1, 10);
  }

  @Test
  void whatIsNotSynchronisedIsRecordedAndSentOnceItIs() {
    shop.catalog().simple("P-1", "Ceai", 1);
    sets("synchronised", "false");
    moves(product("P-1", 6));
    assertThat(shop.journal().written()).isEmpty();

    sets("synchronised", "true");

    story.shopShows(shop, "P-1", 6);
  }

  @Test
  void aChangeStandsInTheHistoryWithWhatItWas() {
    sets("safetyStock", "2");

    ana()
        .get("/api/companies/acme/history")
        .then()
        .body("[0].what", equalTo("SETTINGS_CHANGED"))
        .body("[0].who", equalTo("ana"))
        .body("[0].detail.safetyStock", equalTo("0 → 2"));
  }

  @Test
  void aValueThatCannotBeIsRefusedWithItsField() {
    ana()
        .body(
            """
            {"warehouses":[" "],"synchronised":true,"safetyStock":-1,"decimals":"EXACT",
             "negativeStock":"CLAMP","manageStock":"REPORT","nameFallback":false}
            """)
        .put(at("/settings"))
        .then()
        .statusCode(400)
        .body("violations.field", hasItem(containsString("safetyStock")))
        .body("violations.field", hasItem(containsString("warehouses")));
  }

  @Test
  void whatAnOperatorChoseStaysUntilItIsConfiguredOtherwise() {
    sets("safetyStock", "2");
    Shop configured = companies.shop(KEY).orElseThrow();

    work.configure(configured);
    assertThat(settings.of(KEY).safetyStock()).isEqualByComparingTo("2");

    ShopSettings others = ShopSettings.monitoring(Set.of(Warehouse.named("Depozit")), true);
    work.configure(configured.with(others));
    assertThat(settings.of(KEY).warehouses()).containsExactly(Warehouse.named("depozit"));
    assertThat(settings.of(KEY).safetyStock()).isEqualByComparingTo("2");
  }
}
