package ro.stocsync.delivery;

import java.util.List;
import ro.stocsync.delivery.ShopWriter.Writing;
import ro.stocsync.watch.Traces;

/**
 * Due products taken in hand together.
 *
 * @param due the products
 * @param catalogChanges what {@link ro.stocsync.catalog.Catalog#changes} said before they were
 *     matched
 * @param plan what to do with them
 * @param step what is done with them, as traces tell it
 */
record Slice(List<DueProduct> due, long catalogChanges, DeliveryPlan plan, Traces.Step step) {

  Slice {
    due = List.copyOf(due);
  }

  /**
   * A slice whose requests have begun to go out.
   *
   * @param slice which
   * @param writing how far they are
   */
  record Begun(Slice slice, Writing writing) {}
}
