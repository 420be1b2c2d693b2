package ro.stocsync.woocommerce;

/** What a shop answered to one {@link StockUpdate} of a batch. */
public sealed interface ItemAnswer {

  /**
   * The shop took it. That is not yet "delivered": compare quantity and status with what was sent.
   *
   * @param product the product as the shop holds it now
   */
  record Stored(ShopProduct product) implements ItemAnswer {}

  /**
   * The shop refused this item, and only this one (batch-mixed-no-bad-type).
   *
   * @param id the id that was sent
   * @param status the status of the item, as 400 or 404
   * @param code WooCommerce's word for it, as {@code woocommerce_rest_product_invalid_id}
   * @param message its text, in the shop's language
   */
  record Refused(long id, int status, String code, String message) implements ItemAnswer {}
}
