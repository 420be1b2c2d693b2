package ro.stocsync.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends what webhooks tell, with the headers of a real shop (webhook-product-updated). */
final class WebhookSender {

  private static final String USER_AGENT = "WooCommerce/10.9.1 Hookshot (WordPress/7.0.4)";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Supplier<String> shopUrl;

  WebhookSender(Supplier<String> shopUrl) {
    this.shopUrl = shopUrl;
  }

  /** The unsigned form at its creation; whether it arrives makes no difference (webhook-ping). */
  void ping(DemoWebhook webhook) {
    send(
        request(webhook, "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("webhook_id=" + webhook.id)));
  }

  /** Whether it was answered with a 2xx, 301 or 302, which the real shop takes for success. */
  boolean deliver(DemoWebhook webhook, String body) {
    String second = webhook.id + "@" + DemoCatalog.now();
    String delivery =
        UUID.nameUUIDFromBytes(second.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    int status =
        send(
            request(webhook, "application/json")
                .header("X-WC-Webhook-Source", shopUrl.get() + "/")
                .header("X-WC-Webhook-Topic", webhook.topic)
                .header("X-WC-Webhook-Resource", webhook.resource())
                .header("X-WC-Webhook-Event", webhook.event())
                .header("X-WC-Webhook-Signature", signature(webhook.secret, body))
                .header("X-WC-Webhook-ID", "" + webhook.id)
                .header("X-WC-Webhook-Delivery-ID", delivery)
                .POST(BodyPublishers.ofString(body)));
    return status >= 200 && status < 303;
  }

  private static HttpRequest.Builder request(DemoWebhook webhook, String type) {
    return HttpRequest.newBuilder(URI.create(webhook.deliveryUrl))
        .timeout(PATIENCE)
        .header("User-Agent", USER_AGENT)
        .header("Content-Type", type);
  }

  /** The status; 0 if no answer came. */
  private int send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  static String signature(String secret, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }
}
