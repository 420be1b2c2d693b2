package ro.stocsync.delivery;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match;
import ro.stocsync.mapping.Match.Reason;
import ro.stocsync.mapping.Match.Share;
import ro.stocsync.mapping.Target;

/**
 * What due products come to in one stock of the shop.
 *
 * @param target whose stock
 * @param level the sum of what feeds it, in the shop's pieces
 * @param dues the due products among those that feed it
 */
record Feed(Target target, BigDecimal level, List<DueProduct> dues) {

  Feed {
    dues = List.copyOf(dues);
  }

  /**
   * The feeds of due products, each stock once, in the order of the shop's ids.
   *
   * @param others what products that are not due add, by the holder of the stock
   */
  static Collection<Feed> of(
      List<DueProduct> due, Map<ProductKey, Match> matches, Map<Long, BigDecimal> others) {
    Map<Long, Feed> feeds = new TreeMap<>();
    for (DueProduct product : due) {
      if (matches.get(product.product()) instanceof Match.Found found) {
        for (Share share : found.shares()) {
          long holder = share.target().holderId();
          BigDecimal pieces = product.level().multiply(share.factor());
          feeds.merge(
              holder,
              new Feed(
                  share.target(),
                  pieces.add(others.getOrDefault(holder, BigDecimal.ZERO)),
                  List.of(product)),
              (known, more) -> known.and(product, pieces));
        }
      }
    }
    return feeds.values();
  }

  private Feed and(DueProduct product, BigDecimal pieces) {
    List<DueProduct> both = new ArrayList<>(dues);
    both.add(product);
    return new Feed(target, level.add(pieces), both);
  }

  /** The stocks that operators let products feed, and perhaps others beside these. */
  static Set<Long> shared(Map<ProductKey, Match> matches) {
    Set<Long> holders = new HashSet<>();
    matches.values().stream()
        .filter(match -> match instanceof Match.Found found && found.reason() == Reason.MANUAL)
        .flatMap(match -> ((Match.Found) match).shares().stream())
        .forEach(share -> holders.add(share.target().holderId()));
    return holders;
  }
}
