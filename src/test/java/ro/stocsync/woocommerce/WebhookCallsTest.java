package ro.stocsync.woocommerce;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static ro.stocsync.woocommerce.FakeShop.await;
import static ro.stocsync.woocommerce.FakeShop.failure;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.company.KeyTransport;

/** What is asked of a shop's webhooks, and what its recorded answers are read as. */
@QuarkusTest
@TestProfile(ShopTestProfile.class)
class WebhookCallsTest {

  private static final FakeShop SHOP = new FakeShop();

  @Inject WooCommerceClients clients;
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

  private static void answer(String recording) {
    SHOP.server().stubFor(any(anyUrl()).willReturn(Recording.answer(recording)));
  }

  private static LoggedRequest theRequest() {
    assertThat(SHOP.requests()).hasSize(1);
    return SHOP.requests().getFirst();
  }

  @Test
  void createsAWebhook() {
    answer("webhook-create");

    ShopWebhook created =
        await(
            wooCommerce.createWebhook("product.updated", "http://listener.example/hook", "whsec"));

    assertThat(created)
        .isEqualTo(
            new ShopWebhook(
                1, "stoc", "product.updated", "active", "http://listener.example/hook"));
    assertThat(theRequest().getMethod().getName()).isEqualTo("POST");
    assertThat(theRequest().getUrl()).isEqualTo("/wp-json/wc/v3/webhooks");
    assertThat(theRequest().getBodyAsString())
        .contains("\"topic\":\"product.updated\"")
        .contains("\"delivery_url\":\"http://listener.example/hook\"")
        .contains("\"secret\":\"whsec\"")
        .contains("\"status\":\"active\"");
  }

  @Test
  void anUnknownTopicIsRefused() {
    answer("webhook-create-bad-topic");

    ShopRefused refused =
        failure(ShopRefused.class, wooCommerce.createWebhook("stock.changed", "https://x", "s"));

    assertThat(refused.code()).isEqualTo("woocommerce_rest_shop_webhook_invalid_topic");
    assertThat(SHOP.requests()).hasSize(1);
  }

  @Test
  void readsAllPages() {
    for (int page = 1; page <= 2; page++) {
      SHOP.server()
          .stubFor(
              get(urlPathEqualTo("/wp-json/wc/v3/webhooks"))
                  .withQueryParam("page", equalTo("" + page))
                  .withQueryParam("per_page", equalTo("100"))
                  .willReturn(
                      okJson("[{\"id\":%d,\"topic\":\"order.created\"}]".formatted(page))
                          .withHeader("X-WP-TotalPages", "2")));
    }

    assertThat(await(wooCommerce.webhooks())).extracting(ShopWebhook::id).containsExactly(1L, 2L);
  }

  @Test
  void whatIsNoListOfWebhooksIsNotRead() {
    answer("webhook-create");
    failure(ShopAnswerInvalid.class, wooCommerce.webhooks());
    SHOP.server().stubFor(any(anyUrl()).willReturn(okJson("[{\"name\":\"x\"}]")));
    failure(ShopAnswerInvalid.class, wooCommerce.webhooks());
  }

  @Test
  void switchesAWebhookOnAgain() {
    answer("webhook-after-failures");

    assertThat(await(wooCommerce.enableWebhook(1, "whsec")).disabled()).isTrue();

    assertThat(theRequest().getMethod().getName()).isEqualTo("PUT");
    assertThat(theRequest().getUrl()).isEqualTo("/wp-json/wc/v3/webhooks/1");
    assertThat(theRequest().getBodyAsString())
        .isEqualTo("{\"status\":\"active\",\"secret\":\"whsec\"}");
  }

  @Test
  void deletesForGood() {
    answer("webhook-after-failures");

    await(wooCommerce.deleteWebhook(1));

    assertThat(theRequest().getMethod().getName()).isEqualTo("DELETE");
    assertThat(theRequest().getUrl()).isEqualTo("/wp-json/wc/v3/webhooks/1?force=true");
  }

  @Test
  void whatIsGoneNeedNotBeDeleted() {
    error(404, "woocommerce_rest_shop_webhook_invalid_id");
    await(wooCommerce.deleteWebhook(7));
    error(501, "woocommerce_rest_trash_not_supported");
    failure(ShopFailed.class, wooCommerce.deleteWebhook(7));
  }

  @Test
  void aKeyWhoseOwnerMayNotManageWebhooksIsUnauthorized() {
    error(403, "woocommerce_rest_cannot_view");
    assertThat(failure(ShopUnauthorized.class, wooCommerce.webhooks()).asIfNoKeyCame()).isFalse();
    error(403, "woocommerce_rest_cannot_create");
    failure(ShopUnauthorized.class, wooCommerce.createWebhook("product.updated", "https://x", "s"));
    error(401, "woocommerce_rest_cannot_edit");
    failure(ShopUnauthorized.class, wooCommerce.enableWebhook(1, "s"));
  }

  private static void error(int status, String code) {
    SHOP.server()
        .stubFor(
            any(anyUrl())
                .willReturn(
                    jsonResponse(
                        "{\"code\":\"%s\",\"message\":\"Sorry\"}".formatted(code), status)));
  }
}
