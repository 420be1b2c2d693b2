package ro.stocsync.delivery;

import java.math.BigDecimal;
import java.util.Optional;
import ro.stocsync.company.Phrase;
import ro.stocsync.text.FirstWords;
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
        ? again(Phrase.of("product.gone", refused.id()))
        : new Outcome.Rejected(
            refused.message().equals(FirstWords.NONE)
                ? Phrase.of("rejected.wordless", refused.code())
                : Phrase.of("rejected", refused.code(), refused.message()));
  }

  private Outcome stored(StockWrite write, ShopProduct product, boolean repeated) {
    if (product.status().equals("trash")) {
      return again(Phrase.of("product.trashed", product.id()));
    }
    if (product.id() == write.target().productId() && !product.sku().equals(write.target().sku())) {
      return again(Phrase.of("product.other-sku", product.id()));
    }
    if (product.stockManagement() != StockManagement.MANAGED) {
      return product.stockManagement() == StockManagement.PARENT
          ? again(Phrase.of("product.parent-keeps", product.id()))
          : new Outcome.StockNotManaged(product.id());
    }
    if (!equal(write.quantity(), product.stockQuantity())) {
      return differs(write, storedOtherwise(write.quantity(), product.stockQuantity()));
    }
    boolean inStock = product.stockStatus().equals("instock");
    if (write.quantity().signum() <= 0 && inStock) {
      return differs(write, Phrase.of("stored.sells-on", write.quantity().toPlainString()));
    }
    // Out of stock above zero, and again after the second write, is the shop's own threshold.
    return inStock || write.quantity().signum() <= 0 || repeated
        ? new Outcome.Delivered(write.quantity())
        : differs(write, Phrase.of("stored.out-of-stock", write.quantity().toPlainString()));
  }

  private static Phrase storedOtherwise(BigDecimal sent, Optional<BigDecimal> stored) {
    return stored
        .map(one -> Phrase.of("stored.otherwise", one.toPlainString(), sent.toPlainString()))
        .orElseGet(() -> Phrase.of("stored.nothing", sent.toPlainString()));
  }

  private Outcome differs(StockWrite write, Phrase what) {
    return write.attempts() + 1 >= attemptsBeforeParking
        ? new Outcome.Rejected(what)
        : new Outcome.Retry(what, Outcome.Blame.PRODUCT, Optional.empty());
  }

  private static Outcome again(Phrase what) {
    return new Outcome.Retry(what, Outcome.Blame.NOBODY, Optional.empty());
  }

  private static boolean equal(BigDecimal sent, Optional<BigDecimal> stored) {
    return stored.filter(quantity -> quantity.compareTo(sent) == 0).isPresent();
  }
}
