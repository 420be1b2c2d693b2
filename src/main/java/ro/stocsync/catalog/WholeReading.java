package ro.stocsync.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;
import ro.stocsync.woocommerce.WooCommerce;

/** Reads whole catalogs, each on from where it stands, and tells how far it is. */
@ApplicationScoped
class WholeReading {

  private static final Logger LOG = Logger.getLogger(WholeReading.class);
  private static final Duration TOLD_EVERY = Duration.ofSeconds(10);

  private final Database database;
  private final Catalog catalog;
  private final CatalogReadings readings;
  private final KnownRows known;
  private final ParentReader parents;

  WholeReading(
      Database database,
      Catalog catalog,
      CatalogReadings readings,
      KnownRows known,
      ParentReader parents) {
    this.database = database;
    this.catalog = catalog;
    this.readings = readings;
    this.known = known;
    this.parents = parents;
  }

  /**
   * Reads on, to the end if it may.
   *
   * @param mayGoOn asked before each request
   * @param pace how the shop is spared
   */
  void goOn(Reading reading, WooCommerce woo, BooleanSupplier mayGoOn, Pace pace) {
    ReadingRun run = new ReadingRun(database, catalog, readings, known, parents, woo, reading);
    ShopKey shop = reading.shop();
    tell(shop, reading.updatedAt().equals(reading.beganAt()) ? "begins" : "goes on");
    long told = System.nanoTime();
    boolean more = mayGoOn.getAsBoolean();
    while (more) {
      run.step();
      if (System.nanoTime() - told >= TOLD_EVERY.toNanos()) {
        tell(shop, "is under way");
        told = System.nanoTime();
      }
      more = run.isUnderWay() && pace.rest(mayGoOn);
    }
    tell(shop, "rests");
  }

  private void tell(ShopKey shop, String what) {
    readings
        .of(shop)
        .ifPresent(
            progress ->
                LOG.infof(
                    "Shop %s: the reading of its whole catalog (%s) %s: %s",
                    shop,
                    progress.purpose(),
                    progress.finishedAt().isPresent() ? "is finished" : what,
                    progress));
  }
}
