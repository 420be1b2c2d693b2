package ro.stocsync.mapping;

/**
 * Where the stock of a product or variation is written: to itself, or to its parent where the
 * parent keeps the stock for its variations (woocommerce-recordings 24).
 *
 * @param productId the product or variation that was found
 * @param sku its SKU as the shop has it
 * @param holderId the product or variation whose stock is written
 * @param holderParentId the holder's parent if the holder is a variation, else 0
 * @param keeping whether the shop keeps stock for the holder
 */
public record Target(
    long productId, String sku, long holderId, long holderParentId, Keeping keeping) {

  /** Whether a shop keeps stock for a product. */
  public enum Keeping {
    /** It does. */
    MANAGED,
    /** It does not, and could if its stock management were switched on. */
    SWITCHED_OFF,
    /** Its variations keep the stock, each its own. */
    BY_VARIATIONS,
    /** It never can: a group has no stock of its own (put-grouped). */
    GROUPED,
    /** It never can: it is sold elsewhere (put-external). */
    EXTERNAL
  }

  /** Whether the shop keeps stock for the holder. */
  public boolean managed() {
    return keeping == Keeping.MANAGED;
  }
}
