package ro.stocsync.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.HookServer;
import ro.stocsync.MailServer;
import ro.stocsync.RunStory;
import ro.stocsync.SmartBill;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.Outcome.State;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.reconcile.SyncRun.Phase;
import ro.stocsync.sql.Database;

/** What is worth an alert, and how often it is told. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class AlertsTest {

  private static final String DOWN = "acme/main: Magazinul nu răspunde";
  private static final String DOWN_NO_MORE = "s-a încheiat: Magazinul nu răspunde";
  private static final String UNMATCHED = "acme/main: Produse fără pereche";
  private static final String PATRON = "patron@acme.ro";
  private static final String DEPOZIT = "depozit@acme.ro";

  @Inject ShopStory story;
  @Inject Database database;
  @Inject AlertStory alert;
  @Inject Alerts alerts;
  DemoShop shop;
  MailServer mail;
  HookServer hook;

  @BeforeEach
  void nothingIsWrong() {
    alert.begin(shop, mail, hook);
  }

  // --- a shop is down

  @Test
  void aShopThatStaysDownIsToldOnceToEverybodyAndOnceMoreWhenItIsWell() {
    alert.theShopIsDown();
    alert.lookAfter(0);
    alert.lookAfter(9);
    assertThat(mail.mails("acme")).isEmpty();

    alert.lookAfter(10);
    alert.lookAfter(11);
    alert.lookAfter(60);

    assertThat(mail.mails(DOWN)).extracting(MailServer.Mail::to).containsOnlyOnce(PATRON, DEPOZIT);
    assertThat(mail.mails(DOWN)).hasSize(2);
    assertThat(mail.mails(DOWN).getFirst().text())
        .contains(
            "Magazinul main nu răspunde cum trebuie",
            "Ultima eroare: Magazinul ",
            "Ce aveți de făcut:",
            "stocsync.companies.acme.alerts.email");
    assertThat(hook.calls("BEGAN", "SHOP_DOWN")).hasSize(1);

    alert.theShopIsWell();
    alert.lookAfter(61);
    alert.lookAfter(65);
    assertThat(mail.mails(DOWN_NO_MORE)).isEmpty();
    alert.lookAfter(66);
    alert.lookAfter(67);

    assertThat(mail.mails(DOWN_NO_MORE)).hasSize(2);
    assertThat(mail.mails(DOWN_NO_MORE).getFirst().text()).contains("după 1 h 1 min");
    assertThat(hook.calls("ENDED", "SHOP_DOWN")).hasSize(1);
    assertThat(alerts.open("acme")).isEmpty();
    assertThat(alerts.past("acme", 1, 10).alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.lasted(Instant.now())).hasMinutes(61));
  }

  @Test
  void aShopThatIsSoonWellAgainIsNoNews() {
    alert.theShopIsDown();
    alert.lookAfter(0);
    alert.lookAfter(8);
    alert.theShopIsWell();
    alert.lookAfter(9);
    alert.theShopIsDown();
    alert.lookAfter(10);
    alert.lookAfter(18);

    assertThat(mail.mails("acme")).isEmpty();
    assertThat(alerts.open("acme")).isEmpty();
    assertThat(alerts.past("acme", 1, 10).total()).isZero();
  }

  @Test
  void anAlertDoesNotEndBecauseTheShopAnsweredOnce() {
    alert.theShopIsDown();
    alert.lookAfter(0);
    alert.lookAfter(10);
    alert.theShopIsWell();
    alert.lookAfter(11);
    alert.theShopIsDown();
    alert.lookAfter(12);
    alert.lookAfter(30);

    assertThat(mail.mails(DOWN_NO_MORE)).isEmpty();
    assertThat(mail.mails(DOWN)).hasSize(2);
  }

  @Test
  void replicasThatLookAtTheSameTimeTellOnce() throws Exception {
    alert.theShopIsDown();
    alert.lookAfter(0);
    try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
      replicas.invokeAll(
          IntStream.range(0, 8)
              .<java.util.concurrent.Callable<Object>>mapToObj(
                  replica ->
                      () -> {
                        alert.lookAfter(10);
                        return replica;
                      })
              .toList());
    }
    alert.lookAfter(10);

    assertThat(mail.mails(DOWN)).hasSize(2);
    assertThat(hook.calls("BEGAN", "SHOP_DOWN")).hasSize(1);
  }

  // --- stock waits

  @Test
  void stockThatWaitsTooLongIsTold() {
    shop.catalog().simple("P-1", "Ceai", 5);
    story.catalogIsRead();
    story.aloneWithTheShop(
        () -> {
          SmartBill.moves(SmartBill.product("P-1", 7));
          alert.lookAfter(9);
          alert.lookAfter(11);
          assertThat(mail.mails("acme")).isEmpty();
          alert.lookAfter(16);
          alert.lookAfter(17);
        });

    assertThat(mail.mails("acme/main: Stocuri care așteaptă prea mult")).hasSize(2);
    assertThat(hook.calls("BEGAN", "WAITING")).hasSize(1);

    story.everythingIsDelivered();
    alert.lookAfter(18);
    alert.lookAfter(23);
    assertThat(mail.mails("s-a încheiat: Stocuri care așteaptă")).hasSize(2);
  }

  @Test
  void thatStockWaitsForAShopThatIsDownIsNoNewsOfItsOwn() {
    shop.catalog().simple("P-1", "Ceai", 5);
    story.catalogIsRead();
    alert.theShopIsDown();
    SmartBill.moves(SmartBill.product("P-1", 7));
    for (int minute = 0; minute <= 40; minute += 5) {
      alert.lookAfter(minute);
    }

    assertThat(mail.mails(DOWN)).hasSize(2);
    assertThat(mail.mails("Stocuri care așteaptă")).isEmpty();
  }

  // --- products without a counterpart

  @Test
  void unmatchedProductsAreNamedOnceAndFurtherOnesLater() {
    story.catalogIsRead();
    for (int i = 1; i <= 12; i++) {
      smartBillMoves("X-%02d".formatted(i), "Ceai nr. " + i);
    }
    story.isState("c:X-12", State.UNMATCHED);
    alert.lookAfter(0);
    alert.lookAfter(9);
    assertThat(mail.mails("acme")).isEmpty();

    alert.lookAfter(10);
    alert.lookAfter(11);

    assertThat(mail.mails(UNMATCHED)).hasSize(2);
    assertThat(mail.mails(UNMATCHED).getFirst().text())
        .contains("- X-01: Ceai nr. 1", "- X-10: Ceai nr. 10", "și încă 2")
        .doesNotContain("X-11");

    smartBillMoves("X-13", "Cafea");
    story.isState("c:X-13", State.UNMATCHED);
    alert.lookAfter(12);
    alert.lookAfter(69);
    assertThat(mail.mails(UNMATCHED)).hasSize(2);
    alert.lookAfter(71);
    alert.lookAfter(72);

    assertThat(mail.mails(UNMATCHED)).hasSize(4);
    assertThat(mail.mails(UNMATCHED + ", altele noi")).hasSize(2);
    assertThat(mail.mails(UNMATCHED + ", altele noi").getFirst().text())
        .contains("- X-13: Cafea")
        .doesNotContain("- X-01");
    assertThat(hook.calls("MORE", "UNMATCHED")).hasSize(1);
  }

  @Test
  void whenAllProductsHaveTheirCounterpartItIsOver() {
    story.catalogIsRead();
    smartBillMoves("X-01", "Ceai");
    story.isState("c:X-01", State.UNMATCHED);
    alert.lookAfter(0);
    alert.lookAfter(10);

    shop.catalog().simple("X-01", "Ceai", 1);
    story.shopShows(shop, "X-01", 3);
    alert.lookAfter(11);

    assertThat(mail.mails("s-a încheiat: Produse fără pereche")).hasSize(2);
  }

  // --- a run asks, SmartBill is silent

  @Test
  void aRunThatTheGuardStoppedIsToldUntilSomebodyDecides() {
    for (int i = 1; i <= 10; i++) {
      shop.catalog().simple("P-" + i, "Produsul " + i, 5);
    }
    story.catalogIsRead();
    for (int i = 1; i <= 10; i++) {
      SmartBill.moves(SmartBill.product("P-" + i, 5));
    }
    story.everythingIsDelivered();
    database.update("update stock_level set quantity = 0 where product_key < 'c:P-5'");
    String run = RunStory.begins("{\"kind\":\"RECONCILIATION\",\"repair\":true}");
    RunStory.is(run, Phase.AWAITING);

    alert.lookAfter(1);
    alert.lookAfter(2);

    assertThat(mail.mails("acme: Preluare oprită până o confirmați")).hasSize(2);
    assertThat(mail.mails("Preluare oprită").getFirst().text()).contains("Magazine: main.");

    RunStory.asks(run, "cancel").statusCode(200);
    alert.lookAfter(3);
    assertThat(hook.calls("ENDED", "GUARD")).hasSize(1);
  }

  @Test
  void smartBillIsSilentForLongerThanUsual() {
    // On each of the last 20 days at noon in Romania, and not since a fortnight ago.
    for (int day = 20; day >= 0; day--) {
      database.update(
          """
          insert into callback (company, received_at, outcome, items, accepted)
          values ('acme', now() - make_interval(days => ?), 'ACCEPTED', 1, 1)
          """,
          14 + day);
    }
    alert.lookAfter(0);
    alert.lookAfter(1);
    assertThat(mail.mails("acme: SmartBill nu mai trimite stocuri")).hasSize(2);

    SmartBill.moves(SmartBill.product("P-1", 5));
    alert.lookAfter(2);
    assertThat(mail.mails("s-a încheiat: SmartBill nu mai trimite stocuri")).hasSize(2);
  }

  @Test
  void aCompanyThatHardlyEverCalledIsNotMissed() {
    SmartBill.moves(SmartBill.product("P-1", 5));
    database.update("update callback set received_at = now() - interval '27 days'");

    alert.lookAfter(0);

    assertThat(alerts.open("acme")).isEmpty();
  }

  private static void smartBillMoves(String code, String name) {
    SmartBill.moves(SmartBill.item(code, name, "Magazin", 3));
  }
}
