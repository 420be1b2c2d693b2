package ro.stocsync.demo.smartbill;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.stocsync.demo.smartbill.SmartBillClient.json;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes of shared/protocol.md, "We call SmartBill". */
@Timeout(60)
class StockAnswersTest {

  private static final String CIF = "?cif=" + DemoSmartBill.CIF;
  private static final String ECOM = "/stocks/ecom/" + CIF + "&warehouseName=Magazin";
  private static final String STOCKS = "/stocks" + CIF + "&date=" + LocalDate.EPOCH;

  private final DemoSmartBill smartBill = DemoSmartBill.start();
  private final SmartBillClient client = new SmartBillClient(smartBill);

  @BeforeEach
  void fill() {
    smartBill
        .stock()
        .put("Magazin", "P-1", "Ceai negru", 7)
        .put(new Level("Magazin", "", "Cafea \"boabe\"", "kg", new BigDecimal("2.5")))
        .put("Depozit central", "P-1", "Ceai negru", 100);
  }

  @AfterEach
  void close() {
    client.close();
    smartBill.close();
  }

  @Test
  void warehousesAreListedByTheirExactNames() throws Exception {
    assertThat(json(client.get("/company/warehouses" + CIF)))
        .isEqualTo(json("{\"errorText\":\"\",\"warehouses\":[\"Magazin\",\"Depozit central\"]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/stocks/ecom/", "/stocks/ecom"})
  void ecomListsOneWarehouse(String path) throws Exception {
    HttpResponse<String> answer = client.get(path + CIF + "&warehouseName=Magazin");

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"errorText\":\"\",\"products\":["
                + "{\"productName\":\"Ceai negru\",\"productCode\":\"P-1\","
                + "\"measuringUnit\":\"buc\",\"quantity\":7},"
                + "{\"productName\":\"Cafea \\\"boabe\\\"\",\"productCode\":\"\","
                + "\"measuringUnit\":\"kg\",\"quantity\":2.5}]}");
  }

  @Test
  void ecomMayGiveBareRows() throws Exception {
    smartBill.answersIn(Shape.ROWS);

    assertThat(client.get(ECOM).body()).contains("[\"Ceai negru\",\"P-1\",\"buc\",7]");
  }

  @Test
  void ecomMayHaveOtherNames() throws Exception {
    smartBill.answersIn(Shape.SHORT_NAMES);
    assertThat(client.get(ECOM).body())
        .contains(
            "{\"name\":\"Ceai negru\",\"code\":\"P-1\",\"measuringUnitName\":\"buc\",\"quantity\":7}");

    smartBill.answersIn(Shape.UNKNOWN_NAMES, Shape.QUANTITIES_AS_TEXT);
    assertThat(client.get(ECOM).body())
        .contains("{\"denumire\":\"Ceai negru\",\"cod\":\"P-1\",\"um\":\"buc\",\"stoc\":\"7\"}");
  }

  @Test
  void ecomMayBeMissing() throws Exception {
    smartBill.answersIn(Shape.NO_ECOM);

    assertThat(client.get(ECOM).statusCode()).isEqualTo(404);
    assertThat(client.get(STOCKS).statusCode()).isEqualTo(200);
  }

  @Test
  void stocksGroupsProductsByWarehouse() throws Exception {
    assertThat(client.get(STOCKS).body())
        .isEqualTo(
            "{\"errorText\":\"\",\"list\":["
                + "{\"warehouse\":{\"warehouseName\":\"Magazin\",\"warehouseType\":\"Cantitativ-valorica\"},"
                + "\"products\":["
                + "{\"measuringUnit\":\"buc\",\"productCode\":\"P-1\",\"productName\":\"Ceai negru\",\"quantity\":7},"
                + "{\"measuringUnit\":\"kg\",\"productCode\":\"\",\"productName\":\"Cafea \\\"boabe\\\"\",\"quantity\":2.5}]},"
                + "{\"warehouse\":{\"warehouseName\":\"Depozit central\",\"warehouseType\":\"Cantitativ-valorica\"},"
                + "\"products\":["
                + "{\"measuringUnit\":\"buc\",\"productCode\":\"P-1\",\"productName\":\"Ceai negru\",\"quantity\":100}]}]}");
  }

  @Test
  void stocksIsNarrowedByWarehouseCodeAndName() throws Exception {
    String depot = client.get(STOCKS + "&warehouseName=Depozit%20central").body();
    assertThat(depot).contains("\"quantity\":100").doesNotContain("\"quantity\":7");

    assertThat(client.get(STOCKS + "&warehouseName=Magazin&productCode=P-1").body())
        .contains("\"quantity\":7")
        .doesNotContain("Cafea");
    assertThat(client.get(STOCKS + "&productName=Cafea+%22boabe%22").body())
        .contains("\"quantity\":2.5")
        .doesNotContain("\"quantity\":7");
  }

  @Test
  void stocksMayBeWrapped() throws Exception {
    smartBill.answersIn(Shape.WRAPPED, Shape.QUANTITIES_AS_TEXT);

    assertThat(json(client.get(STOCKS)).at("/stocks/list/0/products/1/quantity").asText())
        .isEqualTo("2.5");
    assertThat(client.get(STOCKS).body()).contains("\"quantity\":\"7\"");
  }

  @Test
  void stocksMayListProductsDirectly() throws Exception {
    smartBill.answersIn(Shape.PRODUCTS_IN_LIST);

    assertThat(json(client.get(STOCKS + "&warehouseName=Magazin")).at("/list/0/productCode"))
        .isEqualTo(json("\"P-1\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&date=azi", "&date=2026-02-30"})
  void stocksNeedsADate(String date) throws Exception {
    HttpResponse<String> answer = client.get("/stocks" + CIF + date);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("errorText").asText()).contains("AAAA-LL-ZZ");
  }

  @Test
  void anUnknownWarehouseIsRefused() throws Exception {
    for (String path : new String[] {"/stocks/ecom/" + CIF, STOCKS}) {
      HttpResponse<String> answer = client.get(path + "&warehouseName=Hal%C4%83");

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(json(answer))
          .isEqualTo(json("{\"errorText\":\"Gestiunea Hală nu a fost gasita pe server.\"}"));
    }
  }

  @Test
  void onlyStocksMindsTheLetterCaseOfWarehouses() throws Exception {
    assertThat(client.get(STOCKS + "&warehouseName=MAGAZIN").statusCode()).isEqualTo(400);
    assertThat(client.get("/stocks/ecom/" + CIF + "&warehouseName=MAGAZIN").statusCode())
        .isEqualTo(200);
  }

  @Test
  void anUnknownCompanyIsRefusedWith400OrWith200() throws Exception {
    HttpResponse<String> refusal = client.get("/company/warehouses?cif=RO999");
    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(json(refusal).path("errorText").asText()).contains("RO999");

    smartBill.answersIn(Shape.ERRORS_WITH_200);
    HttpResponse<String> accepted = client.get("/company/warehouses?cif=RO999");
    assertThat(accepted.statusCode()).isEqualTo(200);
    assertThat(accepted.body()).isEqualTo(refusal.body());
  }

  @Test
  void whoIsNotKnownIsRefused() throws Exception {
    String path = "/company/warehouses" + CIF;
    HttpResponse<String> answer = client.getAs(DemoSmartBill.USERNAME, "demo-tokem", path);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic");
    assertThat(json(answer).path("errorText").asText()).isNotEmpty();
    assertThat(client.pull("GET", "/SBORO/api" + path).statusCode()).isEqualTo(401);
    for (String header : new String[] {"Bearer demo-token", "Basic ???", "Basic"}) {
      assertThat(client.send("GET", smartBill.url() + path, "Authorization", header).statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void eachFirmHasItsOwnStockAndItsOwnUsers() throws Exception {
    smartBill.account("RO7", "alta@firma.ro", "alt-token").put("Hală", "X", "Șurub", 3);

    assertThat(
            client
                .getAs(
                    "alta@firma.ro", "alt-token", "/stocks/ecom/?cif=RO7&warehouseName=hal%C4%83")
                .body())
        .contains("Șurub");
    assertThat(client.get("/company/warehouses?cif=RO7").statusCode()).isEqualTo(400);
  }

  @Test
  void whatDoesNotExistIsAnsweredInJson() throws Exception {
    assertThat(json(client.get("/invoice" + CIF)).path("errorText").asText()).contains("/invoice");
    assertThat(client.get("/invoice" + CIF).statusCode()).isEqualTo(404);
  }

  @Test
  void aHundredThousandProductsAreOneAnswer() throws Exception {
    smartBill.stock().many("Mare", "P-", 100_000);

    assertThat(json(client.get("/stocks/ecom/" + CIF + "&warehouseName=Mare")).path("products"))
        .hasSize(100_000);
    assertThat(json(client.get(STOCKS + "&warehouseName=Mare")).at("/list/0/products"))
        .hasSize(100_000);
  }
}
