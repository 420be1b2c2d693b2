package ro.stocsync.delivery;

import java.math.BigDecimal;
import java.util.List;
import ro.stocsync.mapping.Target;
import ro.stocsync.woocommerce.StockUpdate;

/**
 * One quantity to be written to one product or variation of a shop.
 *
 * @param dues the due products it answers; several where an operator let them feed one stock
 * @param target where it goes
 * @param quantity pieces
 */
record StockWrite(List<DueProduct> dues, Target target, BigDecimal quantity) {

  StockWrite {
    dues = List.copyOf(dues);
  }

  /** Failed tries of the product that failed most. */
  int attempts() {
    return dues.stream().mapToInt(DueProduct::attempts).max().orElseThrow();
  }

  StockUpdate update() {
    return new StockUpdate(target.holderId(), quantity, !target.managed());
  }
}
