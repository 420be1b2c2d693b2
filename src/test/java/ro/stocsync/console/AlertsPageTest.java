package ro.stocsync.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static ro.stocsync.Operator.ana;
import static ro.stocsync.Operator.vlad;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.HookServer;
import ro.stocsync.MailServer;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.sql.Database;

/** What the alerts' page shows, to whom, and what its button does. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class AlertsPageTest {

  private static final String PAGE = "/console/acme/alerts";

  @Inject ShopStory story;
  @Inject Database database;
  DemoShop shop;
  MailServer mail;
  HookServer hook;

  @BeforeEach
  void begin() {
    mail.begin();
    hook.begin();
    story.begin(shop);
  }

  @Test
  void itSaysWhatIsWrongSinceWhenAndWhatToDo() {
    alert("SHOP_DOWN", "main", "Shop acme/main refuses connections", false);
    alert("SILENT", "", "", true);

    anasBrowser()
        .opens(PAGE)
        .statusCode(200)
        .body(
            allOf(
                containsString("data-alert=\"SHOP_DOWN\""),
                containsString("Ultima eroare: Shop acme/main refuses connections"),
                containsString("Ce aveți de făcut: Vedeți dacă site-ul se deschide"),
                containsString("Încheiate"),
                containsString("SmartBill nu mai trimite stocuri"),
                not(containsString("data-alert=\"SILENT\""))));
  }

  @Test
  void itSaysWhoIsToldAndFromWhenOnWithoutTellingSecrets() {
    String page = anasBrowser().opens(PAGE).statusCode(200).extract().asString();

    assertThat(page)
        .contains("patron@acme.ro, depozit@acme.ro", "localhost", "în fiecare zi la 08:00")
        .contains("de cel puțin 10 min", "12 h de program", "de 3 ori")
        .doesNotContain(HookServer.HIDDEN, WithDemoShop.ALERTS_SECRET);
  }

  @Test
  void theButtonTriesEveryChannelAndTheHistorySaysWho() {
    tests(anasBrowser())
        .statusCode(200)
        .body(
            allOf(
                containsString("a fost preluat de serverul de e-mail pentru patron@acme.ro"),
                containsString("a fost preluat de serverul de e-mail pentru depozit@acme.ro"),
                containsString("Webhook-ul de la localhost a primit mesajul de probă"),
                not(containsString("<html"))));

    assertThat(mail.mails("acme: mesaj de probă")).hasSize(2);
    assertThat(mail.mails("mesaj de probă").getFirst().text()).contains("cerut de ana");
    anasBrowser()
        .opens("/console/acme/history")
        .body(allOf(containsString("Alerte: mesaj de probă"), containsString("ajunse: 3")));
  }

  @Test
  void whatIsRefusedIsSaidAtOnceAndNoSecretIsInPageOrLog() {
    mail.refuses("depozit@acme.ro");
    hook.answers(403);
    List<String> log = new CopyOnWriteArrayList<>();
    Handler handler = listening(log);
    Logger.getLogger("").addHandler(handler);
    String answer;
    try {
      answer = tests(anasBrowser()).statusCode(200).extract().asString();
    } finally {
      Logger.getLogger("").removeHandler(handler);
    }

    assertThat(answer)
        .contains("pentru patron@acme.ro")
        .contains("Mesajul de probă pentru depozit@acme.ro nu a plecat:", "550")
        .contains("Webhook-ul nu a primit mesajul de probă: localhost a răspuns cu codul 403.")
        .doesNotContain(HookServer.HIDDEN, WithDemoShop.ALERTS_SECRET);
    assertThat(log)
        .noneMatch(line -> line.contains(HookServer.HIDDEN))
        .noneMatch(line -> line.contains(WithDemoShop.ALERTS_SECRET));
  }

  @Test
  void withoutScriptTheWholePageComesBack() {
    Browser ana = anasBrowser();

    ana.request()
        .formParam("csrf-token", ana.token())
        .header("X-CSRF-TOKEN", ana.token())
        .contentType("application/x-www-form-urlencoded")
        .post(PAGE + "/test")
        .then()
        .statusCode(200)
        .body(allOf(containsString("<html"), containsString("a primit mesajul de probă")));
  }

  @Test
  void aViewerLooksAndSendsNothing() {
    Browser vlad = Browser.of("vlad", "parola-lui-vlad");

    vlad.opens(PAGE).statusCode(200).body(not(containsString("Trimiteți un mesaj de probă")));
    tests(vlad).statusCode(403);

    assertThat(mail.mails("")).isEmpty();
  }

  @Test
  void messagesThatDidNotArriveAreShownWithTheReason() {
    database.update(
        """
        insert into alert_message (company, channel, recipient, subject, body, created_at,
            next_attempt_at, problem, given_up_at)
        values ('acme', 'WEBHOOK', '', 'subiect', '{}', now(), now(),
                '["alert.hook.unreachable","localhost"]', now()),
            ('acme', 'EMAIL', 'a@b.ro', 'mai vechi', '', now(), now(), 'as an older version kept it',
                null)
        """);

    anasBrowser()
        .opens(PAGE)
        .body(
            allOf(
                containsString("Mesaje neajunse"),
                containsString("localhost nu răspunde la conexiuni."),
                containsString("as an older version kept it"),
                containsString("s-a renunțat")));
    ana()
        .get("/api/companies/acme/alerts")
        .then()
        .body("undelivered[1].problem", equalTo("localhost cannot be reached."))
        .body("undelivered[1].givenUp", equalTo(true));
  }

  @Test
  void theApiSaysTheSame() {
    alert("SHOP_DOWN", "main", "[\"shop.unreachable.refused\"]", false);

    ana()
        .get("/api/companies/acme/alerts")
        .then()
        .statusCode(200)
        .body("open", hasSize(1))
        .body("open[0].cause", equalTo("SHOP_DOWN"))
        .body("open[0].shop", equalTo("main"))
        .body("open[0].detail", equalTo("The shop refuses connections."))
        .body("past.total", equalTo(0));
    ana().post("/api/companies/acme/alerts/test").then().statusCode(200).body("$", hasSize(3));
    vlad().post("/api/companies/acme/alerts/test").then().statusCode(403);
    ana().get("/api/companies/nobody/alerts").then().statusCode(404);
  }

  private void alert(String cause, String shop, String detail, boolean ended) {
    database.update(
        """
        insert into alert (company, id, cause, shop, subject, detail, since, noticed_at, opened_at,
            ended_at)
        values ('acme', gen_random_uuid(), ?, ?, '', ?, now() - interval '1 hour',
            now() - interval '1 hour', now(), case when ? then now() end)
        """,
        cause,
        shop,
        detail,
        ended);
  }

  private static Browser anasBrowser() {
    return Browser.of("ana", "parola-anei");
  }

  private static ValidatableResponse tests(Browser browser) {
    return browser
        .request()
        .header("X-CSRF-TOKEN", browser.token())
        .header("HX-Request", "true")
        .contentType("application/x-www-form-urlencoded")
        .post(PAGE + "/test")
        .then();
  }

  private static Handler listening(List<String> log) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        log.add(line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
