package ro.stocsync.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.woocommerce.ShopException;
import ro.stocsync.woocommerce.ShopRefused;
import ro.stocsync.woocommerce.ShopUnauthorized;
import ro.stocsync.woocommerce.WooCommerce;
import ro.stocsync.woocommerce.WooCommerceClients;

/**
 * Keeps our catalog of a shop like the shop's: read whole the first time, afterwards what was
 * modified since, and once in a while whole again, slowly. Runs on a virtual thread and blocks for
 * each page, so that memory holds one page at a time.
 */
@ApplicationScoped
public class CatalogReader {

  private static final Logger LOG = Logger.getLogger(CatalogReader.class);

  /** What a page may miss because two clocks or a slow transaction of the shop stand in between. */
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  private final Catalog catalog;
  private final CatalogReadings readings;
  private final RecentChanges recent;
  private final WholeReading whole;
  private final WooCommerceClients clients;
  private final CatalogConfig config;

  /** Of any shop. */
  public CatalogReader(
      Catalog catalog,
      CatalogReadings readings,
      RecentChanges recent,
      WholeReading whole,
      WooCommerceClients clients,
      CatalogConfig config) {
    this.catalog = catalog;
    this.readings = readings;
    this.recent = recent;
    this.whole = whole;
    this.clients = clients;
    this.config = config;
  }

  /**
   * Brings our catalog of the shop up to date; the slow reading by as many pages as fit into half
   * of the time until the next refresh, so that others find the shop free in between.
   *
   * @param mayGoOn asked before each page: whether the lease is still held
   * @throws ShopException if the shop does not answer as it should; what was read until then is
   *     kept, and the next refresh goes on there
   */
  public void refresh(Shop shop, BooleanSupplier mayGoOn) {
    WooCommerce woo = clients.of(shop);
    boolean stockManaged = stockManaged(shop.key(), woo);
    Optional<Instant> readUntil = catalog.readUntil(shop.key());
    if (readUntil.isEmpty()) {
      Reading reading = reading(shop.key(), ReadingPurpose.FIRST, stockManaged);
      whole.goOn(reading, woo, mayGoOn, Pace.fast());
    } else if (wasSwitched(shop.key(), stockManaged)) {
      Reading reading = reading(shop.key(), ReadingPurpose.SWITCHED, stockManaged);
      whole.goOn(reading, woo, mayGoOn, Pace.fast());
    } else {
      Instant since = readUntil.get().minus(OVERLAP);
      Optional<Instant> until = recent.read(shop.key(), woo, since, mayGoOn);
      until.ifPresent(clock -> catalog.noteReadUntil(shop.key(), clock, stockManaged));
      if (until.isPresent() && readings.sweepIsDue(shop.key())) {
        sweep(reading(shop.key(), ReadingPurpose.SWEEP, stockManaged), woo, mayGoOn);
      }
    }
  }

  /** Also while what was read when it stood otherwise has not been read anew to the end. */
  private boolean wasSwitched(ShopKey shop, boolean stockManaged) {
    return stockManaged != catalog.wasStockManaged(shop)
        || readings
            .underWay(shop)
            .filter(reading -> reading.purpose() == ReadingPurpose.SWITCHED)
            .isPresent();
  }

  /** One page that the shop cannot give is no reason to refresh the rest less often. */
  private void sweep(Reading reading, WooCommerce woo, BooleanSupplier mayGoOn) {
    try {
      Pace pace = Pace.sparing(config.sweepPause(), config.refresh().dividedBy(2));
      whole.goOn(reading, woo, mayGoOn, pace);
    } catch (ShopException e) {
      LOG.warnf(
          "Shop %s: the slow reading of its whole catalog is cut off, the next refresh goes on: %s",
          reading.shop(), e.getMessage());
    }
  }

  /** The one under way, if it was begun for the same and with the switch as it is, or a new one. */
  private Reading reading(ShopKey shop, ReadingPurpose purpose, boolean stockManaged) {
    return readings
        .underWay(shop)
        .filter(one -> one.purpose() == purpose && one.stockManaged() == stockManaged)
        .orElseGet(() -> readings.begin(shop, purpose, stockManaged));
  }

  /** A key that may not read the settings leaves the switch to each product's own answer. */
  private static boolean stockManaged(ShopKey shop, WooCommerce woo) {
    try {
      return woo.managesStock().await().indefinitely();
    } catch (ShopRefused | ShopUnauthorized refused) {
      LOG.debugf("Shop %s does not tell its stock setting: %s", shop, refused.getMessage());
      return true;
    }
  }
}
