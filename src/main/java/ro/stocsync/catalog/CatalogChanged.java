package ro.stocsync.catalog;

import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Transaction;

/**
 * Something that matters to matching changed in a shop's catalog: a product came or went, or its
 * SKU, name, status, parent or stock management changed. Fired within the transaction that writes
 * the change, so that what follows from it is committed with it or not at all.
 *
 * @param shop which shop
 * @param transaction the transaction under way
 */
public record CatalogChanged(ShopKey shop, Transaction transaction) {}
