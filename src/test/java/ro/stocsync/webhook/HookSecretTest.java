package ro.stocsync.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.stocsync.company.Secret;
import ro.stocsync.company.ShopKey;
import ro.stocsync.woocommerce.Recording;

/** Secrets of webhooks, signatures, and what of a body is looked at. */
class HookSecretTest {

  private static final ShopKey MAIN = new ShopKey("acme", "main");

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyShopHasASecretOfItsOwnThatDoesNotShow() {
    HookSecret main = HookSecret.of(MAIN, new Secret("cs_1"));

    assertThat(main.reveal()).matches("[0-9a-f]{64}");
    assertThat(main.reveal()).isEqualTo(HookSecret.of(MAIN, new Secret("cs_1")).reveal());
    assertThat(main.reveal()).isNotEqualTo(HookSecret.of(MAIN, new Secret("cs_2")).reveal());
    assertThat(main.reveal())
        .isNotEqualTo(HookSecret.of(new ShopKey("acme", "b2b"), new Secret("cs_1")).reveal());
    assertThat(main).hasToString("***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "d3Jvbmc=", "not base64 €", "\0"})
  void whatIsNoSignatureIsNone(String signature) {
    assertThat(HookSecret.of(MAIN, new Secret("cs_1")).signed(utf8("{}"), signature)).isFalse();
  }

  @Test
  void recordedPingsArePings() {
    for (JsonNode ping : Recording.of("webhook-ping").path("deliveries")) {
      assertThat(HookMessage.isPing(utf8(ping.path("body_text").asText()))).isTrue();
    }
    assertThat(HookMessage.isPing(utf8("webhook_id=1&x=1"))).isFalse();
    assertThat(HookMessage.isPing(utf8("webhook_id="))).isFalse();
    assertThat(HookMessage.isPing(new byte[0])).isFalse();
  }

  @Test
  void recordedDeliveriesNameTheirProductOrNone() throws Exception {
    for (JsonNode delivery : Recording.of("webhook-order").path("deliveries")) {
      JsonNode body = delivery.path("body");
      long id = HookMessage.id(new ObjectMapper().writeValueAsBytes(body)).orElse(0);
      assertThat(id).isEqualTo(body.path("id").asLong());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"id\":",
        "{\"id\":\"7\"}",
        "{\"id\":0}",
        "{\"id\":-1}",
        "{\"id\":1.5}",
        "{\"id\":99999999999999999999}",
        "{\"product\":{\"id\":7}}",
        "no json"
      })
  void whatNamesNoIdNamesNone(String body) {
    assertThat(HookMessage.id(utf8(body))).isEmpty();
  }
}
