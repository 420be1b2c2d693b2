package ro.stocsync.catalog;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import ro.stocsync.company.Companies;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;
import ro.stocsync.watch.StandingGauges;

/** Shows how many products and variations we know of each shop, and how fresh that is. */
@ApplicationScoped
class CatalogGauges implements StandingGauges {

  /** Counting a large catalog is dear, and it grows slowly. */
  private static final int COUNTED_EVERY = 4;

  private final Companies companies;
  private final Database database;
  private final MultiGauge products;
  private final MultiGauge age;
  private int readings;

  CatalogGauges(Companies companies, Database database, MeterRegistry metrics) {
    this.companies = companies;
    this.database = database;
    this.products =
        MultiGauge.builder("stocsync.catalog.products")
            .description("Products and variations known of a shop")
            .register(metrics);
    this.age =
        MultiGauge.builder("stocsync.catalog.age")
            .description("Time since the shop was asked what changed; none before a whole reading")
            .baseUnit("seconds")
            .register(metrics);
  }

  private record Line(ShopKey shop, double value) {}

  @Override
  public synchronized void read() {
    if (readings++ % COUNTED_EVERY == 0) {
      show(products, "select company, shop, count(*) from catalog_product group by company, shop");
    }
    show(
        age,
        """
        select company, shop, extract(epoch from now() - read_until) from catalog_state
        where read_whole
        """);
  }

  private void show(MultiGauge gauge, String sql) {
    List<Line> lines =
        database.query(
            sql,
            row -> new Line(new ShopKey(row.getString(1), row.getString(2)), row.getDouble(3)));
    gauge.register(
        lines.stream()
            .filter(line -> companies.shop(line.shop()).isPresent())
            .map(line -> MultiGauge.Row.of(tags(line.shop()), line.value()))
            .collect(Collectors.toUnmodifiableList()),
        true);
  }

  @Override
  public synchronized void forget() {
    readings = 0;
    products.register(List.of(), true);
    age.register(List.of(), true);
  }

  private static Tags tags(ShopKey shop) {
    return Tags.of("company", shop.company(), "shop", shop.shop());
  }
}
