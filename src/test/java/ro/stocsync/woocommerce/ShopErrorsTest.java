package ro.stocsync.woocommerce;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static ro.stocsync.woocommerce.FakeShop.await;
import static ro.stocsync.woocommerce.FakeShop.failure;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ro.stocsync.company.KeyTransport;

/** Every way in which a shop does not answer as it should, and what it is taken for. */
@QuarkusTest
@TestProfile(ShopTestProfile.class)
class ShopErrorsTest {

  private static final FakeShop SHOP = new FakeShop();
  private static final PageRequest PAGE = PageRequest.of(1);
  private static final List<StockUpdate> UPDATES = List.of(new StockUpdate(1, BigDecimal.ONE));

  @Inject WooCommerceClients clients;
  @Inject MeterRegistry metrics;
  private WooCommerce wooCommerce;

  @BeforeEach
  void open() {
    SHOP.server().resetAll();
    wooCommerce = clients.of(SHOP.shop(KeyTransport.HEADER));
  }

  @AfterAll
  static void close() {
    SHOP.close();
  }

  private static void answer(ResponseDefinitionBuilder answer) {
    SHOP.server().stubFor(any(anyUrl()).willReturn(answer));
  }

  private static ResponseDefinitionBuilder html(int status, String page) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "text/html; charset=UTF-8")
        .withBody(page);
  }

  static Stream<Arguments> notTheApi() {
    return Stream.of(
        arguments(html(200, "<h1>Verificare de securitate</h1>"), "Verificare de securitate"),
        arguments(html(202, "<title>One moment, please...</title>"), "One moment, please..."),
        arguments(html(200, ""), "(empty)"),
        arguments(html(401, "<h1>401 Authorization Required</h1>"), "401 Authorization Required"),
        arguments(html(403, "<h1>Sorry, you have been blocked</h1>"), "you have been blocked"),
        arguments(html(404, "<h1>Pagina nu există</h1>"), "Pagina nu există"),
        arguments(Recording.answer("body-over-1mb"), "413 Request Entity Too Large"),
        arguments(okJson("\"Lucrăm la site\""), "Lucrăm la site"),
        arguments(okJson("[{\"id\":1},{\"id\""), "[{\"id\":1},{\"id\""),
        arguments(okJson("{\"success\":true}"), "{\"success\":true}"),
        arguments(okJson("[{\"sku\":\"A\"}]"), "[{\"sku\":\"A\"}]"),
        arguments(okJson("[\"A\"]"), "[\"A\"]"),
        arguments(aResponse().withStatus(204), "(empty)"),
        arguments(okJson("[").withHeader("Content-Type", "rubbish/;;; ="), "["));
  }

  @ParameterizedTest
  @MethodSource
  void notTheApi(ResponseDefinitionBuilder answer, String firstWords) {
    answer(answer);
    ShopAnswerInvalid e = failure(ShopAnswerInvalid.class, wooCommerce.products(PAGE));
    assertThat(e.firstWords()).contains(firstWords);
    assertThat(e.status()).isEqualTo(answer.build().getStatus());
    assertThat(failure(ShopAnswerInvalid.class, wooCommerce.updateProducts(UPDATES))).isNotNull();
  }

  @Test
  void jsonUnderAWrongTypeOrBehindAMarkIsJsonAllTheSame() {
    answer(html(200, "\ufeff\n[{\"id\":1}]"));
    assertThat(await(wooCommerce.products(PAGE)).products()).hasSize(1);
  }

  @Test
  void anAnswerLargerThanWeReadIsCutOff() {
    answer(okJson("[\"" + "x".repeat(1_000_001) + "\"]"));
    assertThat(failure(ShopAnswerInvalid.class, wooCommerce.products(PAGE)))
        .hasMessageContaining("more than we read");
  }

  /** 50 MB that travel as 50 kB: what counts is what they become. */
  @Test
  void anAnswerThatGrowsWhenItIsUnpackedIsCutOff() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] spaces = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 50; i++) {
        gzip.write(spaces);
      }
    }
    answer(
        aResponse()
            .withHeader("Content-Type", "application/json")
            .withHeader("Content-Encoding", "gzip")
            .withBody(packed.toByteArray()));
    assertThat(packed.size()).isLessThan(100_000);
    assertThat(failure(ShopAnswerInvalid.class, wooCommerce.products(PAGE)))
        .hasMessageContaining("more than we read");
  }

  @Test
  void serverErrors() {
    answer(Recording.answer("url-link-header-502"));
    ShopFailed e = failure(ShopFailed.class, wooCommerce.products(PAGE));
    assertThat(e.status()).isEqualTo(502);
    assertThat(e.firstWords()).startsWith("502 Bad Gateway");
    answer(html(503, "<p>Scurtă pauză pentru întreținere programată.</p>"));
    assertThat(failure(ShopFailed.class, wooCommerce.updateProducts(UPDATES)).firstWords())
        .isEqualTo("Scurtă pauză pentru întreținere programată.");
    answer(html(500, "{\"code\":\"internal_server_error\"}"));
    assertThat(failure(ShopFailed.class, wooCommerce.products(PAGE)).status()).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      delimiter = '|',
      value = {
        "429 | 120                           | 120",
        "429 | 0                             | 0",
        "429 | none                          | none",
        "429 | soon                          | none",
        "429 | -5                            | none",
        "429 | Mon, 23 Nov 2026 20:25:00 GMT | 300",
        "429 | Mon, 23 Nov 2026 20:19:00 GMT | 0",
        "503 | 30                            | 30",
      })
  void pauses(int status, String retryAfter, Long seconds) {
    ResponseDefinitionBuilder answer =
        html(status, "<h1>Wait</h1>").withHeader("Date", "Mon, 23 Nov 2026 20:20:00 GMT");
    answer(retryAfter == null ? answer : answer.withHeader("Retry-After", retryAfter));
    ShopThrottled e = failure(ShopThrottled.class, wooCommerce.updateProducts(UPDATES));
    assertThat(e.status()).isEqualTo(status);
    assertThat(e.retryAfter()).isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auth-missing        | woocommerce_rest_cannot_view          | true",
        "auth-http-basic-put | woocommerce_rest_cannot_edit          | true",
        "auth-wrong-secret   | woocommerce_rest_authentication_error | false",
        "auth-readonly-batch | woocommerce_rest_authentication_error | false",
      })
  void keysNotLetIn(String recording, String code, boolean asIfNoKeyCame) {
    answer(Recording.answer(recording));
    ShopUnauthorized e = failure(ShopUnauthorized.class, wooCommerce.products(PAGE));
    assertThat(e.status()).isEqualTo(401);
    assertThat(e.code()).isEqualTo(code);
    assertThat(e.asIfNoKeyCame()).isEqualTo(asIfNoKeyCame);
  }

  @Test
  void aKnownKeyWithoutTheRight() {
    answer(
        aResponse()
            .withStatus(403)
            .withBody(
                "{\"code\":\"woocommerce_rest_cannot_view\",\"message\":\"Nu <b>aveți</b> voie\"}"));
    ShopUnauthorized e = failure(ShopUnauthorized.class, wooCommerce.managesStock());
    assertThat(e.asIfNoKeyCame()).isFalse();
    assertThat(e.reason()).isEqualTo("Nu aveți voie");
  }

  @Test
  void refusedAsAWhole() {
    answer(Recording.answer("batch-101"));
    ShopRefused e = failure(ShopRefused.class, wooCommerce.updateProducts(UPDATES));
    assertThat(e.status()).isEqualTo(413);
    assertThat(e.code()).isEqualTo("woocommerce_rest_request_entity_too_large");
    assertThat(e.noSuchRoute()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "301 | https://www.magazin.ro/wp-json/wc/v3/products?per_page=100 | https://www.magazin.ro",
        "308 | https://magazin.ro/shop/wp-json/wc/v3/products/batch       | https://magazin.ro/shop",
        "302 | https://magazin.ro/wp-login.php?redirect_to=x              | https://magazin.ro/wp-login.php",
        "307 | //www.magazin.ro/wp-json/                                  | http://www.magazin.ro",
      })
  void elsewhere(int status, String location, String address) {
    answer(aResponse().withStatus(status).withHeader("Location", location));
    ShopRedirected e = failure(ShopRedirected.class, wooCommerce.products(PAGE));
    assertThat(e.address()).isEqualTo(address);
    assertThat(e.status()).isEqualTo(status);
    failure(ShopRedirected.class, wooCommerce.updateProducts(UPDATES));
    assertThat(SHOP.requests()).hasSize(2);
  }

  @Test
  void redirectedToNowhere() {
    answer(aResponse().withStatus(302));
    assertThat(failure(ShopAnswerInvalid.class, wooCommerce.products(PAGE)).status())
        .isEqualTo(302);
  }

  @Test
  void answersTooLate() {
    answer(okJson("[]").withFixedDelay(4_000));
    assertThat(failure(ShopAnswerLost.class, wooCommerce.products(PAGE)).reason())
        .isEqualTo(ShopAnswerLost.Reason.TIMEOUT);
    answer(okJson("{\"update\":[{\"id\":1}]}").withChunkedDribbleDelay(10, 4_000));
    assertThat(failure(ShopAnswerLost.class, wooCommerce.updateProducts(UPDATES)).reason())
        .isEqualTo(ShopAnswerLost.Reason.TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void brokenConnections(Fault fault) {
    answer(aResponse().withFault(fault));
    assertThat(failure(ShopAnswerLost.class, wooCommerce.updateProducts(UPDATES)).reason())
        .isEqualTo(ShopAnswerLost.Reason.BROKEN);
    assertThat(SHOP.requests()).as("a write is not sent twice").hasSize(1);
  }

  @Test
  void aReadIsAskedOnceMoreWhenTheConnectionBreaks() {
    SHOP.server()
        .stubFor(
            any(anyUrl())
                .inScenario("idle")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("open")
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    SHOP.server()
        .stubFor(
            any(anyUrl()).inScenario("idle").whenScenarioStateIs("open").willReturn(okJson("[]")));
    assertThat(await(wooCommerce.products(PAGE)).products()).isEmpty();
    SHOP.server().resetAll();
    answer(aResponse().withFault(Fault.EMPTY_RESPONSE));
    failure(ShopAnswerLost.class, wooCommerce.products(PAGE));
    assertThat(SHOP.requests()).hasSize(2);
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThat(unreachable("http://localhost:" + port)).isEqualTo(ShopUnreachable.Reason.REFUSED);
  }

  @Test
  void nobodyOfThatName() {
    assertThat(unreachable("http://magazin.invalid"))
        .isEqualTo(ShopUnreachable.Reason.UNKNOWN_HOST);
  }

  @Test
  void noTls() {
    assertThat(unreachable(SHOP.server().baseUrl().replace("http:", "https:")))
        .isEqualTo(ShopUnreachable.Reason.TLS);
  }

  private ShopUnreachable.Reason unreachable(String url) {
    WooCommerce other = clients.of(FakeShop.shop(URI.create(url), KeyTransport.AUTO));
    return failure(ShopUnreachable.class, other.updateProducts(UPDATES)).reason();
  }

  @Test
  void outcomesAreMeasured() {
    answer(html(500, "x"));
    ShopFailed e = failure(ShopFailed.class, wooCommerce.products(PAGE));
    assertThat(
            metrics
                .get("stocsync.shop.requests")
                .tag("company", "acme")
                .tag("shop", e.shop().shop())
                .tag("operation", "products")
                .tag("outcome", "failed")
                .timer()
                .count())
        .isEqualTo(1);
  }
}
