package ro.stocsync.ledger;

import java.math.BigDecimal;
import ro.stocsync.company.Warehouse;

/**
 * A new level of one product in one warehouse.
 *
 * @param product which product
 * @param code its code as SmartBill wrote it; empty if it has none
 * @param name its name as SmartBill wrote it
 * @param warehouse where
 * @param warehouseName the warehouse as SmartBill wrote it
 * @param quantity the new level in the product's unit, absolute
 */
public record StockChange(
    ProductKey product,
    String code,
    String name,
    Warehouse warehouse,
    String warehouseName,
    BigDecimal quantity) {}
