package ro.stocsync.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static ro.stocsync.Operator.ceas;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.HookServer;
import ro.stocsync.MailServer;
import ro.stocsync.SmartBill;
import ro.stocsync.WithDemoShop;
import ro.stocsync.company.Secret;
import ro.stocsync.delivery.Outcome.State;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.sql.Database;

/** What is sent, how it is signed, and what happens while nobody can be told. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class AlertMessagesTest {

  private static final String DOWN = "acme/main: Magazinul nu răspunde";
  private static final String PATRON = "patron@acme.ro";
  private static final String DEPOZIT = "depozit@acme.ro";

  @Inject ShopStory story;
  @Inject Database database;
  @Inject AlertStory alert;
  @Inject Alerts alerts;
  @Inject AlertKeeper keeper;
  DemoShop shop;
  MailServer mail;
  HookServer hook;

  @BeforeEach
  void nothingIsWrong() {
    alert.begin(shop, mail, hook);
  }

  @Test
  void theWebhookIsSignedAndSaysWhatTheMailSays() {
    alert.theShopIsDown();
    alert.lookAfter(0);
    alert.lookAfter(10);

    HookServer.Call call = hook.calls("BEGAN", "SHOP_DOWN").getFirst();
    assertThat(call.signature())
        .isEqualTo(
            Base64.getEncoder()
                .encodeToString(new Secret(WithDemoShop.ALERTS_SECRET).hmac(call.body())));
    assertThat(call.delivery()).startsWith("acme-");
    assertThat(call.json().getString("company")).isEqualTo("acme");
    assertThat(call.json().getString("shop")).isEqualTo("main");
    assertThat(Instant.parse(call.json().getString("since")))
        .isBetween(alert.beginning().minusSeconds(1), alert.beginning().plusSeconds(1));
    assertThat(call.json().getString("ended")).isNull();
    assertThat(call.json().getString("text")).contains("Magazinul main nu răspunde");
  }

  // --- nobody can be told

  @Test
  void whileTheMailServerIsAwayNothingIsLostAndTheReasonIsShown() {
    alert.theShopIsDown();
    alert.lookAfter(0);
    mail.goesAway();
    alert.lookAfter(10);

    assertThat(hook.calls("BEGAN", "SHOP_DOWN")).hasSize(1);
    assertThat(alerts.undelivered("acme"))
        .hasSize(2)
        .allSatisfy(
            one -> {
              assertThat(one.problem().forLog()).contains("The mail server did not take it");
              assertThat(one.givenUp()).isFalse();
            });

    mail.comesBack();
    alert.lookAfter(12);

    assertThat(mail.mails(DOWN)).hasSize(2);
    assertThat(alerts.undelivered("acme")).isEmpty();
    assertThat(hook.calls("BEGAN", "SHOP_DOWN")).hasSize(1);
  }

  @Test
  void aWakeUpEndsOnceTheMessageThatWaitedIsSent() {
    alert.theShopIsDown();
    alert.lookAfter(0);
    mail.goesAway();
    alert.lookAfter(10);
    assertThat(mail.mails(DOWN)).isEmpty();
    alert.theShopIsWell();
    mail.comesBack();
    database.update("update alert_message set next_attempt_at = now() where sent_at is null");

    ceas().post("/api/wake?seconds=30").then().statusCode(200).body("state", equalTo("IDLE"));

    assertThat(mail.mails(DOWN)).hasSize(2);
  }

  @Test
  void aWrongAddressKeepsNobodyElseFromBeingTold() {
    mail.refuses(DEPOZIT);
    alert.theShopIsDown();
    alert.lookAfter(0);
    alert.lookAfter(10);

    assertThat(mail.mails(DOWN)).extracting(MailServer.Mail::to).containsExactly(PATRON);
    assertThat(alerts.undelivered("acme"))
        .singleElement()
        .satisfies(one -> assertThat(one.recipient()).isEqualTo(DEPOZIT));
  }

  @Test
  void aWebhookThatFailsIsTriedAgainInOrderAndGivenUpAfterADay() {
    hook.answers(500);
    alert.theShopIsDown();
    alert.lookAfter(0);
    alert.lookAfter(10);
    alert.theShopIsWell();
    alert.lookAfter(11);
    alert.lookAfter(16);
    assertThat(alerts.undelivered("acme"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.problem().forLog())
                    .isEqualTo("localhost answered with status 500."));

    hook.answers(204);
    alert.lookAfter(60);
    assertThat(hook.calls("BEGAN", "SHOP_DOWN")).hasSize(1);
    assertThat(hook.calls("ENDED", "SHOP_DOWN")).hasSize(1);

    hook.answers(302);
    alert.theShopIsDown();
    alert.lookAfter(100);
    alert.lookAfter(110);
    alert.lookAfter(110 + 25 * 60);
    hook.answers(204);
    alert.lookAfter(110 + 50 * 60);

    assertThat(hook.calls("BEGAN", "SHOP_DOWN")).hasSize(1);
    assertThat(alerts.undelivered("acme"))
        .filteredOn(Undelivered::givenUp)
        .isNotEmpty()
        .allSatisfy(
            one ->
                assertThat(one.problem().forLog())
                    .isEqualTo("localhost answered with status 302."));
  }

  @Test
  void whatWasTakenByAReplicaThatDiedIsSentByAnother() {
    alert.theShopIsDown();
    alert.lookAfter(0);
    database.update(
        """
        insert into alert_message
            (company, channel, recipient, subject, body, created_at, next_attempt_at, attempts)
        values ('acme', 'EMAIL', ?, 'ramas in urma', 'x', now(), now() + interval '30 s', 1)
        """,
        PATRON);
    alert.lookAfter(0);
    assertThat(mail.mails("ramas in urma")).isEmpty();

    alert.lookAfter(1);

    assertThat(mail.mails("ramas in urma")).hasSize(1);
  }

  // --- each day

  @Test
  void eachDayIsToldOfOnce() {
    story.catalogIsRead();
    ZonedDateTime eight =
        alert
            .beginning()
            .atZone(ZoneId.of("Europe/Bucharest"))
            .toLocalDate()
            .plusDays(1)
            .atTime(8, 0)
            .atZone(ZoneId.of("Europe/Bucharest"));
    SmartBill.moves(SmartBill.product("X-1", 5));
    story.isState("c:X-1", State.UNMATCHED);
    database.update("delete from delivery_hour");
    database.update(
        "insert into delivery_hour (company, shop, hour, delivered, failed)"
            + " values ('acme', 'main', ?, 41, 2), ('acme', 'main', ?, 1, 0),"
            + " ('acme', 'main', ?, 500, 500)",
        eight.minusHours(24).toInstant(),
        eight.minusHours(1).toInstant(),
        eight.minusHours(25).toInstant());

    alert.lookAt(eight.minusMinutes(15).toInstant());
    alert.lookAt(eight.minusMinutes(1).toInstant());
    assertThat(mail.mails("rezumatul zilei")).isEmpty();
    alert.lookAt(eight.plusMinutes(1).toInstant());
    alert.lookAt(eight.plusMinutes(2).toInstant());
    alert.lookAt(eight.plusHours(20).toInstant());

    assertThat(mail.mails("acme: rezumatul zilei")).hasSize(2);
    assertThat(mail.mails("rezumatul zilei").getFirst().text())
        .contains(
            "Magazinul main",
            "trimise: 42, eșuate: 2",
            "fără pereche 1",
            "Apeluri SmartBill preluate:",
            "- acme/main: Produse fără pereche");

    alert.lookAt(eight.plusDays(1).plusMinutes(1).toInstant());
    assertThat(mail.mails("acme: rezumatul zilei")).hasSize(4);
  }

  // --- how long they are kept

  @Test
  void whatIsOverIsDeletedInTime() {
    alert.theShopIsDown();
    alert.lookAfter(0);
    alert.lookAfter(10);
    alert.theShopIsWell();
    alert.lookAfter(11);
    alert.lookAfter(16);
    keeper.deleteOld();
    assertThat(alerts.past("acme", 1, 10).total()).isEqualTo(1);

    database.update("update alert set ended_at = ended_at - interval '91 days'");
    database.update("update alert_message set created_at = created_at - interval '91 days'");
    keeper.deleteOld();

    assertThat(alerts.past("acme", 1, 10).total()).isZero();
    assertThat(story.number("select count(*) from alert_message")).isZero();
  }
}
