package ro.stocsync.delivery;

import java.util.Optional;
import ro.stocsync.woocommerce.ShopProduct;

/**
 * A write and what came of it.
 *
 * @param write what was sent
 * @param outcome what came of it
 * @param seen the product as the shop showed it in its answer, if it did
 */
record Written(StockWrite write, Outcome outcome, Optional<ShopProduct> seen) {

  /** Of a write to which the shop did not answer with the product. */
  Written(StockWrite write, Outcome outcome) {
    this(write, outcome, Optional.empty());
  }
}
