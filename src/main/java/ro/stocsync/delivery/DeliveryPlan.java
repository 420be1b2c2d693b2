package ro.stocsync.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.ShopSettings.ManageStock;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match;
import ro.stocsync.mapping.Target.Keeping;

/**
 * What to do with a slice of due work: what is settled without asking the shop, and the batches,
 * disjoint by the product whose stock they write.
 *
 * @param settled outcomes that need no request
 * @param products batches of products, parents that keep the stock among them
 * @param variations batches of variations, each of one parent; written after the products, because
 *     a variation's write touches its parent too
 * @param deferred writes that are left for later, so that what they feed is not delivered yet
 */
record DeliveryPlan(
    List<Settled> settled,
    List<Batch> products,
    List<Batch> variations,
    List<StockWrite> deferred) {

  /** WooCommerce takes no more operations a batch (woocommerce-recordings, batch-101). */
  static final int BATCH = 100;

  private static final int SMALL_BATCH = 10;

  /**
   * Plans a slice.
   *
   * @param due the due work
   * @param matches what its products stand for; one for each
   * @param feeds what they come to
   * @param rule what of a level is shown
   */
  static DeliveryPlan of(
      List<DueProduct> due,
      Map<ProductKey, Match> matches,
      Collection<Feed> feeds,
      StockRule rule) {
    List<Settled> settled = new ArrayList<>();
    for (DueProduct product : due) {
      withoutRequest(matches.get(product.product()))
          .ifPresent(outcome -> settled.add(new Settled(product, outcome)));
    }
    Map<Long, List<StockWrite>> byParent = new TreeMap<>();
    for (Feed feed : feeds) {
      Optional<Outcome> stockless = stockless(feed, rule);
      stockless.ifPresentOrElse(
          outcome -> feed.dues().forEach(one -> settled.add(new Settled(one, outcome))),
          () ->
              byParent
                  .computeIfAbsent(feed.target().holderParentId(), parent -> new ArrayList<>())
                  .add(new StockWrite(feed.dues(), feed.target(), rule.pieces(feed.level()))));
    }
    List<Batch> products = batches(0, byParent.getOrDefault(0L, List.of()));
    List<Batch> variations = new ArrayList<>();
    byParent.forEach(
        (parent, writes) -> {
          if (parent != 0) {
            variations.addAll(batches(parent, writes));
          }
        });
    return new DeliveryPlan(settled, products, variations, List.of());
  }

  /** Nothing of it can be planned, for that reason. */
  static DeliveryPlan impossible(List<DueProduct> due, Outcome.Retry because) {
    return new DeliveryPlan(
        due.stream().map(product -> new Settled(product, because)).toList(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The shop's products that its writes touch: those written, and the parents of variations. */
  Set<Long> touches() {
    Set<Long> touched = new HashSet<>();
    Stream.concat(products.stream(), variations.stream())
        .forEach(
            batch -> {
              batch.writes().forEach(write -> touched.add(write.target().holderId()));
              if (batch.ofVariations()) {
                touched.add(batch.parentId());
              }
            });
    return touched;
  }

  /** The same, but that writes which touch any of these products are left for later. */
  DeliveryPlan deferring(Set<Long> touched) {
    if (Collections.disjoint(touched, touches())) {
      return this;
    }
    List<StockWrite> later = new ArrayList<>();
    List<Batch> productsNow = deferring(products, touched, later);
    List<Batch> variationsNow = deferring(variations, touched, later);
    return new DeliveryPlan(settled, productsNow, variationsNow, later);
  }

  private static List<Batch> deferring(
      List<Batch> batches, Set<Long> touched, List<StockWrite> later) {
    List<Batch> now = new ArrayList<>();
    for (Batch batch : batches) {
      Map<Boolean, List<StockWrite>> byTouch =
          batch.writes().stream()
              .collect(
                  Collectors.partitioningBy(
                      write ->
                          touched.contains(batch.parentId())
                              || touched.contains(write.target().holderId())));
      later.addAll(byTouch.get(true));
      if (!byTouch.get(false).isEmpty()) {
        now.add(new Batch(batch.parentId(), byTouch.get(false)));
      }
    }
    return now;
  }

  private static Optional<Outcome> withoutRequest(Match match) {
    return switch (match) {
      case Match.Found found -> Optional.empty();
      case Match.Ignored ignored -> Optional.of(new Outcome.Ignored());
      case Match.Missing missing -> Optional.of(new Outcome.Unmatched());
      case Match.Ambiguous(List<Long> candidates) -> Optional.of(new Outcome.Ambiguous(candidates));
      case Match.Conflicting(long holder, List<ProductKey> rivals) ->
          Optional.of(new Outcome.Conflicting(holder, rivals));
      case Match.CatalogUnread unread -> Optional.of(CATALOG_UNREAD);
    };
  }

  private static final Outcome CATALOG_UNREAD =
      new Outcome.Retry(Phrase.of("catalog-unread"), Outcome.Blame.PRODUCT, Optional.empty());

  /** Why nothing is written although the product was found, if so. */
  private static Optional<Outcome> stockless(Feed feed, StockRule rule) {
    long product = feed.target().productId();
    Keeping keeping = feed.target().keeping();
    return switch (keeping) {
      case MANAGED -> Optional.empty();
      case SWITCHED_OFF ->
          rule.settings().manageStock() == ManageStock.SWITCH_ON
              ? Optional.empty()
              : Optional.of(new Outcome.StockNotManaged(product));
      case BY_VARIATIONS -> Optional.of(new Outcome.StockNotManaged(product));
      case GROUPED -> Optional.of(new Outcome.Stockless(product, Outcome.State.GROUPED));
      case EXTERNAL -> Optional.of(new Outcome.Stockless(product, Outcome.State.EXTERNAL));
    };
  }

  /** How many outcomes each due product waits for. */
  Map<DueProduct, Integer> parts() {
    Map<DueProduct, Integer> parts = new HashMap<>();
    settled.forEach(one -> parts.merge(one.due(), 1, Integer::sum));
    products.forEach(batch -> count(batch.writes(), parts));
    variations.forEach(batch -> count(batch.writes(), parts));
    count(deferred, parts);
    return parts;
  }

  private static void count(List<StockWrite> writes, Map<DueProduct, Integer> parts) {
    writes.forEach(write -> write.dues().forEach(due -> parts.merge(due, 1, Integer::sum)));
  }

  /** What failed before goes in ever smaller company, until the one that breaks it stands alone. */
  private static List<Batch> batches(long parent, List<StockWrite> writes) {
    List<StockWrite> sorted =
        writes.stream().sorted(Comparator.comparingInt(StockWrite::attempts)).toList();
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
    return switch (write.attempts()) {
      case 0, 1 -> BATCH;
      case 2 -> SMALL_BATCH;
      default -> 1;
    };
  }
}
