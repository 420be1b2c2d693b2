package ro.stocsync.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import ro.stocsync.company.ShopKey;
import ro.stocsync.woocommerce.PageRequest;
import ro.stocsync.woocommerce.ProductPage;
import ro.stocsync.woocommerce.ShopRefused;
import ro.stocsync.woocommerce.WooCommerce;

/** Reads the variations of one parent: what the shop then shows of them is all there is. */
@ApplicationScoped
class ParentReader {

  private final Catalog catalog;
  private final KnownRows known;

  ParentReader(Catalog catalog, KnownRows known) {
    this.catalog = catalog;
    this.known = known;
  }

  /**
   * Learns them, and forgets those that the shop no longer has.
   *
   * @param whole whether this is part of a reading of the whole catalog
   * @return how many there are
   */
  int read(ShopKey shop, WooCommerce woo, long parent, boolean whole) {
    Set<Long> shown = new HashSet<>();
    try {
      PageCursor cursor = PageCursor.atStart();
      ProductPage page;
      do {
        page = woo.variationsOf(parent, PageRequest.of(cursor.page())).await().indefinitely();
        catalog.learn(shop, page.products(), whole);
        page.products().forEach(variation -> shown.add(variation.id()));
        cursor = cursor.after(page);
      } while (!cursor.isBehind(page));
    } catch (ShopRefused refused) {
      // A parent that went meanwhile has no variations.
      if (refused.status() != 404) {
        throw refused;
      }
    }
    Set<Long> gone = new HashSet<>(known.variationsOf(shop, parent));
    gone.removeAll(shown);
    catalog.forget(shop, gone);
    return shown.size();
  }
}
