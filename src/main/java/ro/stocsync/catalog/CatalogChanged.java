package ro.stocsync.catalog;

import java.util.Set;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.Transaction;

/**
 * Something that matters to matching changed in a shop's catalog. Fired within the transaction that
 * writes the change, so that what follows from it is committed with it or not at all.
 *
 * @param shop which shop
 * @param products ids of the products and variations that came, went, or changed in their parent,
 *     SKU, GTIN, name, status, type or stock management; a product's change concerns its variations
 *     too, which are named and matched with it
 * @param inHand keys that whoever noticed the change matches anew by itself
 * @param transaction the transaction under way
 */
public record CatalogChanged(
    ShopKey shop, Set<Long> products, Set<ProductKey> inHand, Transaction transaction) {

  /** Copies the sets. */
  public CatalogChanged {
    products = Set.copyOf(products);
    inHand = Set.copyOf(inHand);
  }
}
