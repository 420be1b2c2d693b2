package ro.stocsync.delivery;

import java.math.BigDecimal;
import ro.stocsync.mapping.Target;

/**
 * One quantity to be written to one product or variation of a shop.
 *
 * @param due the due product it answers
 * @param target where it goes
 * @param quantity pieces
 */
record StockWrite(DueProduct due, Target target, BigDecimal quantity) {}
