package ro.stocsync.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static ro.stocsync.SmartBill.item;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.Operator;
import ro.stocsync.WithDemoShop;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.company.Warehouse;
import ro.stocsync.delivery.Outcome.State;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.demo.smartbill.SmartBillFault;
import ro.stocsync.smartbill.WarehouseLists;

/** What an operator turns on a shop's page, and what they are told before they do. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class SettingsPageTest {

  private static final ShopKey KEY = new ShopKey("acme", "main");

  @Inject ShopStory story;
  @Inject SettingsTable settings;
  @Inject WarehouseLists lists;
  DemoShop shop;
  DemoSmartBill smartBill;
  private Browser ana;
  private Browser vlad;

  @BeforeEach
  void aNewShop() {
    ana = Browser.of("ana", "parola-anei");
    vlad = Browser.of("vlad", "parola-lui-vlad");
    story.begin(shop);
    smartBill.faults().clear();
    smartBill.stock().clear();
    smartBill.putClockForward(Duration.ofMinutes(11));
    smartBill.stock().warehouse("Magazin").warehouse("Rezerva").warehouse("Service");
    lists.forget("acme");
  }

  private FormStory form() {
    return FormStory.openedBy(ana);
  }

  private ShopSettings inForce() {
    return settings.of(KEY);
  }

  /** Five pieces, two, none and one that is owed. */
  private void theShopShowsItsStock() {
    shop.catalog().simple("P-1", "Ceai", 1);
    shop.catalog().simple("P-2", "Cafea", 1);
    shop.catalog().simple("P-3", "Apă", 1);
    shop.catalog().simple("P-4", "Cană", 1);
    moves(product("P-1", 5), product("P-2", 2), product("P-3", 0), product("P-4", -1));
    story.shopShows(shop, "P-4", -1);
    story.shopShows(shop, "P-1", 5);
    story.everythingIsDelivered();
  }

  // --- before it is saved

  @Test
  void theEffectIsToldAndNothingIsDone() {
    theShopShowsItsStock();
    shop.journal().clear();

    form()
        .safetyStock("2")
        .asksForTheEffect()
        .statusCode(200)
        .body(containsString("2 produse s-ar trimite din nou."))
        .body(containsString("2 produse din magazin ar arăta alt stoc decât acum."))
        .body(containsString("1 dintre ele ar ajunge la zero."));

    assertThat(inForce().safetyStock()).isZero();
    assertThat(story.undelivered()).isZero();
    assertThat(story.number("select count(*) from history where who = 'ana'")).isZero();
    assertThat(shop.journal().written()).isEmpty();
  }

  @Test
  void asManyAreSentOnSavingAsWereTold() {
    theShopShowsItsStock();
    // Both settings concern others, and P-1 alone twice: it is sent once.
    moves(product("P-1", "5.5"));
    story.everythingIsDelivered();

    form()
        .safetyStock("1,5")
        .decimals("FLOOR")
        .negativeStock("CLAMP")
        .asksForTheEffect()
        .body(containsString("3 produse s-ar trimite din nou."));
    form()
        .safetyStock("1,5")
        .decimals("FLOOR")
        .negativeStock("CLAMP")
        .saves()
        .statusCode(200)
        .body(containsString("Salvat. 3 produse se trimit din această cauză."));

    story.shopShows(shop, "P-1", 4);
    story.shopShows(shop, "P-2", 0);
    story.shopShows(shop, "P-4", 0);
    ana.opens("/console/acme/history")
        .body(allOf(containsString("Setări schimbate"), containsString("0 → 1.5")));
  }

  @Test
  void whatIsParkedCountsWhereItIsTriedAnew() {
    shop.catalog().unmanaged("NM-1", "Ceai");
    story.catalogIsRead();
    moves(product("NM-1", 5));
    story.isParked("c:NM-1", State.NOT_MANAGED);

    ana.request()
        .header("X-CSRF-TOKEN", ana.token())
        .formParam("warehouses", "Magazin")
        .formParam("warehouses", "Rezerva")
        .formParam("synchronised", "true")
        .formParam("safetyStock", "0")
        .formParam("decimals", "EXACT")
        .formParam("negativeStock", "PASS_ON")
        .formParam("manageStock", "SWITCH_ON")
        .formParam("nameFallback", "false")
        .post(FormStory.SETTINGS + "/effect")
        .then()
        .body(containsString("1 produs s-ar trimite din nou."))
        .body(containsString("1 produs din magazin ar arăta alt stoc"));
  }

  @Test
  void aWarehouseLessIsWarnedOf() {
    theShopShowsItsStock();
    moves(item("P-9", "Sare", "Rezerva", 3));

    form()
        .warehouses("Magazin")
        .asksForTheEffect()
        .body(containsString("1 produs nu ar mai fi urmărit"))
        .body(containsString("4 produse s-ar trimite din nou."))
        .body(containsString("0 produse din magazin ar arăta alt stoc"));
    form()
        .warehouses()
        .asksForTheEffect()
        .body(containsString("5 produse nu ar mai fi urmărite"))
        .body(containsString("Nu este aleasă nicio gestiune"))
        .body(containsString("0 produse s-ar trimite din nou."));
    form()
        .synchronised(false)
        .asksForTheEffect()
        .body(containsString("Sincronizarea ar fi oprită"))
        .body(containsString("0 produse s-ar trimite din nou."));
    form().asksForTheEffect().body(containsString("Nimic nou față de ce este salvat."));
  }

  // --- saving

  @Test
  void theWarehousesThatSmartBillListsAreTicked() {
    smartBill.stock().warehouse("<b>Depozit</b>");
    lists.forget("acme");

    ana.opens(FormStory.SETTINGS)
        .body(containsString("value=\"Service\">"))
        .body(containsString("value=\"Magazin\" checked>"))
        .body(containsString("&lt;b&gt;Depozit&lt;/b&gt;"))
        .body(not(containsString("<b>Depozit")));
    form().warehouses("Service", "<b>Depozit</b>").saves().body(containsString("Salvat."));

    assertThat(inForce().warehouses())
        .containsExactlyInAnyOrder(Warehouse.named("service"), Warehouse.named("<b>depozit</b>"));
  }

  @Test
  void whileSmartBillIsAwayWarehousesAreWritten() {
    smartBill.faults().next(1, new SmartBillFault.Unauthorized());
    ana.opens(FormStory.SETTINGS).body(containsString("Alte gestiuni, câte una pe rând"));

    form().warehouses("magazin").others("Depozit Nou\n\n Service ").saves();

    assertThat(inForce().warehouses())
        .extracting(Warehouse::key)
        .containsExactlyInAnyOrder("magazin", "depozit nou", "service");
  }

  @Test
  void warehousesAreToldAsTheConfigurationOrSmartBillSpellsThem() {
    smartBill.faults().next(1, new SmartBillFault.Unauthorized());
    ana.opens(FormStory.SETTINGS).body(containsString("value=\"Magazin\" checked>"));
    moves(item("P-1", "Ceai", "Depozit Nou", 1));

    form().warehouses("MAGAZIN").others("depozit nou").saves();

    assertThat(story.text("select detail ->> 'warehouses' from history order by id desc limit 1"))
        .isEqualTo("Magazin, Rezerva → Depozit Nou, Magazin");
    Operator.ana()
        .get("/api/companies/acme/shops/main/settings")
        .then()
        .body("warehouses", equalTo(List.of("Depozit Nou", "Magazin")));
  }

  @Test
  void whatCannotBeIsToldAtItsFieldAndNothingIsSaved() {
    for (String wrong : new String[] {"-1", "multe", "1.000", "99999999999", "1,23456"}) {
      form()
          .safetyStock(wrong)
          .warehouses("Magazin")
          .saves()
          .statusCode(200)
          .body(containsString("Nu s-a salvat: corectați câmpurile marcate."))
          .body(containsString("Scrieți un număr de la 0 la 1000000000"))
          .body(containsString("value=\"" + wrong + "\""));
      form().safetyStock(wrong).asksForTheEffect().body(containsString("ca să vedeți efectul"));
    }
    form().decimals("ROUND").saves().body(containsString("Alegeți una dintre variante."));
    form()
        .warehouses("x".repeat(251))
        .saves()
        .body(containsString("Alegeți cel mult 100 de gestiuni"));

    assertThat(inForce().warehouses()).hasSize(2);
    assertThat(inForce().safetyStock()).isZero();
  }

  @Test
  void ofTwoOperatorsTheSecondIsToldAndKeepsWhatTheyTyped() {
    FormStory first = form();
    FormStory second = form().safetyStock("7");

    first.negativeStock("CLAMP").saves().body(containsString("Salvat."));
    String told =
        second
            .saves()
            .body(containsString("altcineva a schimbat setările între timp"))
            .body(containsString("se trimite → arătat ca zero"))
            .body(containsString("name=\"safetyStock\""))
            .body(containsString("value=\"7\""))
            .extract()
            .asString();

    assertThat(inForce().safetyStock()).isZero();
    assertThat(told).contains("name=\"seen\" value=\"" + inForce().fingerprint() + "\"");
  }

  @Test
  void aViewerReadsTheSettingsAndChangesNothing() {
    vlad.opens(FormStory.SETTINGS)
        .statusCode(200)
        .body(containsString("Stoc de siguranță"))
        .body(not(containsString("action=\"" + FormStory.SETTINGS)));

    for (String address : new String[] {"", "/effect", "/webhooks/register"}) {
      vlad.request()
          .header("X-CSRF-TOKEN", vlad.token())
          .formParam("safetyStock", "7")
          .post(FormStory.SETTINGS + address)
          .then()
          .statusCode(403);
    }
    assertThat(inForce().safetyStock()).isZero();
  }

  // --- webhooks

  @Test
  void withoutAnAddressWebhooksSayWhatIsMissing() {
    ana.opens(FormStory.SETTINGS + "/webhooks")
        .statusCode(200)
        .body(containsString("lipsește stocsync.public-url"))
        .body(not(containsString("Înregistrează")));
  }
}
