package ro.stocsync.woocommerce;

/** Who holds the stock of a product or variation: WooCommerce's {@code manage_stock}. */
public enum StockManagement {
  /** {@code true}: it has a stock of its own. */
  MANAGED,
  /**
   * {@code false}: it has none; a quantity written to it is answered with 200 and not stored
   * (put-nomanage, put-global-off).
   */
  UNMANAGED,
  /**
   * {@code "parent"}: a variation whose parent holds the stock; a quantity written to it lands
   * where nobody reads it (put-variation-parent-stock).
   */
  PARENT
}
