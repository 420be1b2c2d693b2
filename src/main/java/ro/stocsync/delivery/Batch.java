package ro.stocsync.delivery;

import java.util.List;

/**
 * Writes that go to the shop in one request, 100 at most (woocommerce-recordings 28).
 *
 * @param parentId the parent all variations in it have in common; 0 for products
 * @param writes what is written, each to another product
 */
record Batch(long parentId, List<StockWrite> writes) {

  Batch {
    writes = List.copyOf(writes);
  }

  boolean ofVariations() {
    return parentId != 0;
  }
}
