package ro.stocsync.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.woocommerce.PageRequest;
import ro.stocsync.woocommerce.ProductPage;
import ro.stocsync.woocommerce.ShopRefused;
import ro.stocsync.woocommerce.ShopUnauthorized;
import ro.stocsync.woocommerce.WooCommerce;
import ro.stocsync.woocommerce.WooCommerceClients;

/**
 * Reads a shop's catalog page by page: whole the first time, afterwards what was modified since.
 * Runs on a virtual thread and blocks for each page, so that memory holds one page at a time.
 */
@ApplicationScoped
public class CatalogReader {

  private static final Logger LOG = Logger.getLogger(CatalogReader.class);

  /** What a page may miss because two clocks or a slow transaction of the shop stand in between. */
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  private final Catalog catalog;
  private final WooCommerceClients clients;

  /** Of any shop. */
  public CatalogReader(Catalog catalog, WooCommerceClients clients) {
    this.catalog = catalog;
    this.clients = clients;
  }

  /**
   * Brings our catalog of the shop up to date.
   *
   * @param mayGoOn asked before each page: whether the lease is still held
   * @throws ro.stocsync.woocommerce.ShopException if the shop does not answer as it should; what
   *     was read until then is kept
   */
  public void refresh(Shop shop, BooleanSupplier mayGoOn) {
    Instant began = catalog.now();
    WooCommerce woo = clients.of(shop);
    boolean stockManaged = stockManaged(shop.key(), woo);
    // The switch changes how every product shows and moves no product's date.
    boolean switched = stockManaged != catalog.wasStockManaged(shop.key());
    Optional<Instant> since =
        switched
            ? Optional.empty()
            : catalog.readUntil(shop.key()).map(until -> until.minus(OVERLAP));
    Reading products = read(shop.key(), woo::products, since, mayGoOn);
    Reading variations = readVariations(shop.key(), woo, since, mayGoOn);
    if (!products.finished() || !variations.finished()) {
      return;
    }
    if (since.isEmpty()) {
      int gone = catalog.forgetUnseen(shop.key(), began);
      LOG.infof(
          "Shop %s: catalog read whole, %d products and %d variations, %d gone",
          shop.key(), products.items(), variations.items(), gone);
    }
    catalog.noteReadUntil(shop.key(), products.shopTime().orElse(began), stockManaged);
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

  /**
   * One list, read to its end.
   *
   * @param finished whether to its end
   * @param items how many there were
   * @param shopTime the shop's clock when the reading began
   */
  private record Reading(boolean finished, int items, Optional<Instant> shopTime) {}

  /** Shops older than WooCommerce 9 have no list over all parents; they are found by their SKU. */
  private Reading readVariations(
      ShopKey shop, WooCommerce woo, Optional<Instant> since, BooleanSupplier mayGoOn) {
    try {
      return read(shop, woo::variations, since, mayGoOn);
    } catch (ShopRefused refused) {
      if (refused.status() != 404) {
        throw refused;
      }
      LOG.infof("Shop %s has no list of all variations; they are found by SKU only", shop);
      return new Reading(true, 0, Optional.empty());
    }
  }

  private Reading read(
      ShopKey shop,
      Function<PageRequest, Uni<ProductPage>> list,
      Optional<Instant> since,
      BooleanSupplier mayGoOn) {
    Optional<Instant> shopTime = Optional.empty();
    int items = 0;
    int pages = 1;
    for (int number = 1; number <= pages; number++) {
      if (!mayGoOn.getAsBoolean()) {
        return new Reading(false, items, shopTime);
      }
      ProductPage page = list.apply(new PageRequest(number, since)).await().indefinitely();
      catalog.learn(shop, page.products(), since.isEmpty());
      pages = page.totalPages();
      items += page.products().size();
      if (number == 1) {
        shopTime = page.shopTime();
      }
    }
    return new Reading(true, items, shopTime);
  }
}
