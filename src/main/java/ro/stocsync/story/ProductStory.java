package ro.stocsync.story;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ro.stocsync.delivery.DeliveryLog;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.KeysOfProduct;
import ro.stocsync.ledger.LevelHistory;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.reconcile.ProductRuns;

/**
 * How a product came to stand where it stands, under whatever keys it came: every level that was
 * said, taken or refused; what pulls changed, what runs found, what operators decided; every try to
 * deliver it with what was sent and what came back.
 */
@ApplicationScoped
public class ProductStory {

  private final KeysOfProduct keys;
  private final LevelHistory levels;
  private final ProductRuns runs;
  private final History history;
  private final DeliveryLog deliveries;

  /** Told by the ledger, the runs, the history and the deliveries. */
  public ProductStory(
      KeysOfProduct keys,
      LevelHistory levels,
      ProductRuns runs,
      History history,
      DeliveryLog deliveries) {
    this.keys = keys;
    this.levels = levels;
    this.runs = runs;
    this.history = history;
    this.deliveries = deliveries;
  }

  /**
   * A page of it.
   *
   * @param happenings the latest first
   * @param older where the next page begins; empty if this is the last
   */
  public record Page(List<Happening> happenings, Optional<Bookmark> older) {

    /** Copies the list. */
    public Page {
      happenings = List.copyOf(happenings);
    }
  }

  /**
   * A page of a product's story.
   *
   * @param shops what happened in one of these, or concerns no shop
   * @param from where the page begins
   * @param size happenings a page; a few more where a run says several things of the product
   */
  public Page page(
      String company, List<String> shops, ProductKey product, Bookmark from, int size) {
    List<ProductKey> all = keys.of(company, product);
    int most = size + 1;
    // Of one moment, what caused the other stands behind it, and so below.
    return merged(
        List.of(
            told(deliveries.of(company, all, shops, from.delivery(), most), Happening.Tried::new),
            told(history.of(company, all, shops, from.change(), most), Happening.Changed::new),
            told(runs.of(company, all, shops, from.runsBefore(), most), Happening.Compared::new),
            told(levels.pulled(company, all, from.pulled(), most), Happening.Pulled::new),
            told(
                levels.called(company, all, from.callback(), from.position(), most),
                Happening.Called::new)),
        from,
        size);
  }

  private static <T> Deque<Happening> told(
      Collection<T> rows, Function<T, ? extends Happening> kind) {
    return rows.stream().map(kind).collect(Collectors.toCollection(ArrayDeque::new));
  }

  /** Each kind keeps its own order; which of them goes on is a matter of time. */
  private static Page merged(List<Deque<Happening>> kinds, Bookmark from, int size) {
    List<Happening> page = new ArrayList<>();
    Bookmark place = from;
    for (Optional<Deque<Happening>> next = latest(kinds);
        next.isPresent() && goesOn(page, next.get().getFirst(), size);
        next = latest(kinds)) {
      Happening told = next.get().removeFirst();
      page.add(told);
      place = place.behind(told);
    }
    if (kinds.stream().allMatch(Deque::isEmpty)) {
      return new Page(page, Optional.empty());
    }
    for (Deque<Happening> kind : kinds) {
      place = kind.isEmpty() ? place : place.before(kind.getFirst());
    }
    return new Page(page, Optional.of(place));
  }

  /** The first of equals. */
  private static Optional<Deque<Happening>> latest(List<Deque<Happening>> kinds) {
    return kinds.stream()
        .filter(kind -> !kind.isEmpty())
        .reduce((one, other) -> one.getFirst().at().isBefore(other.getFirst().at()) ? other : one);
  }

  /** A page is full but for the rest of what one run says. */
  private static boolean goesOn(List<Happening> page, Happening next, int size) {
    return page.size() < size
        || page.getLast() instanceof Happening.Compared(var last)
            && next instanceof Happening.Compared(var line)
            && last.run().equals(line.run());
  }
}
