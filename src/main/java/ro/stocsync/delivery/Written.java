package ro.stocsync.delivery;

/**
 * A write and what came of it.
 *
 * @param write what was sent
 * @param outcome what came of it
 */
record Written(StockWrite write, Outcome outcome) {}
