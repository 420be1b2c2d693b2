package ro.stocsync.mapping;

import java.util.Set;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.Transaction;

/**
 * An operator changed what products stand for. Fired within the transaction that writes the change.
 *
 * @param shop in which shop
 * @param products those it concerns: mapped, or feeding a stock that others feed now or fed before
 * @param transaction the transaction under way
 */
public record MappingChanged(ShopKey shop, Set<ProductKey> products, Transaction transaction) {

  /** Copies the set. */
  public MappingChanged {
    products = Set.copyOf(products);
  }
}
