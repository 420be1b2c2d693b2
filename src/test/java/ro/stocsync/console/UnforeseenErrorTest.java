package ro.stocsync.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static ro.stocsync.Operator.ana;
import static ro.stocsync.SmartBill.product;
import static ro.stocsync.SmartBill.sends;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.sql.Database;

/** Rows that none of ours ever writes stand for whatever nobody foresaw. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class UnforeseenErrorTest {

  private static final Pattern NUMBER =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @Inject ShopStory story;
  @Inject Database database;

  @Inject
  @CacheName("shop-settings")
  Cache settings;

  DemoShop shop;
  private final List<LogRecord> log = new CopyOnWriteArrayList<>();
  private final Handler listener = new Listener(log);

  @BeforeEach
  void aHistoryThatCannotBeRead() {
    story.begin(shop);
    database.update(
        """
        insert into history (company, who, what, detail)
        values ('acme', 'ana', 'SETTINGS_CHANGED', '["no map"]')
        """);
    Logger.getLogger("").addHandler(listener);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger("").removeHandler(listener);
  }

  @Test
  void aReaderIsToldWhatHappenedAndUnderWhichNumberTheLogTellsMore() {
    Browser browser = Browser.of("ana", "parola-anei");

    String page = browser.opens("/console/acme/history").statusCode(500).extract().asString();

    assertThat(page)
        .contains("<html", "Eroare la StocSync", "Încercați din nou", "Privire de ansamblu")
        .doesNotContain("IllegalState", "ro.stocsync", "Exception");
    theLogTellsOf(page);
    browser
        .request()
        .header("HX-Request", "true")
        .header("Accept-Language", "en")
        .get("/console/acme/history")
        .then()
        .statusCode(500)
        .body(allOf(containsString("An error of StocSync"), not(containsString("<html"))));
  }

  @Test
  void aProgramIsToldSoInJson() {
    ValidatableResponse answer = ana().get("/api/companies/acme/history").then().statusCode(500);

    answer
        .contentType("application/problem+json")
        .body("title", equalTo("Internal Server Error"))
        .body("detail", containsString("Try again"))
        .body("instance", containsString("urn:uuid:"))
        .body("violations", nullValue());
    theLogTellsOf(answer.extract().asString());
  }

  @Test
  void smartBillIsToldSoInItsJsonStringAndMaySendAgain() {
    database.update("update shop set decimals = 'NEITHER' where company = 'acme'");
    settings.invalidateAll().await().indefinitely();
    try {
      String answer =
          sends(product("TEA-1", 7))
              .statusCode(500)
              .contentType("application/json")
              .extract()
              .asString();

      assertThat(answer).startsWith("\"StocSync s-a oprit la o eroare").endsWith("\"");
      theLogTellsOf(answer);
    } finally {
      database.update("update shop set decimals = 'EXACT' where company = 'acme'");
    }
    sends(product("TEA-1", 7)).statusCode(200);
  }

  private void theLogTellsOf(String answer) {
    Matcher number = NUMBER.matcher(answer);
    assertThat(number.find()).as(answer).isTrue();
    assertThat(log)
        .anySatisfy(
            line -> {
              assertThat(line.getMessage()).contains(number.group());
              assertThat(line.getThrown()).isNotNull();
            });
  }

  /** Keeps what is logged. */
  private static final class Listener extends Handler {

    private final List<LogRecord> log;

    Listener(List<LogRecord> log) {
      this.log = log;
    }

    @Override
    public void publish(LogRecord line) {
      log.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
