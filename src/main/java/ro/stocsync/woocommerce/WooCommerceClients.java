package ro.stocsync.woocommerce;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import ro.stocsync.company.Shop;
import ro.stocsync.trust.Trust;
import ro.stocsync.watch.Traces;

/** Keeps one client, hence one bounded pool of connections, for each shop. */
@ApplicationScoped
public class WooCommerceClients {

  private final WooCommerceConfig config;
  private final MeterRegistry metrics;
  private final Traces traces;
  private final Trust trust;
  private final String userAgent;
  private final Map<Shop, Client> clients = new ConcurrentHashMap<>();

  /** Opens nothing yet. */
  public WooCommerceClients(
      WooCommerceConfig config,
      MeterRegistry metrics,
      Traces traces,
      Trust trust,
      @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String version) {
    this.config = config;
    this.metrics = metrics;
    this.traces = traces;
    this.trust = trust;
    this.userAgent = "StocSync/" + version;
  }

  /** The shop's client; the same for the same shop. */
  public WooCommerce of(Shop shop) {
    return clients.computeIfAbsent(shop, this::open).wooCommerce;
  }

  private Client open(Shop shop) {
    ShopApis apis = new ShopApis(shop, config, userAgent, trust.of(Trust.Peer.SHOPS));
    AnswerReader reader =
        new AnswerReader(shop, InstantSource.system(), config.longestRetryAfter());
    ShopCalls calls = new ShopCalls(shop, apis, reader, config, metrics, traces);
    Gauge.builder("stocsync.shop.requests.allowed", calls::limit)
        .description("Requests that may be under way at the shop at once, as it answers just now")
        .tag("company", shop.key().company())
        .tag("shop", shop.key().shop())
        .register(metrics);
    return new Client(apis, new WooCommerce(calls, config.concurrentRequests()));
  }

  @PreDestroy
  void close() {
    clients.values().forEach(client -> client.apis.close());
  }

  private record Client(ShopApis apis, WooCommerce wooCommerce) {}
}
