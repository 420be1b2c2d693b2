package ro.stocsync.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.common.FatalStartupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the demo shop has beyond the recordings: faults, journal, orders, levers and the page. */
@Timeout(60)
class DemoShopTest {

  private final DemoShop shop = DemoShop.start();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    shop.close();
  }

  // --- orders

  @Test
  void anOrderOfAVariationTakesThePiecesFromTheParentThatKeepsThem() {
    long parent = shop.catalog().variableKeepingStock("V", "Tricou", 40, "S", "M");
    long variation = shop.catalog().idOf("V-2").orElseThrow();

    shop.catalog().order(variation, 3);

    assertThat(shop.stock(parent)).isEqualByComparingTo("37");
  }

  @Test
  void anOrderOfWhatKeepsNoStockChangesNothing() {
    long id = shop.catalog().unmanaged("NM-1", "Consultanță");

    shop.catalog().order(id, 3);

    assertThat(shop.catalog().stock(id)).isEmpty();
  }

  @Test
  void stockOutlivesALiveReload() {
    DemoProducts.fill(shop.catalog());
    shop.catalog().stock(shop.catalog().idOf("P-00001").orElseThrow(), 42);

    DemoCatalog next = new DemoCatalog();
    DemoProducts.fill(next);
    next.restore(shop.catalog().stocks());

    assertThat(next.stockOf("P-00001").orElseThrow()).isEqualByComparingTo("42");
    assertThat(next.stockOf("P-00002")).isEqualTo(shop.catalog().stockOf("P-00002"));
  }

  // --- an old shop, a GTIN

  @Test
  void anOldShopHasVariationsUnderTheirParentOnly() throws Exception {
    long parent = shop.catalog().variable("V", "Tricou", "S", "M");
    shop.oldVersion(true);

    assertThat(get("/wp-json/wc/v3/variations").body()).contains("rest_no_route");
    assertThat(get("/wp-json/wc/v3/products/" + parent + "/variations").body())
        .contains("V-1", "V-2")
        .doesNotContain("parent_id");
  }

  @Test
  void aGtinIsShown() throws Exception {
    shop.catalog().gtin(shop.catalog().simple("P-1", "Ceai", 1), "5941234567899");

    assertThat(get("/wp-json/wc/v3/products?_fields=global_unique_id").body())
        .isEqualTo("[{\"global_unique_id\":\"5941234567899\"}]");
  }

  // --- webhooks

  @Test
  void whatIsThrownAwayIsToldByItsIdOnly() throws Exception {
    long parent = shop.catalog().variable("V", "Tricou", "S");
    try (WebhookListener listener = new WebhookListener()) {
      createWebhook("product.deleted", listener.at("/hook"));
      listener.clear();

      shop.catalog().trash(parent);
      shop.runCron();
      shop.runCron();

      assertThat(listener.received())
          .extracting(WebhookListener.Received::body)
          .containsExactlyInAnyOrder(
              "{\"id\":%d}".formatted(parent), "{\"id\":%d}".formatted(parent + 1));
    }
    assertThat(get("/wp-json/wc/v3/products?sku=V,V-1").body()).isEqualTo("[]");
  }

  @Test
  void sevenFailedDeliveriesInARowSwitchAWebhookOff() throws Exception {
    long id = shop.catalog().simple("P-1", "Ceai", 1);
    try (WebhookListener listener = new WebhookListener()) {
      createWebhook("product.updated", listener.at("/500"));
      for (int i = 0; i < 6; i++) {
        put(id, i);
        shop.runCron();
      }
      assertThat(shop.webhooks().statuses("product.updated")).containsExactly("active");

      put(id, 7);
      shop.runCron();

      assertThat(shop.webhooks().statuses("product.updated")).containsExactly("disabled");
    }
  }

  @Test
  void aWebhookIsDeletedForGoodOrNotAtAll() throws Exception {
    createWebhook("product.updated", "http://localhost:1/");
    String path = "/wp-json/wc/v3/webhooks/" + shop.webhooks().ids().getFirst();

    assertThat(send("DELETE", path, "").statusCode()).isEqualTo(501);
    assertThat(send("DELETE", path + "?force=true", "").statusCode()).isEqualTo(200);
    assertThat(get("/wp-json/wc/v3/webhooks").body()).isEqualTo("[]");
  }

  private void createWebhook(String topic, String url) throws Exception {
    String body =
        "{\"topic\":\"%s\",\"delivery_url\":\"%s\",\"secret\":\"s\"}".formatted(topic, url);
    assertThat(send("POST", "/wp-json/wc/v3/webhooks", body).statusCode()).isEqualTo(201);
  }

  // --- faults

  @Test
  void everyThirdWriteFailsAndReadsDoNot() throws Exception {
    long id = shop.catalog().simple("P-1", "Ceai", 1);
    shop.faults().every(3, (method, path) -> method.equals("PUT"), new Fault.Maintenance());

    List<Integer> writes = List.of(put(id, 1), put(id, 2), put(id, 3), put(id, 4));

    assertThat(writes).containsExactly(200, 200, 503, 200);
    assertThat(get("/wp-json/wc/v3/products/" + id).statusCode()).isEqualTo(200);
    assertThat(shop.stock(id)).isEqualByComparingTo("4");
  }

  @Test
  void aLoginPageIsA200InHtmlAndDoesNothing() throws Exception {
    long id = shop.catalog().simple("P-1", "Ceai", 1);
    shop.faults().next(1, new Fault.LoginPage());

    assertThat(put(id, 9)).isEqualTo(200);
    assertThat(shop.stock(id)).isEqualByComparingTo("1");
  }

  // --- journal

  @Test
  void theJournalTellsWhatWasWrittenAndHowMuchAtOnce() throws Exception {
    long first = shop.catalog().simple("P-1", "Ceai", 1);
    long second = shop.catalog().simple("P-2", "Cafea", 1);

    put(first, 5);
    send(
        "POST",
        "/wp-json/wc/v3/products/batch",
        "{\"update\":[{\"id\":%d,\"stock_quantity\":2},{\"id\":%d,\"stock_quantity\":3}]}"
            .formatted(first, second));

    assertThat(shop.journal().written()).containsExactly(first, first, second);
    assertThat(shop.journal().mostOperations()).isEqualTo(2);
    assertThat(shop.journal().mostAtOnce()).isEqualTo(1);
    assertThat(shop.journal().writtenTwiceAtOnce()).isEmpty();
  }

  @Test
  void whatIsStillBeingAnsweredWhenTheJournalIsClearedIsForgottenToo() throws Exception {
    CountDownLatch came = new CountDownLatch(1);
    shop.faults()
        .next(1, (method, path) -> signalled(came), new Fault.Delay(Duration.ofMillis(300)));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> slow = threads.submit(() -> get("/wp-json/wc/v3/products"));

      came.await();
      shop.journal().clear();

      assertThat(slow.get().statusCode()).isEqualTo(200);
      assertThat(shop.journal().entries()).isEmpty();
    }
  }

  private static boolean signalled(CountDownLatch latch) {
    latch.countDown();
    return true;
  }

  // --- wrong requests no recording shows

  @Test
  void aPageThatIsNoNumberIsRefused() throws Exception {
    HttpResponse<String> answer = get("/wp-json/wc/v3/products?per_page=all");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("rest_invalid_param");
  }

  @Test
  void anAuthorizationThatIsNoBase64IsNoKey() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(shop.url() + "/wp-json/wc/v3/products"))
            .header("Authorization", "Basic ***")
            .build();

    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("woocommerce_rest_cannot_view");
  }

  @Test
  void aTakenPortIsToldAsDevelopmentModeExpectsIt() {
    int taken = URI.create(shop.url()).getPort();

    assertThatThrownBy(() -> DemoShop.start(taken)).isInstanceOf(FatalStartupException.class);
  }

  // --- levers and page

  @Test
  void aFaultIsSetAndTakenBackOverHttp() throws Exception {
    assertThat(send("POST", "/demo/faults?fault=throttle&seconds=7&requests=1", "").statusCode())
        .isEqualTo(200);

    HttpResponse<String> throttled = get("/wp-json/wc/v3/products");
    assertThat(throttled.statusCode()).isEqualTo(429);
    assertThat(throttled.headers().firstValue("Retry-After")).contains("7");
    assertThat(get("/wp-json/wc/v3/products").statusCode()).isEqualTo(200);

    send("POST", "/demo/faults?fault=server-error", "");
    assertThat(get("/wp-json/wc/v3/products").statusCode()).isEqualTo(500);
    send("DELETE", "/demo/faults", "");
    assertThat(get("/wp-json/wc/v3/products").statusCode()).isEqualTo(200);
  }

  @Test
  void aLeverThatDoesNotExistIsAnsweredWithThoseThatDo() throws Exception {
    HttpResponse<String> answer = send("POST", "/demo/faults?fault=fire", "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("late-answer", "maintenance", "gateway-timeout");
  }

  @Test
  void theLastChangeIsColouredOnThePage() throws Exception {
    DemoProducts.fill(shop.catalog());
    assertThat(get("/").body()).contains("P-00001").doesNotContain("<tr class=\"changed\">");

    send("POST", "/demo/orders?sku=P-00001&pieces=2", "");

    assertThat(get("/").body()).contains("<tr class=\"changed\"><td>P-00001</td>");
  }

  @Test
  void aHundredThousandProductsAreReadInPages() throws Exception {
    shop.catalog().many("P-", 100_000);

    for (int page = 1; page <= 1000; page += 10) {
      HttpResponse<String> answer =
          get("/wp-json/wc/v3/products?per_page=100&orderby=id&order=asc&page=" + page);
      assertThat(answer.headers().firstValue("X-WP-Total")).contains("100000");
    }
    assertThat(get("/wp-json/wc/v3/products?sku=P-99999").body()).contains("\"P-99999\"");
  }

  private int put(long id, int quantity) throws IOException, InterruptedException {
    String body = "{\"stock_quantity\":" + quantity + "}";
    return send("PUT", "/wp-json/wc/v3/products/" + id, body).statusCode();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    String keys =
        "consumer_key=%s&consumer_secret=%s".formatted(shop.consumerKey(), shop.consumerSecret());
    String address = shop.url() + path + (path.contains("?") ? "&" : "?") + keys;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
