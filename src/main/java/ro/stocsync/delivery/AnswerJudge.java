package ro.stocsync.delivery;

import java.math.BigDecimal;
import java.util.Optional;
import ro.stocsync.woocommerce.ItemAnswer;
import ro.stocsync.woocommerce.ShopProduct;
import ro.stocsync.woocommerce.StockManagement;

/**
 * Compares what a shop answered to a write with what was sent: a batch answers 200 whatever it
 * stored (woocommerce-recordings 18), so only an equal answer is a delivery.
 */
final class AnswerJudge {

  private final int attemptsBeforeParking;

  AnswerJudge(int attemptsBeforeParking) {
    this.attemptsBeforeParking = attemptsBeforeParking;
  }

  /**
   * Whether quantity and stock status disagree, as two writes at the same moment leave them
   * (woocommerce-recordings 38); a write of the same quantity puts it right.
   */
  static boolean disagrees(StockWrite write, ItemAnswer answer) {
    return answer instanceof ItemAnswer.Stored(ShopProduct product)
        && equal(write.quantity(), product.stockQuantity())
        && (write.quantity().signum() > 0) != product.stockStatus().equals("instock");
  }

  /**
   * What came of a write.
   *
   * @param repeated whether this is the answer to the second write in a row of the same quantity
   */
  Outcome judge(StockWrite write, ItemAnswer answer, boolean repeated) {
    return switch (answer) {
      case ItemAnswer.Refused refused -> refused(refused);
      case ItemAnswer.Stored(ShopProduct product) -> stored(write, product, repeated);
    };
  }

  /** Whether the shop says that it has no such product (any more). */
  static boolean isGone(ItemAnswer answer) {
    return switch (answer) {
      case ItemAnswer.Refused refused ->
          refused.status() == 404 || refused.code().endsWith("_invalid_id");
      case ItemAnswer.Stored(ShopProduct product) -> product.status().equals("trash");
    };
  }

  private static Outcome refused(ItemAnswer.Refused refused) {
    return isGone(refused)
        ? again("product " + refused.id() + " is no longer in the shop")
        : new Outcome.Rejected(refused.code(), refused.message());
  }

  private Outcome stored(StockWrite write, ShopProduct product, boolean repeated) {
    if (product.status().equals("trash")) {
      return again("product " + product.id() + " is in the shop's trash");
    }
    if (product.id() == write.target().productId() && !product.sku().equals(write.target().sku())) {
      return again("product " + product.id() + " has another SKU now");
    }
    if (product.stockManagement() != StockManagement.MANAGED) {
      return product.stockManagement() == StockManagement.PARENT
          ? again("the parent of " + product.id() + " keeps its stock now")
          : new Outcome.StockNotManaged(product.id());
    }
    if (!equal(write.quantity(), product.stockQuantity())) {
      return differs(
          write,
          "the shop stored %s instead of %s"
              .formatted(
                  product.stockQuantity().map(BigDecimal::toPlainString).orElse("nothing"),
                  write.quantity().toPlainString()));
    }
    boolean inStock = product.stockStatus().equals("instock");
    if (write.quantity().signum() <= 0 && inStock) {
      return differs(write, "the shop sells on at a stock of " + write.quantity());
    }
    // Out of stock above zero, and again after the second write, is the shop's own threshold.
    return inStock || write.quantity().signum() <= 0 || repeated
        ? new Outcome.Delivered(write.quantity())
        : differs(write, "the shop shows %s as out of stock".formatted(write.quantity()));
  }

  private Outcome differs(StockWrite write, String what) {
    return write.attempts() + 1 >= attemptsBeforeParking
        ? new Outcome.Rejected("stocsync_stored_otherwise", what)
        : new Outcome.Retry(what, Outcome.Blame.PRODUCT, Optional.empty());
  }

  private static Outcome again(String what) {
    return new Outcome.Retry(what, Outcome.Blame.NOBODY, Optional.empty());
  }

  private static boolean equal(BigDecimal sent, Optional<BigDecimal> stored) {
    return stored.filter(quantity -> quantity.compareTo(sent) == 0).isPresent();
  }
}
