package ro.stocsync.demo.smartbill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.stocsync.demo.smartbill.SmartBillClient.json;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SmartBill calls us: shared/protocol.md, "SmartBill calls us". */
@Timeout(60)
class MovingStockTest {

  private final DemoSmartBill smartBill = DemoSmartBill.start();
  private final SmartBillClient client = new SmartBillClient(smartBill);
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private HttpServer stocSync;
  private volatile int status = 200;

  private record Received(String request, String authorization, String type, String body) {}

  @BeforeEach
  void start() throws IOException {
    stocSync = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stocSync.createContext("/", this::take);
    stocSync.start();
    String address = "http://localhost:%d/smartbill/demo/stocks";
    smartBill.callTo(URI.create(address.formatted(stocSync.getAddress().getPort())), "Tok3n");
    smartBill
        .stock()
        .put("Magazin", "P-00001", "Ceai negru", 7)
        .put(new Level("Magazin", "", "Cafea boabe", "kg", new BigDecimal("2.5")))
        .put("Depozit", "P-00001", "Ceai negru", 100);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(
          new Received(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("Content-Type"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      byte[] answer = "\"Am primit <tot>\"".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @AfterEach
  void close() {
    stocSync.stop(0);
    client.close();
    smartBill.close();
  }

  @Test
  void aLevelIsSetAndToldOf() {
    CallOut call = smartBill.move("Magazin", "P-00001", 42);

    assertThat(received)
        .containsExactly(
            new Received(
                "POST /smartbill/demo/stocks",
                "Bearer Tok3n",
                "application/json",
                "{\"products\":[{\"productCode\":\"P-00001\",\"productName\":\"Ceai negru\","
                    + "\"measuringUnit\":\"buc\",\"warehouse\":\"Magazin\",\"quantity\":42}]}"));
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.answer()).isEqualTo("\"Am primit <tot>\"");
    assertThat(smartBill.callsOut()).containsExactly(call);
    assertThat(quantity("Magazin", "P-00001")).isEqualByComparingTo("42");
    assertThat(quantity("Depozit", "P-00001")).isEqualByComparingTo("100");
  }

  @Test
  void aProductWithoutACodeIsFoundByItsName() {
    smartBill.answersIn(Shape.QUANTITIES_AS_TEXT);

    smartBill.move("Magazin", "Cafea boabe", new BigDecimal("0.75"));

    assertThat(received.getFirst().body())
        .contains("\"productCode\":\"\"", "\"measuringUnit\":\"kg\"", "\"quantity\":\"0.75\"");
  }

  @Test
  void whatAWarehouseDoesNotHaveCannotMove() {
    assertThatThrownBy(() -> smartBill.move("Depozit", "Cafea boabe", 1))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(received).isEmpty();
  }

  @Test
  void severalProductsAreSoldInOneCall() throws Exception {
    smartBill.sell(3);

    assertThat(received).hasSize(1);
    assertThat(json(received.getFirst().body()).path("products")).hasSize(3);
    json(received.getFirst().body())
        .path("products")
        .forEach(
            product ->
                assertThat(product.path("quantity").decimalValue())
                    .isEqualByComparingTo(
                        quantity(
                            product.path("warehouse").asText(),
                            product.path("productCode").asText().isEmpty()
                                ? product.path("productName").asText()
                                : product.path("productCode").asText())));
    assertThat(quantity("Depozit", "P-00001")).isBetween(new BigDecimal(97), new BigDecimal(99));
  }

  @Test
  void aHundredThousandProductsAreToldOfInOneCall() throws Exception {
    smartBill.stock().clear();
    smartBill.stock().many("Mare", "X-", 100_000);

    assertThat(smartBill.sell(100_000).orElseThrow().products()).isEqualTo(100_000);

    assertThat(json(received.getFirst().body()).path("products")).hasSize(100_000);
  }

  @Test
  void chanceIsTheSameFromTheSameSeed() {
    smartBill.stock().many("Mare", "X-", 1_000);
    List<Level> before = smartBill.stock().levels();
    smartBill.seed(7);
    List<Level> sold = smartBill.sellSilently(5);
    before.forEach(smartBill.stock()::put);

    smartBill.seed(7);

    assertThat(smartBill.sellSilently(5)).isEqualTo(sold).hasSize(5);
  }

  @Test
  void nothingIsSoldThatIsNotThere() {
    smartBill.stock().clear();
    smartBill.stock().put("Magazin", "P-1", "Ceai", 0).put("Magazin", "P-2", "Ceai", 1);

    assertThat(smartBill.sellSilently(9)).hasSize(1);
    assertThat(smartBill.sell(9)).isEmpty();
    assertThat(quantity("Magazin", "P-2")).isZero();
    assertThat(received).isEmpty();
  }

  @Test
  void aLostWebhookTellsNobody() {
    smartBill.moveSilently("Magazin", "P-00001", BigDecimal.ONE);
    smartBill.sellSilently(2);

    assertThat(received).isEmpty();
    assertThat(smartBill.callsOut()).isEmpty();
    assertThat(quantity("Magazin", "P-00001")).isLessThanOrEqualTo(BigDecimal.ONE);
  }

  @Test
  void theConnectionTestIsAnEmptyList() {
    status = 502;

    CallOut call = smartBill.testConnection();

    assertThat(received.getFirst().body()).isEqualTo("{\"products\":[]}");
    assertThat(call.status()).isEqualTo(502);
    assertThat(call.succeeded()).isFalse();
  }

  @Test
  void aCallThatNobodyTakesIsKeptToo() {
    stocSync.stop(0);

    CallOut call = smartBill.move("Magazin", "P-00001", 5);

    assertThat(call.status()).isZero();
    assertThat(call.answer()).contains("ConnectException");
    assertThat(smartBill.callsOut()).containsExactly(call);
    assertThat(quantity("Magazin", "P-00001")).isEqualByComparingTo("5");
  }

  @Test
  void withoutAnAddressNobodyIsCalled() {
    try (DemoSmartBill alone = DemoSmartBill.start()) {
      assertThat(alone.testConnection().status()).isZero();
    }
  }

  // --- levers

  @Test
  void leversMoveStock() throws Exception {
    HttpResponse<String> set =
        client.pull("POST", "/demo/move?code=P-00001&warehouse=Magazin&quantity=42");
    assertThat(set.statusCode()).isEqualTo(200);
    assertThat(set.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(set.body()).contains("Magazin, P-00001: 42 buc", "200: \"Am primit <tot>\"");

    client.pull("POST", "/demo/move?products=2");
    assertThat(json(received.getLast().body()).path("products")).hasSize(2);

    client.pull("POST", "/demo/move?code=Cafea+boabe&warehouse=Magazin&quantity=1,5&silently=true");
    assertThat(quantity("Magazin", "Cafea boabe")).isEqualByComparingTo("1.5");
    assertThat(received).hasSize(2);

    assertThat(client.pull("POST", "/demo/test").body()).contains("200: \"Am primit <tot>\"");
    assertThat(received.getLast().body()).isEqualTo("{\"products\":[]}");
  }

  @ParameterizedTest
  @CsvSource({
    "/demo/move, 400, products=3",
    "/demo/move?products=0, 400, de la 1 la 1000",
    "/demo/move?products=1001, 400, de la 1 la 1000",
    "/demo/move?products=9999999999, 400, de la 1 la 1000",
    "/demo/move?products=1&silently=da, 400, true sau false",
    "/demo/move?code=P-00001, 400, warehouse",
    "/demo/move?code=P-00001&warehouse=Magazin, 400, quantity",
    "/demo/move?code=P-00001&warehouse=Magazin&quantity=1e9, 400, quantity",
    "/demo/move?code=P-9&warehouse=Magazin&quantity=1, 404, P-9",
    "/demo/clock, 400, minutes",
    "/demo/clock?minutes=-1, 400, minutes",
    "/demo/faults?fault=fire, 400, maintenance",
    "/demo/faults?fault=slow&seconds=601, 400, seconds",
    "/demo/faults?fault=slow&requests=x, 400, requests",
    "/demo/fire, 404, /demo/test"
  })
  void aWrongLeverIsToldWhatWouldBeRight(String lever, int expected, String words)
      throws Exception {
    HttpResponse<String> answer = client.pull("POST", lever);

    assertThat(answer.statusCode()).isEqualTo(expected);
    assertThat(answer.body()).contains(words);
    assertThat(received).isEmpty();
  }

  // --- page

  @Test
  void thePageShowsLevelsAndCalls() throws Exception {
    client.get("/company/warehouses?cif=RO12345678");
    smartBill.stock().put("Magazin", "<b>", "\"Ghilimele\"", 1);
    smartBill.move("Magazin", "P-00001", 42);

    assertThat(client.pull("GET", "/").body())
        .contains("http-equiv=\"refresh\" content=\"2\"")
        .contains("<tr class=\"changed\"><td>Magazin</td><td>P-00001</td>", ">42 buc<")
        .contains("&lt;b>", "&quot;Ghilimele&quot;", "&quot;Am primit &lt;tot>&quot;")
        .contains("GET /company/warehouses")
        .doesNotContain("Tok3n", "http://", "https://", "<script", "<b>");
  }

  @Test
  void aButtonLeadsBackToThePageWhichTellsWhatItDid() throws Exception {
    HttpResponse<String> pressed =
        client.postForm("/demo/move", "warehouse=Magazin&code=P-00001&quantity=42");

    assertThat(pressed.statusCode()).isEqualTo(303);
    assertThat(pressed.headers().firstValue("Location")).contains("/");
    assertThat(received).hasSize(1);
    assertThat(client.pull("GET", "/").body())
        .contains("<pre role=\"status\">Magazin, P-00001: 42 buc");

    client.postForm("/demo/move", "warehouse=Magazin&code=P-00001&quantity=mult");
    assertThat(client.pull("GET", "/").body()).contains("ca 42 sau 2.5");
  }

  @Test
  void thePageStandsStillWhileALevelIsWritten() throws Exception {
    assertThat(client.pull("GET", "/?warehouse=Depozit&code=P-00001").body())
        .contains("<option selected>Depozit</option>", "value=\"P-00001\"")
        .doesNotContain("http-equiv");
  }

  private BigDecimal quantity(String warehouse, String product) {
    return smartBill.stock().level(warehouse, product).orElseThrow().quantity();
  }
}
