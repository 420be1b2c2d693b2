package ro.stocsync.delivery;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.woocommerce.ShopProduct;

/**
 * One try to deliver one product, as its history tells it.
 *
 * @param product SmartBill's product
 * @param productId the shop's product whose stock was written; empty where nothing was sent
 * @param sent pieces that were sent
 * @param shown pieces that the shop answered it shows now; empty where it did not answer so
 * @param shownAs the stock status that it answered, {@code instock} and the like
 * @param outcome what came of it
 */
public record Attempt(
    ProductKey product,
    Optional<Long> productId,
    Optional<BigDecimal> sent,
    Optional<BigDecimal> shown,
    Optional<String> shownAs,
    Outcome outcome) {

  /** What was decided without writing anything. */
  static Attempt unsent(Settled settled) {
    return new Attempt(
        settled.due().product(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        settled.outcome());
  }

  /** A write, once for each product that it answers. */
  static List<Attempt> of(Written written) {
    StockWrite write = written.write();
    return write.dues().stream()
        .map(
            due ->
                new Attempt(
                    due.product(),
                    Optional.of(write.target().holderId()),
                    Optional.of(write.quantity()),
                    written.seen().flatMap(ShopProduct::stockQuantity),
                    written.seen().map(ShopProduct::stockStatus),
                    written.outcome()))
        .toList();
  }
}
