package ro.stocsync.woocommerce;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import ro.stocsync.company.KeyTransport;
import ro.stocsync.company.Secret;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.ShopSettings;

/** A server that answers what a test tells it, and the shop configured for it. */
public final class FakeShop implements AutoCloseable {

  public static final String KEY = "ck_1234567890abcdef";
  public static final String SECRET = "cs_fedcba0987654321";

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().gzipDisabled(true));

  /** Starts it. */
  public FakeShop() {
    server.start();
  }

  /** Where its answers are told. */
  public WireMockServer server() {
    return server;
  }

  /** A shop of its own each time, so that no client remembers what another test made it learn. */
  public Shop shop(KeyTransport auth) {
    return shop(URI.create(server.baseUrl()), auth);
  }

  /** A shop at that address. */
  public static Shop shop(URI url, KeyTransport auth) {
    return new Shop(
        new ShopKey("acme", "shop-" + UUID.randomUUID()),
        url,
        new Secret(KEY),
        new Secret(SECRET),
        auth,
        ShopSettings.monitoring(Set.of(), true));
  }

  /** What it was asked, in order. */
  public List<LoggedRequest> requests() {
    return server.getAllServeEvents().reversed().stream()
        .map(event -> LoggedRequest.createFrom(event.getRequest()))
        .toList();
  }

  /** The item of a call, at last. */
  public static <T> T await(Uni<T> call) {
    return call.await().atMost(Duration.ofSeconds(20));
  }

  static <E extends ShopException> E failure(Class<E> type, Uni<?> call) {
    return Assertions.catchThrowableOfType(type, () -> await(call));
  }

  @Override
  public void close() {
    server.stop();
  }
}
