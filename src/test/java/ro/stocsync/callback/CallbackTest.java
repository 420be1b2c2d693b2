package ro.stocsync.callback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.stocsync.sql.Database;

/**
 * What SmartBill may send to the callback, and what it is answered. The shop behind it is not
 * there: nothing of this depends on it.
 */
@QuarkusTest
@TestProfile(CallbackTest.OneCompanyWithAnAbsentShop.class)
class CallbackTest {

  private static final String TOKEN = "002|Test-Token";

  @Inject Database database;
  @TestHTTPResource URI root;

  @BeforeEach
  void emptyLedger() {
    database.update("truncate callback, callback_item, stock_level, shop_stock cascade");
  }

  // --- what is taken in

  @Test
  void aLevelIsCommittedBeforeItIsAnswered() {
    post("{\"products\":[" + item("P-1", "Ceai", "Magazin", "5") + "]}")
        .statusCode(200)
        .contentType("application/json")
        .body(startsWith("\"Stocuri primite: 1 din 1."))
        .body(containsString("Stoc primit pentru produsul P-1, gestiunea Magazin: 5."));

    assertThat(level("c:P-1", "magazin")).hasValue(new BigDecimal("5"));
    assertThat(count("shop_stock where wanted_version > delivered_version")).isEqualTo(1);
  }

  @Test
  void theBareListIsTakenToo() {
    post("[" + item("P-1", "Ceai", "Magazin", "\"7\"") + "]").statusCode(200);
    assertThat(level("c:P-1", "magazin")).hasValue(new BigDecimal("7"));
  }

  @Test
  void ofARepeatedProductTheLastLevelWins() {
    post("["
            + item("P-1", "Ceai", "Magazin", "5")
            + ","
            + item(" P-1 ", "Ceai", "MAGAZIN ", "6")
            + "]")
        .statusCode(200)
        .body(containsString("apare de mai multe ori"));
    assertThat(level("c:P-1", "magazin")).hasValue(new BigDecimal("6"));
    assertThat(count("stock_level")).isEqualTo(1);
  }

  @Test
  void anUnmonitoredWarehouseIsRecordedAndNotDelivered() {
    post("[" + item("P-1", "Ceai", "Depozit", "5") + "]")
        .statusCode(200)
        .body(containsString("gestiunea Depozit nu este urmărită"));
    assertThat(level("c:P-1", "depozit")).hasValue(new BigDecimal("5"));
    assertThat(count("shop_stock")).isZero();
  }

  @Test
  void aBadItemSpoilsNoGoodOne() {
    post("["
            + item("P-1", "Ceai", "Magazin", "5")
            + ",\"text\",null,"
            + item("P-2", "Ceai", "Magazin", "\"5 buc\"")
            + ","
            + item("P-3", "Ceai", "Magazin", "3")
            + "]")
        .statusCode(200)
        .body(startsWith("\"Stocuri primite: 2 din 5."))
        .body(containsString("Elementul 2 al listei nu este un produs"))
        .body(containsString("„5 buc”, care nu este un număr"));
    assertThat(count("stock_level")).isEqualTo(2);
    assertThat(count("callback_item")).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"productCode\":\"P\",\"warehouse\":\"Magazin\"}",
        "{\"productCode\":\"P\",\"warehouse\":\"Magazin\",\"quantity\":null}",
        "{\"productCode\":\"P\",\"warehouse\":\"Magazin\",\"quantity\":\"\"}",
        "{\"productCode\":\"P\",\"warehouse\":\"Magazin\",\"quantity\":\"NaN\"}",
        "{\"productCode\":\"P\",\"warehouse\":\"Magazin\",\"quantity\":1e19}",
        "{\"productCode\":\"P\",\"warehouse\":\"Magazin\",\"quantity\":[1]}",
        "{\"productCode\":\"P\",\"warehouse\":\"Magazin\",\"quantity\":true}",
        "{\"productCode\":[\"P\"],\"warehouse\":\"Magazin\",\"quantity\":1}",
        "{\"productCode\":\"\",\"productName\":\" \",\"warehouse\":\"Magazin\",\"quantity\":1}",
        "{\"productCode\":\"P\",\"quantity\":1}",
        "{\"productCode\":\"P\\u0000\",\"warehouse\":\"Magazin\",\"quantity\":1}"
      })
  void anItemThatCannotBeALevelIsRefusedWithTheReason(String item) {
    post("[" + item + "]")
        .statusCode(400)
        .body(startsWith("\"Niciun produs din listă nu a putut fi preluat.\\n"));
    assertThat(count("stock_level")).isZero();
    assertThat(count("callback where outcome = 'REFUSED' and items = 1")).isEqualTo(1);
  }

  @Test
  void tooLongTextsAreRefusedItemByItem() {
    post("["
            + item("x".repeat(251), "", "Magazin", "1")
            + ","
            + item("", "ﷺ".repeat(300), "Magazin", "1")
            + ","
            + item("P-1", "", "Magazin", "1")
            + "]")
        .statusCode(200)
        .body(startsWith("\"Stocuri primite: 1 din 3."));
  }

  @Test
  void emojiDiacriticsAndLoneSurrogatesAreNames() {
    post("["
            + item("", "Ceai 🍵 „Țară”", "Magazin", "4")
            + ","
            + item("", "X \\ud83c", "Magazin", "4")
            + "]")
        .statusCode(200)
        .body(containsString("🍵"));
    assertThat(level("n:ceai 🍵 \"țară\"", "magazin")).hasValue(new BigDecimal("4"));
  }

  @Test
  void aHundredThousandProductsAreTakenInOneCall() {
    post(list(100_000)).statusCode(200).body(startsWith("\"Stocuri primite: 100.000 din 100.000."));
    assertThat(count("stock_level")).isEqualTo(100_000);
    assertThat(count("shop_stock")).isEqualTo(100_000);
  }

  // --- what is refused whole

  @Test
  void tooManyProductsAreRefusedWhole() {
    post(list(100_001)).statusCode(413).body(containsString("mai mult de 100.000 produse"));
    assertThat(count("stock_level")).isZero();
  }

  /** More of them than there are worker threads. */
  @Test
  void whoSendTheirListsInDripsLeaveThreadsToHealth() throws IOException {
    String list = "[" + item("P-1", "Ceai", "Magazin", "5") + "]";
    List<Socket> dripping = new ArrayList<>();
    try {
      for (int sender = 0; sender < 600; sender++) {
        Socket socket = new Socket(root.getHost(), root.getPort());
        dripping.add(socket);
        socket
            .getOutputStream()
            .write(
                ("POST /smartbill/acme/stocks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + TOKEN
                        + "\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n[")
                    .getBytes(StandardCharsets.US_ASCII));
      }

      await().untilAsserted(() -> post(list).statusCode(503));
      given().get("/q/health/live").then().statusCode(200);
    } finally {
      for (Socket socket : dripping) {
        socket.close();
      }
    }
    await().untilAsserted(() -> post(list).statusCode(200));
  }

  @Test
  void tooLargeABodyIsRefusedWhole() {
    post("[" + item("P-1", "a".repeat(17 << 20), "Magazin", "1") + "]")
        .statusCode(413)
        .body(startsWith("\"Conținutul depășește"));
    assertThat(count("stock_level")).isZero();
  }

  @Test
  void tooLargeABodyOfUnknownLengthIsRefusedWhole() throws Exception {
    try (Socket socket = new Socket(root.getHost(), root.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /smartbill/acme/stocks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                  + TOKEN
                  + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  for (int megabyte = 0; megabyte < 18; megabyte++) {
                    out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.write(blanks);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                  }
                  out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (java.io.IOException closedByTheServer) {
                  // It has answered already and reads no further.
                }
              });
      byte[] start = socket.getInputStream().readNBytes(12);
      assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"products\":[{\"productCode\":\"P-1\"",
        "{\"products\":[{\"quantity\":NaN}]}",
        "null",
        "5",
        "\"text\"",
        "{\"products\":null}",
        "{\"products\":{}}",
        "{\"productCode\":\"P-1\",\"quantity\":1}"
      })
  void whatIsNoListOfProductsIsRefusedWhole(String body) {
    post(body).statusCode(400).contentType("application/json").body(startsWith("\""));
    assertThat(count("stock_level")).isZero();
  }

  @Test
  void deepNestingIsRefusedWhole() {
    post("{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"products\":[]}")
        .statusCode(400)
        .body(containsString("nu este JSON corect"));
  }

  @Test
  void textThatIsNotJsonByItsTypeIsRefused() {
    authorised()
        .contentType("text/plain")
        .body("[]")
        .post("/smartbill/acme/stocks")
        .then()
        .statusCode(415)
        .body(containsString("Content-Type: application/json"));
  }

  @Test
  void getIsNotAllowed() {
    authorised()
        .get("/smartbill/acme/stocks")
        .then()
        .statusCode(405)
        .header("Allow", "POST")
        .body(containsString("POST"));
  }

  // --- who may come in

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer wrong",
        "Bearer",
        "Bearer ",
        "Basic MDAyfFRlc3QtVG9rZW4=",
        "Digest 002|Test-Token",
        "002|Test-Token",
        "XXXXXX 002|Test-Token",
        "Bearer002|Test-Token"
      })
  void otherTokensAndSchemesStayOutside(String authorization) {
    given()
        .header("Authorization", authorization)
        .contentType("application/json")
        .body(list(1))
        .post("/smartbill/acme/stocks")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .body(allOf(startsWith("\"Adresa sau tokenul"), containsString("Sincronizare stocuri")));
    assertThat(count("stock_level")).isZero();
    assertThat(count("callback")).isZero();
  }

  @Test
  void noTokenAtAllStaysOutside() {
    given().body("{").post("/smartbill/acme/stocks").then().statusCode(401);
    given().get("/smartbill/acme/stocks").then().statusCode(401);
  }

  @Test
  void anUnknownCompanyIsAnsweredLikeAWrongToken() {
    String wrongToken =
        given().header("Authorization", "Bearer x").post("/smartbill/acme/stocks").asString();
    given()
        .header("Authorization", "Bearer " + TOKEN)
        .contentType("application/json")
        .body(list(1))
        .post("/smartbill/nobody/stocks")
        .then()
        .statusCode(401)
        .body(is(wrongToken));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer 002|test-token", "bearer 002|TEST-TOKEN", "BEARER  002|Test-Token"})
  void neitherTheSchemesNorTheTokensLetterCaseMatters(String authorization) {
    given()
        .header("Authorization", authorization)
        .contentType("application/json")
        .body(list(1))
        .post("/smartbill/acme/stocks")
        .then()
        .statusCode(200);
  }

  @Test
  void noAnswerTellsOfTheInside() {
    String answers =
        post("{").extract().asString()
            + post("[[]]").extract().asString()
            + given().get("/smartbill/acme/stocks").asString();
    assertThat(answers).doesNotContain("Exception", ".java", "ro.stocsync", "at line");
  }

  // --- the story's words

  private static RequestSpecification authorised() {
    return given().header("Authorization", "Bearer " + TOKEN);
  }

  private static ValidatableResponse post(String body) {
    return authorised()
        .contentType("application/json")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/smartbill/acme/stocks")
        .then();
  }

  private static String item(String code, String name, String warehouse, String quantity) {
    return """
    {"productCode":"%s","productName":"%s","measuringUnit":"buc","warehouse":"%s","quantity":%s}
    """
        .formatted(code, name, warehouse, quantity);
  }

  private static String list(int products) {
    return IntStream.range(0, products)
        .mapToObj(i -> "{\"productCode\":\"L-" + i + "\",\"warehouse\":\"Magazin\",\"quantity\":1}")
        .collect(Collectors.joining(",", "{\"products\":[", "]}"));
  }

  private Optional<BigDecimal> level(String product, String warehouse) {
    return database
        .query(
            "select quantity from stock_level where product_key = ? and warehouse_key = ?",
            row -> row.getBigDecimal(1),
            product,
            warehouse)
        .stream()
        .findFirst();
  }

  private long count(String what) {
    return database.query("select count(*) from " + what, row -> row.getLong(1)).getFirst();
  }

  /** Company {@code acme}, whose shop's port nobody listens on. */
  public static class OneCompanyWithAnAbsentShop implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "stocsync.companies.acme.token", TOKEN,
          "stocsync.companies.acme.shops.main.url", "http://localhost:9",
          "stocsync.companies.acme.shops.main.consumer-key", "ck_test",
          "stocsync.companies.acme.shops.main.consumer-secret", "cs_test",
          "stocsync.companies.acme.shops.main.warehouses", "Magazin");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of();
    }
  }
}
