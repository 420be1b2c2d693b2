/**
 * Stock levels and the history of what came in: what should be. Moved in sets, by plain SQL.
 *
 * <p>Knows companies and warehouses; nothing of shops' products, of delivery or of HTTP.
 */
package ro.stocsync.ledger;
