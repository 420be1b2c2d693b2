package ro.stocsync.woocommerce;

import java.math.BigDecimal;

/**
 * The stock that a product or variation shall have. Batches are not validated by the shop: a
 * quantity it cannot hold is cut or wrapped in silence (batch-bad-values), so check it before, and
 * what came back after.
 *
 * @param id the shop's number for it
 * @param quantity absolute, in the product's own unit
 * @param switchOn whether stock management is switched on with it, without which a product that
 *     does not manage stock keeps none (put-nomanage, put-nomanage-on, batch-manage-stock-on)
 */
public record StockUpdate(long id, BigDecimal quantity, boolean switchOn) {

  /** Leaves stock management as it is. */
  public StockUpdate(long id, BigDecimal quantity) {
    this(id, quantity, false);
  }
}
