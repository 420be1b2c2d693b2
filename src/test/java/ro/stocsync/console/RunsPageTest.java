package ro.stocsync.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.RunStory;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.reconcile.SyncRun.Phase;

/** Pulls and reconciliations, from the form to the report. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class RunsPageTest {

  private static final String PAGE = "/console/acme/runs";

  @Inject ShopStory story;
  DemoShop shop;
  DemoSmartBill smartBill;

  @BeforeEach
  void aShopThatShowsOtherThingsThanSmartBillHas() {
    story.begin(shop);
    smartBill.stock().clear();
    smartBill.faults().clear();
    smartBill.callsIn().clear();
    smartBill.putClockForward(Duration.ofMinutes(11));
    smartBill.stock().warehouse("Magazin").warehouse("Rezerva");
    for (int i = 1; i <= 4; i++) {
      shop.catalog().simple("P-" + i, "Produsul " + i, i);
      smartBill.stock().put("Magazin", "P-" + i, "Produsul " + i, i == 2 ? 20 : i);
    }
    story.catalogIsRead();
    shop.journal().clear();
  }

  @Test
  void aPullGoesFromTheFormToItsEnd() {
    Browser ana = ana();

    String run = begins(ana, "kind", "PULL");

    RunStory.is(run, Phase.FINISHED);
    story.shopShows(shop, "P-2", 20);
    ana.opens(PAGE + "/" + run)
        .body(
            allOf(
                containsString("Preluare de stoc"),
                containsString("S-a încheiat."),
                containsString("ana · pornită de un operator"),
                containsString("4 linii citite")));
    ana.opens(PAGE).body(allOf(containsString("S-a încheiat."), containsString(run)));
    ana.opens("/console/acme/history").body(containsString("Preluare sau reconciliere pornită"));
  }

  @Test
  void theProgressAsksForItselfAgainUntilTheRunHasEnded() {
    Browser ana = ana();
    String run = begins(ana, "kind", "PULL", "preview", "true");
    RunStory.is(run, Phase.AWAITING);
    String progress = PAGE + "/" + run + "/progress";

    ana.opens(progress + "?seen=AWAITING")
        .header("HX-Trigger", nullValue())
        .body(
            allOf(
                not(containsString("<html")),
                containsString("hx-trigger=\"every 2s\""),
                containsString("Nimic nu s-a scris încă. Vedeți ce s-ar schimba"),
                containsString("Confirmă"),
                containsString("Oprește")));
    ana.opens(progress + "?seen=COMPARING").header("HX-Trigger", "run-phase-changed");
    assertThat(shop.journal().writes()).isEmpty();

    ana.sends(PAGE + "/" + run + "/confirm")
        .statusCode(200)
        .header("HX-Trigger", "run-phase-changed")
        .body(containsString("Confirmată de ana"));

    RunStory.is(run, Phase.FINISHED);
    story.shopShows(shop, "P-2", 20);
    ana.opens(progress + "?seen=DELIVERING")
        .header("HX-Trigger", "run-phase-changed")
        .body(allOf(not(containsString("every 2s")), not(containsString("Oprește"))));
  }

  @Test
  void aRunUnderWayShowsABar() {
    smartBill.stock().clear();
    smartBill.stock().warehouse("Magazin").warehouse("Rezerva");
    smartBill.stop();
    try {
      String run = begins(ana(), "kind", "PULL");

      ana()
          .opens(PAGE + "/" + run)
          .body(allOf(containsString("<progress"), containsString("Se citesc stocurile.")));
      ana().opens(PAGE).body(containsString("În lucru: Preluare de stoc"));
      ana().sends(PAGE + "/" + run + "/cancel").statusCode(200);
    } finally {
      smartBill.resume();
    }
  }

  @Test
  void aRunIsStoppedAndWritesNothing() {
    Browser ana = ana();
    String run = begins(ana, "kind", "PULL", "preview", "true");
    RunStory.is(run, Phase.AWAITING);

    ana.sends(PAGE + "/" + run + "/cancel").statusCode(200).body(containsString("A fost oprită."));
    ana.sends(PAGE + "/" + run + "/confirm")
        .statusCode(200)
        .body(containsString("Nu așteaptă nicio confirmare."));

    assertThat(shop.journal().writes()).isEmpty();
    ana.opens("/console/acme/history").body(containsString("Preluare sau reconciliere oprită"));
  }

  @Test
  void withoutScriptARunIsConfirmedByAPlainForm() {
    Browser ana = ana();
    String run = begins(ana, "kind", "PULL", "preview", "true");
    RunStory.is(run, Phase.AWAITING);

    ana.request()
        .formParam("csrf-token", ana.token())
        .post(PAGE + "/" + run + "/confirm")
        .then()
        .statusCode(303);

    RunStory.is(run, Phase.FINISHED);
  }

  @Test
  void aSecondRunIsRefusedInWords() {
    Browser ana = ana();
    String run = begins(ana, "kind", "PULL", "preview", "true");

    ana.sends(PAGE, "kind", "PULL")
        .statusCode(409)
        .body(allOf(containsString("nu s-a încheiat"), containsString(run)));
    ana.sends(PAGE + "/" + run + "/cancel").statusCode(200);
  }

  @Test
  void whatDiffersIsReportedFilteredAndRepaired() {
    moves(product("P-1", 1), product("P-2", 2), product("P-3", 3), product("X-9", 1));
    story.isParked("c:X-9", ro.stocsync.delivery.Outcome.State.UNMATCHED);
    story.shopShows(shop, "P-3", 3);
    await()
        .until(
            () -> story.number("select count(*) from shop_stock where state = 'DELIVERED'") == 3);
    shop.catalog().stock(shop.catalog().idOf("P-2").orElseThrow(), 99);
    Browser ana = ana();
    String run = begins(ana, "kind", "RECONCILIATION");
    RunStory.is(run, Phase.FINISHED);

    ana.opens(PAGE + "/" + run)
        .body(
            allOf(
                containsString("key=c%3AP-1"),
                containsString("key=c%3AX-9"),
                containsString("Magazinul nu are un astfel de produs.")));
    ana.opens(PAGE + "/" + run + "?verdict=DIFFERS&shop=main")
        .body(
            allOf(
                containsString("key=c%3AP-2"),
                not(containsString("key=c%3AP-1")),
                containsString("Diferă"),
                containsString("A fost modificat în magazin."),
                containsString("97"),
                containsString("value=\"main/c:P-2\"")));

    ana.sends(PAGE + "/" + run + "/repair", "line", "main/c:P-2")
        .statusCode(200)
        .body(containsString("1 produs se trimite acum."));

    story.shopShows(shop, "P-2", 2);
    ana.opens("/console/acme/history").body(containsString("Diferențe corectate dintr-un raport"));
  }

  @Test
  void theReportIsAFileToo() {
    Browser ana = ana();
    String run = begins(ana, "kind", "PULL");
    RunStory.is(run, Phase.FINISHED);

    ana.opens(PAGE + "/" + run + "/lines.csv")
        .statusCode(200)
        .contentType("text/csv;charset=UTF-8")
        .header("Content-Disposition", containsString("attachment"))
        .body(allOf(containsString("\"Cod SmartBill\""), containsString("\"P-2\"")));
  }

  @Test
  void aShopIsReconciledByTheClock() {
    Browser ana = ana();

    ana.sends(
            PAGE + "/schedule/main",
            "cron",
            "0 30 3 ? * SUN",
            "zone",
            "Europe/Bucharest",
            "repair",
            "true")
        .statusCode(303);
    ana.opens(PAGE)
        .body(
            allOf(
                containsString("În zilele: duminică, la 03:30, fusul orar Europe/Bucharest."),
                containsString("Ce diferă se trimite."),
                containsString("Data viitoare")));

    ana.sends(PAGE + "/schedule/main", "cron", "la patru", "zone", "Europe/Bucharest")
        .statusCode(400)
        .body(
            allOf(
                containsString("Expresia la patru nu se poate citi."),
                containsString("value=\"la patru\"")));

    ana.sends(PAGE + "/schedule/main", "daily", "04:05", "cron", "", "zone", "Europe/Bucharest")
        .statusCode(303);
    ana.opens(PAGE)
        .body(
            allOf(
                containsString("Zilnic la 04:05, fusul orar Europe/Bucharest."),
                containsString("value=\"04:05\"")));
    ana.sends(PAGE + "/schedule/main", "daily", "25:00", "zone", "Europe/Bucharest")
        .statusCode(400);

    ana.sends(PAGE + "/schedule/main", "cron", "", "zone", "Europe/Bucharest").statusCode(303);
    ana.opens(PAGE).body(containsString("Doar când o pornește cineva."));
    ana.opens("/console/acme/history").body(containsString("Program de reconciliere schimbat"));
  }

  @Test
  void aViewerLooksAndStartsNothing() {
    Browser vlad = Browser.of("vlad", "parola-lui-vlad");

    vlad.opens(PAGE)
        .statusCode(200)
        .body(allOf(not(containsString("Pornește")), not(containsString("Salvează"))));
    vlad.sends(PAGE, "kind", "PULL").statusCode(403);
    vlad.sends(PAGE + "/schedule/main", "cron", "0 0 4 * * ?", "zone", "UTC").statusCode(403);
  }

  // --- the story's words

  private static Browser ana() {
    return Browser.of("ana", "parola-anei");
  }

  /** Begins a run from the form; answers its number. */
  private static String begins(Browser browser, String... fields) {
    String run = browser.sends(PAGE, fields).statusCode(303).extract().header("Location");
    return run.substring(run.lastIndexOf('/') + 1);
  }
}
