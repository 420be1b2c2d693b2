package ro.stocsync.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import ro.stocsync.company.Warehouse;

/**
 * A new level of one product in one warehouse.
 *
 * @param product which product
 * @param code its code as SmartBill wrote it; empty if it has none
 * @param name its name as SmartBill wrote it
 * @param nameKey its name as it compares; empty if there is none, or none short enough to be found
 * @param warehouse where
 * @param warehouseName the warehouse as SmartBill wrote it
 * @param quantity the new level in the product's unit, absolute
 */
public record StockChange(
    ProductKey product,
    String code,
    String name,
    String nameKey,
    Warehouse warehouse,
    String warehouseName,
    BigDecimal quantity) {

  // An entry of PostgreSQL's index holds 2,704 bytes.
  private static final int LONGEST_KEY = 2_000;

  /** Of a product as SmartBill wrote it. */
  public static StockChange of(
      ProductKey product, String code, String name, String warehouse, BigDecimal quantity) {
    String nameKey = product.name().orElseGet(() -> ProductName.normalise(name));
    return new StockChange(
        product,
        code,
        name,
        nameKey.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY ? nameKey : "",
        Warehouse.named(warehouse),
        warehouse,
        quantity);
  }
}
