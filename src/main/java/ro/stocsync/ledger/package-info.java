/** Stock levels and the history of what came in: what should be. Moved in sets, by plain SQL. */
package ro.stocsync.ledger;
