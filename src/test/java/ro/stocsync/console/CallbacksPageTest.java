package ro.stocsync.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static ro.stocsync.SmartBill.item;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;
import static ro.stocsync.SmartBill.sends;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.Operator;
import ro.stocsync.RunStory;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.sql.Database;

/** What SmartBill sent, as it came; and a list taken in again, which undoes nothing newer. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class CallbacksPageTest {

  private static final String PAGE = "/console/acme/callbacks";

  @Inject ShopStory story;
  @Inject Database database;
  DemoShop shop;
  DemoSmartBill smartBill;

  @BeforeEach
  void begin() {
    story.begin(shop);
    smartBill.stock().clear();
    smartBill.stock().warehouse("Magazin").warehouse("Rezerva");
  }

  // --- what came, and what was answered

  @Test
  void whatCameIsKeptByteForByte() {
    String body =
        "{ \"products\" :\t[\n " + item("P-1", "Ceai „Țară” 🍵", "Magazin", "2,50") + " ]  }\r\n";

    posts(body).statusCode(200);

    ValidatableResponse file = ana().opens(latest() + "/body").statusCode(200);
    assertThat(file.extract().asByteArray()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    file.contentType("application/octet-stream")
        .header("Content-Disposition", containsString("attachment"))
        .header("X-Content-Type-Options", "nosniff");
    ana()
        .opens(latest())
        .body(
            allOf(
                containsString("Ceai „Țară” 🍵"),
                containsString("HTTP 200"),
                containsString("Stocuri primite: 1 din 1."),
                containsString("Stoc primit pentru produsul P-1, gestiunea Magazin: 2,50.")));
  }

  @Test
  void aRefusedBodyIsKeptToItsEndWithTheReason() {
    String body = "{\"products\":[{\"productCode\":oops}," + "1,".repeat(20_000) + "\"the end\"]}";

    posts(body).statusCode(400);

    assertThat(ana().opens(latest() + "/body").extract().asString()).isEqualTo(body);
    ana()
        .opens(latest())
        .body(
            allOf(
                containsString("Refuzat"),
                containsString("HTTP 400"),
                containsString("Conținutul nu este JSON corect (rândul 1).")));
    ana().opens(PAGE).body(containsString("Conținutul nu este JSON corect"));
  }

  @Test
  void ofABodyThatIsTooLargeTheBeginningIsKept() {
    posts("[\"" + "a".repeat(17 << 20) + "\"]").statusCode(413);

    assertThat(ana().opens(latest() + "/body").extract().asByteArray())
        .hasSize(64 << 10)
        .startsWith('[', '"', 'a');
    ana().opens(latest()).body(containsString("s-a păstrat doar începutul"));
  }

  @Test
  void aLongBodyIsShownInPartAndItsItemsInPages() {
    String[] list =
        IntStream.rangeClosed(1, 1_500)
            .mapToObj(i -> product("L-%05d".formatted(i), i))
            .toArray(String[]::new);
    moves(list);

    ana()
        .opens(latest())
        .body(
            allOf(
                containsString("Se arată doar începutul"),
                containsString(">L-00100<"),
                not(containsString(">L-00101<")),
                containsString("?after=100")));
    ana().opens(latest() + "?after=1400").body(containsString(">L-01500<"));
  }

  @Test
  void aConnectionTestIsKeptToo() {
    posts("{\"products\":[]}").statusCode(200);

    ana().opens(PAGE).body(containsString("Test reușit"));
    ana()
        .opens(latest())
        .body(
            allOf(
                containsString("Testul de sincronizare stoc a fost facut cu succes!"),
                containsString("{&quot;products&quot;:[]}")));
  }

  @Test
  void nothingIsKeptOfWhoHasNoToken() {
    given()
        .header("Authorization", "Bearer somebody-elses")
        .contentType("application/json")
        .body("[]")
        .post("/smartbill/acme/stocks")
        .then()
        .statusCode(401);

    assertThat(story.number("select count(*) from callback_body")).isZero();
  }

  @Test
  void whatSmartBillSentIsTextAndNothingElse() {
    moves(item("<script>alert(1)</script>", "</pre><script>alert(2)</script>", "Magazin", 1));

    ana()
        .opens(latest())
        .body(
            allOf(
                containsString("&lt;script&gt;alert(1)"),
                containsString("&lt;/pre&gt;&lt;script&gt;alert(2)"),
                not(containsString("<script>alert"))));
  }

  @Test
  void callbacksAreFoundByOutcomeAndByProduct() {
    moves(product("Găsit-1", 1), product("B", 1));
    moves(product("B", 2), product("B", 3));
    sends(product("B", "multe")).statusCode(400);

    ana().opens(PAGE).body(allOf(callback(0), callback(1), callback(2)));
    ana()
        .opens(PAGE + "?show=REFUSED")
        .body(allOf(not(callback(0)), not(callback(1)), callback(2)));
    ana().opens(PAGE + "?text=găsit-1").body(allOf(callback(0), not(callback(1))));
    ana().opens(PAGE + "?text=B&show=ACCEPTED").body(allOf(callback(0), callback(1)));
    ana().opens(PAGE + "?text=nimic").body(containsString("Niciun apel."));
  }

  @Test
  void olderCallbacksStandOnTheNextPage() {
    for (int i = 0; i < 51; i++) {
      moves(product("B", i));
    }

    ana().opens(PAGE).body(allOf(not(callback(0)), callback(1), containsString("Mai vechi")));
    ana()
        .opens(PAGE + "?before=" + id(1))
        .body(allOf(callback(0), not(callback(1)), not(containsString("Mai vechi"))));
  }

  @Test
  void theItemsAreAFileToo() {
    moves(item("=1+1", "Ceai", "Magazin", 1), product("P-2", 2));

    String csv = ana().opens(latest() + "/items.csv").statusCode(200).extract().asString();

    assertThat(csv)
        .startsWith("\ufeff\"Poziția\";\"Cod\"")
        .contains("\"1\";\"'=1+1\";\"Ceai\";\"Magazin\";\"1\";\"ACCEPTED\"")
        .contains("\"2\";\"P-2\"");
  }

  // --- replay

  @Test
  void aListIsTakenInAgainAndTheHistorySaysWho() {
    long id = sold("P-1", 5);
    shop.catalog().stock(id, 99);

    asks(0).body(containsString("1 stoc s-ar pune din nou și s-ar trimite"));
    replays(0)
        .statusCode(200)
        .body(allOf(containsString("1 stoc a fost pus din nou"), containsString("1 trimitere")));

    story.shopShows(shop, id, 5);
    ana()
        .opens(latest())
        .body(allOf(containsString("Preluat din nou"), containsString("de ana, din apelul")));
    ana()
        .opens("/console/acme/history")
        .body(allOf(containsString("Apel SmartBill preluat din nou"), containsString("ana")));
  }

  @Test
  void aLevelThatWasLostComesBack() {
    long id = sold("P-1", 5);
    database.update("truncate stock_level, shop_stock, product");
    shop.catalog().stock(id, 1);

    replays(0).statusCode(200);

    story.shopShows(shop, id, 5);
  }

  @Test
  void aListThatWasRefusedIsTakenInAsItIsJudgedNow() {
    sends(product("P-1", "5")).statusCode(200);
    // As if this version understood what an older one refused.
    database.update("truncate stock_level, shop_stock, product");
    database.update("update callback set outcome = 'REFUSED', accepted = 0");
    database.update("update callback_item set verdict = 'item.no-number', product_key = null");

    replays(0).statusCode(200);

    assertThat(story.number("select quantity from stock_level")).isEqualTo(5);
  }

  @Test
  void aNewerLevelOfACallbackIsNeverWrittenOver() {
    long first = sold("P-1", 5);
    long second = shop.catalog().simple("P-2", "Cafea", 1);
    story.catalogIsRead();
    moves(product("P-1", 6), product("P-2", 2));
    moves(product("P-2", 3));
    story.everythingIsDelivered();
    shop.catalog().stock(first, 99);

    asks(1)
        .body(
            allOf(
                containsString("1 stoc s-ar pune din nou"),
                containsString("1 stoc rămâne cum este: un apel de mai târziu a adus altul.")));
    replays(1).statusCode(200);

    story.shopShows(shop, first, 6);
    assertThat(level("c:P-2")).isEqualTo(3);
    assertThat(shop.catalog().stock(second).orElseThrow()).isEqualByComparingTo("3");
    ana().opens(latest()).body(containsString("a venit între timp un stoc mai nou"));
  }

  @Test
  void aCallbackBetweenTheQuestionAndTheYesWins() {
    sold("P-1", 5);
    asks(0).body(containsString("1 stoc s-ar pune din nou"));
    moves(product("P-1", 8));

    replays(0).statusCode(409).body(containsString("Nimic nu s-a schimbat"));

    assertThat(level("c:P-1")).isEqualTo(8);
    assertThat(story.number("select count(*) from callback where replay_of is not null")).isZero();
    ana().opens("/console/acme/history").body(not(containsString("preluat din nou")));
  }

  @Test
  void aCallbackAtTheSameMomentWins() throws Exception {
    shop.catalog().simple("P-1", "Ceai", 1);
    Browser ana = ana();
    ana.token();
    for (int trial = 1; trial <= 15; trial++) {
      moves(product("P-1", -trial));
      long before = story.number("select max(id) from callback");
      int newer = trial;
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<?> again = threads.submit(() -> ana.sends(PAGE + "/" + before + "/replay"));
        Future<?> callback = threads.submit(() -> moves(product("P-1", newer)));
        again.get();
        callback.get();
      }
      assertThat(level("c:P-1")).isEqualTo(trial);
    }
  }

  @Test
  void whatAPullFoundSinceStays() {
    sold("P-1", 5);
    smartBill.stock().put("Magazin", "P-1", "Ceai", 7);
    RunStory.pullsToTheEnd();

    asks(0)
        .body(
            allOf(
                containsString("nu este nimic de preluat"),
                containsString("o preluare de mai târziu a găsit altul.")));
    replays(0).statusCode(409);

    assertThat(level("c:P-1")).isEqualTo(7);
  }

  @Test
  void aPullThatBeganBeforeTheReplayStillFindsWhatIsNewer() {
    sold("P-1", 5);

    replays(0).statusCode(200);

    // The level keeps its own time: it did not become newer by being taken in again.
    assertThat(
            story.number(
                "select count(*) from stock_level l join callback c on c.company = l.company"
                    + " and c.id = l.callback and c.received_at = l.changed_at"))
        .isEqualTo(1);
  }

  @Test
  void aProductThatIsNowAnotherKeysStaysAway() {
    moves(item("", "Ceai verde", "Magazin", 5));
    moves(item("CV-1", "Ceai verde", "Magazin", 7));

    asks(0).body(containsString("produsul are între timp alt cod sau alt nume"));
    replays(0).statusCode(409);

    assertThat(story.number("select count(*) from stock_level")).isEqualTo(1);
    assertThat(level("c:CV-1")).isEqualTo(7);
  }

  @Test
  void aReplayIsReplayedFromItsOrigin() {
    sold("P-1", 5);
    replays(0).statusCode(200);

    replays(1).statusCode(409).body(containsString("Acesta este deja un apel preluat din nou"));
    replays(0).statusCode(200);
  }

  @Test
  void withoutScriptAReplayIsAskedForOnAPage() {
    sold("P-1", 5);
    Browser ana = ana();

    ana.opens(PAGE + "/" + id(0) + "/replay")
        .body(allOf(containsString("<html"), containsString("1 stoc s-ar pune din nou")));
    ana.request()
        .formParam("csrf-token", ana.token())
        .post(PAGE + "/" + id(0) + "/replay")
        .then()
        .statusCode(200)
        .body(allOf(containsString("<html"), containsString("1 stoc a fost pus din nou")));
  }

  @Test
  void theApiTellsTheSameAndTakesInAgainToo() {
    sold("P-1", 5);
    String callback = "/api/companies/acme/callbacks/" + id(0);

    Operator.ana()
        .get("/api/companies/acme/callbacks?product=p-1&outcome=ACCEPTED")
        .then()
        .statusCode(200)
        .body("[0].status", equalTo(200))
        .body("[0].accepted", equalTo(1));
    Operator.ana()
        .get(callback + "/items")
        .then()
        .body("[0].says", equalTo("Stock received for product P-1, warehouse Magazin: 5."));
    Operator.ana().get(callback + "/body").then().statusCode(200).body(containsString("P-1"));
    Operator.ana().get(callback + "/replay").then().body("again", equalTo(1));
    Operator.vlad().post(callback + "/replay").then().statusCode(403);
    Operator.ana()
        .post(callback + "/replay")
        .then()
        .statusCode(200)
        .body("levels.again", equalTo(1))
        .body("due", equalTo(1));
    Operator.ana()
        .get("/api/companies/acme/callbacks")
        .then()
        .body("[0].who", equalTo("ana"))
        .body("[0].replayOf", equalTo((int) id(0)));
    Operator.ana().get("/api/companies/acme/callbacks/4711").then().statusCode(404);
    moves(product("P-1", 6));
    Operator.ana()
        .post(callback + "/replay")
        .then()
        .statusCode(409)
        .body("detail", containsString("Nothing has changed"));
  }

  @Test
  void aViewerLooksAndTakesNothingInAgain() {
    sold("P-1", 5);
    Browser vlad = Browser.of("vlad", "parola-lui-vlad");

    vlad.opens(latest()).statusCode(200).body(not(containsString("Preia din nou")));
    vlad.sends(latest() + "/replay").statusCode(403);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    ana().opens(PAGE + "/4711").statusCode(404);
    ana().opens(PAGE + "/4711/body").statusCode(404);
    ana().opens("/console/nobody/callbacks").statusCode(404);
  }

  // --- the story's words

  private static Browser ana() {
    return Browser.of("ana", "parola-anei");
  }

  /** A product of the shop that shows what SmartBill sent in one call. */
  private long sold(String code, int quantity) {
    long id = shop.catalog().simple(code, "Ceai", 1);
    story.catalogIsRead();
    moves(product(code, quantity));
    story.shopShows(shop, id, quantity);
    story.everythingIsDelivered();
    return id;
  }

  private static ValidatableResponse posts(String body) {
    return given()
        .header("Authorization", "Bearer " + WithDemoShop.TOKEN)
        .contentType("application/json")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/smartbill/acme/stocks")
        .then();
  }

  /** The number of a call, counted from the test's first, 0. */
  private long id(int call) {
    return story.number("select id from callback order by id offset " + call + " limit 1");
  }

  private org.hamcrest.Matcher<String> callback(int call) {
    return containsString(PAGE + "/" + id(call) + "\"");
  }

  private String latest() {
    return PAGE + "/" + story.number("select max(id) from callback");
  }

  private ValidatableResponse asks(int call) {
    return ana().opens(PAGE + "/" + id(call) + "/replay").statusCode(200);
  }

  private ValidatableResponse replays(int call) {
    return ana().sends(PAGE + "/" + id(call) + "/replay");
  }

  private long level(String product) {
    return story.number("select quantity from stock_level where product_key = '" + product + "'");
  }
}
