package ro.stocsync.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match;
import ro.stocsync.mapping.Target;

/**
 * What to do with a slice of due work: what is settled without asking the shop, and the batches,
 * disjoint by the product whose stock they write.
 *
 * @param settled outcomes that need no request
 * @param products batches of products, parents that keep the stock among them
 * @param variations batches of variations, each of one parent; written after the products, because
 *     a variation's write touches its parent too
 */
record DeliveryPlan(List<Settled> settled, List<Batch> products, List<Batch> variations) {

  /** WooCommerce takes no more operations a batch (woocommerce-recordings, batch-101). */
  static final int BATCH = 100;

  private static final int SMALL_BATCH = 10;

  /**
   * Plans a slice.
   *
   * @param due the due work
   * @param matches what its products stand for; one for each
   * @param decimals whether the shop stores fractions of a piece; if not, they are cut off
   *     downwards
   */
  static DeliveryPlan of(List<DueProduct> due, Map<ProductKey, Match> matches, boolean decimals) {
    List<Settled> settled = new ArrayList<>();
    Map<Long, List<StockWrite>> byParent = new TreeMap<>();
    for (DueProduct product : due) {
      switch (matches.get(product.product())) {
        case Match.Found(Target target, var reason) when target.managed() ->
            byParent
                .computeIfAbsent(target.holderParentId(), parent -> new ArrayList<>())
                .add(new StockWrite(product, target, pieces(product.level(), decimals)));
        case Match.Found(Target target, var reason) ->
            settled.add(new Settled(product, new Outcome.StockNotManaged(target.productId())));
        case Match.Missing missing -> settled.add(new Settled(product, new Outcome.Unmatched()));
        case Match.Ambiguous(List<Long> candidates) ->
            settled.add(new Settled(product, new Outcome.Ambiguous(candidates)));
        case Match.Conflicting(long holder) ->
            settled.add(new Settled(product, new Outcome.Conflicting(holder)));
        case Match.CatalogUnread unread -> settled.add(new Settled(product, CATALOG_UNREAD));
      }
    }
    List<Batch> products = batches(0, byParent.getOrDefault(0L, List.of()));
    List<Batch> variations = new ArrayList<>();
    byParent.forEach(
        (parent, writes) -> {
          if (parent != 0) {
            variations.addAll(batches(parent, writes));
          }
        });
    return new DeliveryPlan(settled, products, variations);
  }

  private static final Outcome CATALOG_UNREAD =
      new Outcome.Retry(
          "the shop's catalog is still being read", Outcome.Blame.PRODUCT, Optional.empty());

  static BigDecimal pieces(BigDecimal level, boolean decimals) {
    return decimals ? level : level.setScale(0, RoundingMode.FLOOR);
  }

  /** What failed before goes in ever smaller company, until the one that breaks it stands alone. */
  private static List<Batch> batches(long parent, List<StockWrite> writes) {
    List<StockWrite> sorted =
        writes.stream()
            .sorted(Comparator.comparingInt((StockWrite write) -> write.due().attempts()))
            .toList();
    List<Batch> batches = new ArrayList<>();
    List<StockWrite> batch = new ArrayList<>();
    for (StockWrite write : sorted) {
      if (batch.size() >= most(write)) {
        batches.add(new Batch(parent, batch));
        batch.clear();
      }
      batch.add(write);
    }
    if (!batch.isEmpty()) {
      batches.add(new Batch(parent, batch));
    }
    return batches;
  }

  private static int most(StockWrite write) {
    return switch (write.due().attempts()) {
      case 0, 1 -> BATCH;
      case 2 -> SMALL_BATCH;
      default -> 1;
    };
  }
}
