package ro.stocsync.demo.smartbill;

import java.math.BigDecimal;

/**
 * How much of a product lies in a warehouse.
 *
 * @param warehouse its exact name
 * @param code the product's code; may be empty
 * @param name the product's name
 * @param unit measuring unit
 * @param quantity in that unit
 */
public record Level(String warehouse, String code, String name, String unit, BigDecimal quantity) {

  Level with(BigDecimal other) {
    return new Level(warehouse, code, name, unit, other);
  }

  /** What tells the product from others in its warehouse: its code, else its name. */
  String product() {
    return code.isEmpty() ? name : code;
  }
}
