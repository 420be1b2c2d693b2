/**
 * Brings the shops' stock to what the ledger says: due work, lease, plan, writing, outcome, pacing.
 *
 * <p>Level-triggered: there is no queue. A row of {@code shop_stock} is due until the version that
 * was wanted is the version that was delivered, whatever happens in between.
 */
package ro.stocsync.delivery;
