package ro.stocsync.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.stocsync.RunStory;
import ro.stocsync.SmartBill;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.demo.smartbill.Level;
import ro.stocsync.reconcile.SyncRun.Phase;

/** Who gets into the console, what they see there, and what nobody can make them do. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class ConsoleTest {

  private static final String SESSION = "stocsync-session";

  @Inject ShopStory story;
  DemoShop shop;
  DemoSmartBill smartBill;

  @BeforeEach
  void begin() {
    story.begin(shop);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/console", "/console/acme/main/products", "/console/acme/history"})
  void whoeverIsNotLoggedInIsLedToTheForm(String page) {
    new Browser().opens(page).statusCode(302).header("Location", endsWith("/login"));
  }

  @Test
  void aWrongPasswordIsToldWithoutSayingWhatWasWrong() {
    Browser stranger = new Browser();

    stranger
        .logsIn("ana", "parola-lui-vlad")
        .statusCode(302)
        .header("Location", endsWith("/login?failed=true"));

    stranger.opens("/login?failed=true").body(containsString("Numele sau parola nu sunt corecte"));
    stranger.opens("/console").statusCode(302);
  }

  @Test
  void anOperatorSeesTheShopsAndTheirLinks() {
    Browser ana = ana();

    ana.opens("/console").statusCode(200).body(containsString("data-shop=\"acme/main\""));
    ana.opens("/console/acme/main/connection")
        .statusCode(200)
        .body(containsString("API-ul REST WooCommerce răspunde."));
  }

  @Test
  void theOverviewSaysThatARunWaitsForAnAnswer() {
    smartBill.stock().clear();
    smartBill.stock().put(new Level("Magazin", "P-1", "Ceai", "buc", BigDecimal.TEN));
    smartBill.stock().warehouse("Rezerva");
    story.catalogIsRead();
    Browser ana = ana();
    ana.opens("/console").body(not(containsString("așteaptă răspunsul")));

    String run = RunStory.previews();
    RunStory.is(run, Phase.AWAITING);

    for (String part : List.of("/console", "/console/cards")) {
      ana.opens(part)
          .body(
              allOf(
                  containsString("O preluare de stoc așteaptă răspunsul dumneavoastră"),
                  containsString("/console/acme/runs/" + run)));
    }
    RunStory.asks(run, "cancel").statusCode(200);
    ana.opens("/console/cards").body(not(containsString("așteaptă răspunsul")));
  }

  @Test
  void whatSmartBillCallsAProductIsTextAndNothingElse() {
    sells("<script>alert(1)</script>");
    Browser ana = ana();

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                ana.opens("/console/acme/main/products?show=UNMATCHED&text=CONSOLE-1")
                    .statusCode(200)
                    .body(
                        allOf(
                            containsString("&lt;script&gt;alert(1)&lt;/script&gt;"),
                            not(containsString("<script>alert")),
                            containsString("Magazinul nu are un astfel de produs."),
                            containsString("Ce aveți de făcut:"))));
    ana.opens("/console/acme/main/product?key=c:CONSOLE-1")
        .statusCode(200)
        .body(allOf(containsString("3,5"), not(containsString("<script>alert"))));
  }

  @Test
  void pagesRunNoScriptButTheirOwn() {
    String policy = ana().opens("/console").extract().header("Content-Security-Policy");

    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe-inline", "unsafe-eval");
  }

  @Test
  void aFormedRequestFromElsewhereDoesNothing() {
    sells("Produs");
    Browser ana = ana();

    ana.request()
        .formParam("product", "c:CONSOLE-1")
        .post("/console/acme/main/products/deliver")
        .then()
        .statusCode(400);
    ana.request()
        .contentType("text/plain")
        .body("product=c:CONSOLE-1")
        .post("/console/acme/main/products/deliver")
        .then()
        .statusCode(415);
    ana.opens("/console/acme/history").body(not(containsString("Trimitere cerută")));
  }

  @Test
  void anOperatorDeliversAtOnceAndTheHistorySaysWho() {
    sells("Produs");
    Browser ana = ana();

    ana.request()
        .header("X-CSRF-TOKEN", ana.token())
        .formParam("product", "c:CONSOLE-1")
        .post("/console/acme/main/products/deliver")
        .then()
        .statusCode(200)
        .body(containsString("1 produs se trimite acum."));

    ana.opens("/console/acme/history")
        .body(allOf(containsString("Trimitere cerută"), containsString("ana")));
  }

  @Test
  void whatIsRefusedIsSaidOnAPage() {
    Browser ana = ana();

    ana.request()
        .header("X-CSRF-TOKEN", ana.token())
        .formParam("nothing", "here")
        .post("/console/acme/main/products/deliver")
        .then()
        .statusCode(400)
        .body(containsString("<h1 class=\"h3\">Nu se poate</h1>"));
    ana.opens("/console/nobody/main/products")
        .statusCode(404)
        .body(containsString("Pagina nu există"));
  }

  @Test
  void aViewerLooksAndChangesNothing() {
    Browser vlad = Browser.of("vlad", "parola-lui-vlad");

    vlad.opens("/console/acme/main/products")
        .statusCode(200)
        .body(not(containsString("Trimite acum")));
    vlad.request()
        .header("X-CSRF-TOKEN", vlad.token())
        .formParam("product", "c:CONSOLE-1")
        .post("/console/acme/main/products/deliver")
        .then()
        .statusCode(403);
  }

  @Test
  void theLanguageIsSwitchedAndLeadsNowhereElse() {
    Browser ana = ana();

    ana.opens("/language/en?back=/console/acme/history")
        .statusCode(303)
        .header("Location", endsWith("/console/acme/history"));
    ana.opens("/console/acme/history").body(containsString("<html lang=\"en\">"));
    ana.opens("/console/nobody/history").statusCode(404).body(containsString("No such page"));
    ana.opens("/language/ro?back=//evil.example").header("Location", endsWith("/console"));
    ana.opens("/language/ro?back=https://evil.example").header("Location", endsWith("/console"));
  }

  @Test
  void theSessionEndsWhenSomebodyLogsOut() {
    Browser ana = ana();

    ana.request()
        .header("X-CSRF-TOKEN", ana.token())
        .contentType("application/x-www-form-urlencoded")
        .post("/logout")
        .then()
        .statusCode(303);

    ana.opens("/console").statusCode(302);
  }

  @Test
  void whatAPageAsksByItselfDoesNotLengthenTheSession() {
    Browser ana = ana();

    Awaitility.await()
        .untilAsserted(
            () -> assertThat(ana.opens("/console/cards").extract().cookies()).containsKey(SESSION));
    Browser open = ana();
    Awaitility.await()
        .during(Duration.ofSeconds(3))
        .untilAsserted(
            () ->
                assertThat(
                        open.request()
                            .header("X-StocSync-By-Itself", "true")
                            .get("/console/cards")
                            .then()
                            .statusCode(200)
                            .extract()
                            .cookies())
                    .doesNotContainKey(SESSION));
  }

  private static Browser ana() {
    return Browser.of("ana", "parola-anei");
  }

  private static void sells(String name) {
    SmartBill.moves(SmartBill.item("CONSOLE-1", name, "Magazin", 3.5));
  }
}
