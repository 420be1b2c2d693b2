package ro.stocsync.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Schema;

/** Counts what this process delivers and tries again, and shows which leases it has. */
@ApplicationScoped
class DeliveryMetrics {

  private final MeterRegistry metrics;
  private final Companies companies;
  private final Leases leases;

  DeliveryMetrics(MeterRegistry metrics, Companies companies, Leases leases) {
    this.metrics = metrics;
    this.companies = companies;
    this.leases = leases;
  }

  void onStart(@Observes @Priority(Schema.PRIORITY + 1) StartupEvent event) {
    for (Shop shop : companies.shops()) {
      for (Lease.Purpose purpose : Lease.Purpose.values()) {
        Gauge.builder("stocsync.lease.held", () -> leases.holds(shop.key(), purpose) ? 1 : 0)
            .description("Whether this process talks to the shop for that purpose just now")
            .tag("company", shop.key().company())
            .tag("shop", shop.key().shop())
            .tag("purpose", purpose.name().toLowerCase(Locale.ROOT))
            .register(metrics);
      }
    }
  }

  /** What came of a slice of due work. */
  void settled(ShopKey shop, Map<Outcome.State, Long> byState) {
    byState.forEach(
        (state, products) -> count("deliveries", shop, "outcome", state.name(), products));
  }

  /** What a retry is of. */
  enum Again {
    /** A product that was tried before. */
    PRODUCT,
    /** A shop that failed before. */
    SHOP,
    /** A batch whose answer disagreed with what was sent. */
    BATCH
  }

  /** Something is tried once more. */
  void again(ShopKey shop, Again what, long times) {
    if (times > 0) {
      count("retries", shop, "what", what.name().toLowerCase(Locale.ROOT), times);
    }
  }

  /** Products that were tried before are taken in hand. */
  void begun(ShopKey shop, List<DueProduct> due, int failures) {
    again(shop, Again.PRODUCT, due.stream().filter(one -> one.attempts() > 0).count());
    again(shop, Again.SHOP, failures > 0 ? 1 : 0);
  }

  private void count(String name, ShopKey shop, String tag, String value, long times) {
    metrics
        .counter("stocsync." + name, "company", shop.company(), "shop", shop.shop(), tag, value)
        .increment(times);
  }
}
