package ro.stocsync.catalog;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import ro.stocsync.sql.Database;

/** Shows as a metric how many products and variations we know of each shop. */
@ApplicationScoped
public class CatalogSize {

  private final Database database;
  private final MultiGauge products;

  /** Over the catalogs of all companies. */
  public CatalogSize(Database database, MeterRegistry metrics) {
    this.database = database;
    this.products =
        MultiGauge.builder("stocsync.catalog.products")
            .description("Products and variations known of a shop")
            .register(metrics);
  }

  @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void measure() {
    List<MultiGauge.Row<Number>> rows =
        database.query(
            "select company, shop, count(*) from catalog_product group by company, shop",
            row ->
                MultiGauge.Row.of(
                    Tags.of("company", row.getString(1), "shop", row.getString(2)),
                    row.getLong(3)));
    products.register(List.copyOf(rows), true);
  }
}
