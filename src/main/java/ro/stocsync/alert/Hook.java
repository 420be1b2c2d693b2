package ro.stocsync.alert;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import ro.stocsync.company.AlertTargets;
import ro.stocsync.trust.Trust;

/**
 * Calls a company's webhook. Redirects are not followed, since whoever is configured is meant, and
 * of the answer only the status is read.
 */
@ApplicationScoped
class Hook {

  /** Base64 of the body's HMAC-SHA256 under the configured secret, as WooCommerce's webhooks do. */
  static final String SIGNATURE = "X-StocSync-Signature";

  /** The same each time that one message is tried again. */
  static final String DELIVERY = "X-StocSync-Delivery";

  private final HttpClient client;
  private final AlertConfig config;

  Hook(AlertConfig config, Trust trust) {
    this.config = config;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(config.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1);
    trust.contextOf(Trust.Peer.ALERTS).ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }

  /**
   * Posts a body.
   *
   * @param delivery names the message
   * @throws NotSent if it was not answered with 2xx in time
   */
  void send(AlertTargets.Webhook hook, String delivery, String json) throws NotSent {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hook.url())
            .timeout(config.timeout())
            .header("Content-Type", "application/json")
            .header("User-Agent", "StocSync")
            .header(DELIVERY, delivery)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    hook.secret()
        .map(secret -> Base64.getEncoder().encodeToString(secret.hmac(body)))
        .ifPresent(signature -> request.header(SIGNATURE, signature));
    int status = send(hook, request.build());
    if (status / 100 != 2) {
      throw new NotSent("alert.hook.status", hook.host(), status);
    }
  }

  private int send(AlertTargets.Webhook hook, HttpRequest request) throws NotSent {
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (HttpTimeoutException e) {
      throw new NotSent("alert.hook.timeout", hook.host(), config.timeout().toSeconds());
    } catch (ConnectException e) {
      throw new NotSent("alert.hook.unreachable", hook.host());
    } catch (IOException e) {
      throw new NotSent("alert.hook.broken", hook.host(), e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSent("alert.stopped");
    }
  }
}
