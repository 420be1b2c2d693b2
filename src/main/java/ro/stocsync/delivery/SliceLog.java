package ro.stocsync.delivery;

import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.watch.LogFields;

/** Tells the log what came of a slice: a line for it, and one for each product that was parked. */
final class SliceLog {

  private static final Logger LOG = Logger.getLogger(ShopDelivery.class);

  /** Of products parked in one slice; the table has them all. */
  private static final int MOST_LINES = 20;

  private SliceLog() {}

  static void tell(ShopKey shop, List<Settled> settled, Map<Outcome.State, Long> byState) {
    LOG.infof("Shop %s: %s", shop, byState);
    settled.stream()
        .filter(one -> one.outcome().state().parked())
        .limit(MOST_LINES)
        .forEach(
            one ->
                about(shop, one.due())
                    .run(
                        () ->
                            LOG.warnf(
                                "Shop %s, product %s: %s",
                                shop, printable(one.due().product()), one.outcome().words())));
  }

  private static LogFields about(ShopKey shop, DueProduct due) {
    LogFields fields = LogFields.of(shop).and("product", printable(due.product()));
    return due.callback().isPresent() ? fields.and("callback", due.callback().getAsLong()) : fields;
  }

  /** A code comes from outside and may hold line breaks, which would forge lines of the log. */
  private static String printable(ProductKey product) {
    return product.value().replaceAll("\\p{Cntrl}", " ");
  }
}
