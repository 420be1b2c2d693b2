package ro.stocsync.delivery;

import ro.stocsync.company.ShopKey;

/**
 * The right to talk to a shop for one purpose.
 *
 * @param shop which shop
 * @param purpose for what
 * @param token the fencing token: greater than that of every holder before
 * @param failures how often in a row the shop has failed
 */
public record Lease(ShopKey shop, Purpose purpose, long token, int failures) {

  /** What a shop is talked to for; each purpose has its own lease. */
  public enum Purpose {
    /** Writing stock. */
    DELIVERY,
    /** Reading the catalog. */
    CATALOG,
    /** Looking after our webhooks. */
    WEBHOOKS
  }
}
