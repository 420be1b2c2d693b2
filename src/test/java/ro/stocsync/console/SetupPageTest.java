package ro.stocsync.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.Operator;
import ro.stocsync.RunStory;
import ro.stocsync.SmartBill;
import ro.stocsync.WithDemoShop;
import ro.stocsync.access.Guesses;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.Warehouse;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.demo.smartbill.SmartBillFault;
import ro.stocsync.reconcile.SyncRun.Phase;
import ro.stocsync.smartbill.WarehouseLists;

/** From a new account to stock that flows, step by step. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class SetupPageTest {

  private static final String PAGE = "/console/acme/setup";
  private static final ShopKey KEY = new ShopKey("acme", "main");

  @Inject ShopStory story;
  @Inject SettingsTable settings;
  @Inject WarehouseLists lists;
  DemoShop shop;
  DemoSmartBill smartBill;
  private Browser ana;
  private Browser vlad;

  @BeforeEach
  void aNewAccount() {
    ana = Browser.of("ana", "parola-anei");
    vlad = Browser.of("vlad", "parola-lui-vlad");
    story.begin(shop);
    smartBill.faults().clear();
    smartBill.stock().clear();
    smartBill.callsIn().clear();
    smartBill.putClockForward(Duration.ofMinutes(11));
    smartBill.stock().warehouse("Magazin").warehouse("Rezerva");
    lists.forget("acme");
    // As if nobody had guessed a token before, here or elsewhere.
    QuarkusMock.installMockForType(new Guesses(), Guesses.class);
  }

  private String page() {
    return ana.opens(PAGE).statusCode(200).extract().asString();
  }

  /** Whether the page marks that step as done. */
  private static boolean done(String page, int step) {
    String heading = page.substring(page.indexOf("id=\"step-" + step + "\""));
    String mark = heading.substring(0, heading.indexOf("</h2>"));
    assertThat(mark).containsAnyOf("Gata", "De făcut");
    return mark.contains("Gata");
  }

  private static ValidatableResponse does(Browser browser, String what, String... parameter) {
    var request =
        browser
            .request()
            .header("X-CSRF-TOKEN", browser.token())
            .header("HX-Request", "true")
            .contentType("application/x-www-form-urlencoded");
    return (parameter.length == 0 ? request : request.formParam(parameter[0], parameter[1]))
        .post(PAGE + what)
        .then();
  }

  @Test
  void whatIsDoneIsMarkedAndCounted() {
    String page = page();

    assertThat(page).contains("4 din 6 pași gata");
    assertThat(done(page, 1)).isFalse();
    assertThat(done(page, 2)).isTrue();
    assertThat(done(page, 3)).isTrue();
    assertThat(done(page, 4)).isTrue();
    assertThat(done(page, 5)).isFalse();
    assertThat(done(page, 6)).isTrue();
  }

  // --- 1: the address and the token

  @Test
  void theAddressIsToldAndWarnedOfWhereSmartBillCannotReachIt() {
    assertThat(page())
        .contains("/smartbill/acme/stocks\"", "data-copy=\"callback\"")
        .contains("SmartBill, de pe internet, nu o poate chema")
        .contains("stocsync.companies.acme.token");
  }

  @Test
  void theFirstCallOfSmartBillEndsTheFirstStep() {
    SmartBill.sends().statusCode(200);

    assertThat(done(page(), 1)).isTrue();
    assertThat(page()).contains("5 din 6 pași gata");
  }

  @Test
  void theTokenIsCheckedAndNeverShown() {
    String right = does(ana, "/token", "token", " TOKEN-of-acme ").extract().asString();
    assertThat(right).contains("Este cel din configurație.");

    for (int guess = 0; guess < 10; guess++) {
      String wrong = does(ana, "/token", "token", "guess-" + guess).extract().asString();
      assertThat(wrong).contains("Este altul").doesNotContain("guess-" + guess);
    }
    String many = does(ana, "/token", "token", WithDemoShop.TOKEN).extract().asString();
    assertThat(many).contains("Prea multe încercări greșite").doesNotContain("Este cel din");

    assertThat(right + many + page())
        .doesNotContainIgnoringCase(WithDemoShop.TOKEN)
        .doesNotContain(DemoSmartBill.TOKEN)
        .doesNotContain(shop.consumerSecret());
    does(ana, "/token", "token", " ").body(containsString("Lipiți mai întâi tokenul."));
    does(ana, "/token", "token", "x".repeat(1_001)).statusCode(400);
    // Nobody's log-in is counted with it.
    Browser.of("ana", "parola-anei").opens(PAGE).statusCode(200);
  }

  // --- 2: the account

  @Test
  void whyTheAccountDoesNotAnswerIsToldWithTheCure() {
    smartBill.faults().next(1, new SmartBillFault.Unauthorized());

    String page = page();

    assertThat(page)
        .contains("SmartBill nu recunoaște utilizatorul sau tokenul firmei acme.")
        .contains("Comparați stocsync.companies.acme.username");
    assertThat(done(page, 2)).isFalse();
    assertThat(done(page, 4)).isFalse();
    // Whoever reloads the page spends no call; whoever asks does.
    assertThat(page()).contains("nu recunoaște");
    does(ana, "/warehouses")
        .body(containsString("SmartBill răspunde și își spune gestiunile (2)."));
  }

  @Test
  void smartBillThatIsAwayHoldsNothingElseUp() {
    smartBill.faults().always(new SmartBillFault.Reset());
    assertThat(page()).contains("SmartBill nu răspunde.", "Alte gestiuni, câte una pe rând");

    smartBill.faults().clear();
    smartBill.faults().next(1, new SmartBillFault.Throttle(Duration.ofMinutes(10)));
    does(ana, "/warehouses").body(containsString("pentru că au fost prea multe"));
  }

  @Test
  void manyWhoLookShareOneCall() {
    for (int look = 0; look < 5; look++) {
      page();
    }

    assertThat(smartBill.callsIn().all()).hasSize(1);
  }

  // --- 3: the warehouses

  @Test
  void theWarehousesAreChosenFromWhatSmartBillLists() {
    FormStory.openedBy(ana)
        .warehouses()
        .sends(PAGE + "/main/settings/3")
        .statusCode(200)
        .body(containsString("Salvat. Niciun produs nu trebuie trimis din nou."))
        .body(containsString("2 din 6 pași gata"));
    assertThat(done(page(), 3)).isFalse();
    assertThat(done(page(), 4)).isFalse();

    FormStory.openedBy(ana).warehouses("Magazin").sends(PAGE + "/main/settings/3");

    assertThat(settings.of(KEY).warehouses()).containsExactly(Warehouse.named("Magazin"));
    assertThat(done(page(), 3)).isTrue();
    assertThat(done(page(), 4)).isTrue();
  }

  @Test
  void aWarehouseThatSmartBillDoesNotHaveIsMarked() {
    smartBill.stock().clear();
    smartBill.stock().warehouse("Magazin").warehouse("<i>Depozit</i>");

    String page = page();

    assertThat(page)
        .contains("Rezerva <span class=\"badge text-bg-warning\">SmartBill nu are această gestiune")
        .contains("SmartBill nu are: Rezerva.")
        .contains("&lt;i&gt;Depozit&lt;/i&gt;")
        .doesNotContain("<i>Depozit");
    assertThat(done(page, 3)).isFalse();
    assertThat(done(page, 4)).isFalse();
  }

  @Test
  void ofTwoOperatorsTheSecondIsToldAndRevertsNothing() {
    FormStory second = FormStory.openedBy(ana).warehouses("Rezerva");
    FormStory.openedBy(ana).safetyStock("4").saves();

    second
        .sends(PAGE + "/main/settings/3")
        .body(containsString("altcineva a schimbat setările între timp"))
        .body(containsString("name=\"safetyStock\" value=\"4\""))
        .body(containsString("value=\"Rezerva\" checked"))
        .body(not(containsString("value=\"Magazin\" checked")));
    assertThat(settings.of(KEY).warehouses()).hasSize(2);
  }

  // --- 4: the connection

  @Test
  void aBrokenLinkIsShownWithItsCure() {
    shop.manageStock(false);

    does(ana, "/connection")
        .statusCode(200)
        .body(containsString("Verificat chiar acum."))
        .body(containsString("Gestionarea stocurilor este oprită în magazin"))
        .body(containsString("Bifați în WooCommerce"))
        .body(containsString("Baza de date StocSync răspunde."));
    assertThat(done(page(), 4)).isFalse();

    shop.manageStock(true);
    does(ana, "/connection").statusCode(200);
    assertThat(done(page(), 4)).isTrue();
  }

  // --- 5: the initial synchronisation

  @Test
  void theInitialSynchronisationAsksBeforeItWrites() {
    shop.catalog().simple("P-1", "Ceai", 1);
    smartBill.stock().put("Magazin", "P-1", "Ceai", 9);
    story.catalogIsRead();
    shop.journal().clear();

    does(ana, "/pull").statusCode(200).body(containsString("A pornit."));

    String run =
        Operator.ana().get("/api/companies/acme/runs").then().extract().path("items[0].id");
    RunStory.is(run, Phase.AWAITING);
    assertThat(shop.journal().written()).isEmpty();
    assertThat(page())
        .contains("hx-get=\"/console/acme/runs/" + run + "/progress\"")
        .doesNotContain("Pornește sincronizarea inițială");
    does(ana, "/pull").body(containsString("O altă preluare nu s-a încheiat încă"));

    RunStory.asks(run, "confirm").statusCode(200);
    RunStory.is(run, Phase.FINISHED);
    story.shopShows(shop, "P-1", 9);
    await().until(() -> done(page(), 5));
    assertThat(page()).contains("Pornește din nou");
  }

  // --- 6: on

  @Test
  void theLastStepSwitchesItOn() {
    FormStory.openedBy(ana).synchronised(false).sends(PAGE + "/main/settings/6").statusCode(200);
    assertThat(done(page(), 6)).isFalse();
    assertThat(settings.of(KEY).synchronised()).isFalse();

    FormStory.openedBy(ana).sends(PAGE + "/main/settings/6").body(containsString("Salvat."));

    assertThat(done(page(), 6)).isTrue();
    ana.opens("/console/acme/history")
        .body(allOf(containsString("Setări schimbate"), containsString("nu → da")));
  }

  // --- who may

  @Test
  void aViewerSeesHowFarItIsAndDoesNothing() {
    vlad.opens(PAGE)
        .statusCode(200)
        .body(containsString("4 din 6 pași gata"))
        .body(not(containsString("action=\"/console/acme")));

    for (String address :
        new String[] {"/token", "/warehouses", "/connection", "/pull", "/main/settings/3"}) {
      does(vlad, address, "token", WithDemoShop.TOKEN).statusCode(403);
    }
    Operator.vlad().get("/api/companies/acme/runs").then().body("total", equalTo(0));
  }

  @Test
  void withoutScriptWholePagesAnswer() {
    ana.request()
        .header("X-CSRF-TOKEN", ana.token())
        .contentType("application/x-www-form-urlencoded")
        .post(PAGE + "/connection")
        .then()
        .statusCode(200)
        .body(containsString("<html"));
  }
}
