package ro.stocsync.delivery;

import java.math.BigDecimal;
import java.util.OptionalLong;
import ro.stocsync.ledger.ProductKey;

/**
 * A product whose stock one shop does not show yet, and what it should be at this moment.
 *
 * @param product which product
 * @param version the wanted version this level belongs to
 * @param attempts failed tries of this version
 * @param level the sum of the monitored warehouses, in the product's unit
 * @param callback the latest call of SmartBill's that gave one of its levels; empty if a pull did
 */
public record DueProduct(
    ProductKey product, long version, int attempts, BigDecimal level, OptionalLong callback) {

  /** Whoever gave its level. */
  public DueProduct(ProductKey product, long version, int attempts, BigDecimal level) {
    this(product, version, attempts, level, OptionalLong.empty());
  }
}
