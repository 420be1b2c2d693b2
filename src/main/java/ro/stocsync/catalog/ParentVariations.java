package ro.stocsync.catalog;

import java.util.ArrayList;
import java.util.List;
import ro.stocsync.woocommerce.PageRequest;
import ro.stocsync.woocommerce.ProductPage;
import ro.stocsync.woocommerce.ShopProduct;
import ro.stocsync.woocommerce.ShopRefused;
import ro.stocsync.woocommerce.WooCommerce;

/** All variations of one parent: they cannot be asked for by their ids (include-variation). */
final class ParentVariations {

  private ParentVariations() {}

  /** Every page of them; none if the parent is gone, and they with it. Blocks. */
  static List<ShopProduct> of(WooCommerce woo, long parent) {
    List<ShopProduct> variations = new ArrayList<>();
    try {
      int pages = 1;
      for (int number = 1; number <= pages; number++) {
        ProductPage page = woo.variationsOf(parent, PageRequest.of(number)).await().indefinitely();
        variations.addAll(page.products());
        pages = page.totalPages();
      }
    } catch (ShopRefused refused) {
      if (refused.status() != 404 || refused.noSuchRoute()) {
        throw refused;
      }
    }
    return variations;
  }
}
