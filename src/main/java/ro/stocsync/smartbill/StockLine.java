package ro.stocsync.smartbill;

import java.math.BigDecimal;

/**
 * A product in a warehouse, as SmartBill lists it.
 *
 * @param code its code; empty if it has none
 * @param name its name
 * @param unit its measuring unit
 * @param quantity its level
 */
public record StockLine(String code, String name, String unit, BigDecimal quantity) {}
