package ro.stocsync.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import ro.stocsync.company.ShopKey;

/**
 * Follows what shops hint at, each shop's hints on a virtual thread of their own that lives while
 * there are any. What comes while one is followed joins the one that waits, so that a thousand
 * hints cost two readings. One that could not be followed waits for its next turn.
 */
final class ShopHints implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ShopHints.class);

  /** More ids wait only if a shop that is down sends hints: then it is asked for these first. */
  private static final int MOST_IDS = 10_000;

  private final Follower follower;
  private final Duration pause;
  private final Map<ShopKey, Hint> waiting = new HashMap<>();
  private final Set<ShopKey> active = new HashSet<>();
  private volatile boolean closed;

  /** Does what a hint says. */
  interface Follower {

    /** Whether it was done; if not, the hint is kept. */
    boolean follow(ShopKey shop, Hint hint);
  }

  /**
   * What a shop hinted at.
   *
   * @param changed whether something was made or changed
   * @param gone ids of what the shop may have no more
   */
  record Hint(boolean changed, Set<Long> gone) {

    /** Copies the set. */
    Hint {
      gone = Set.copyOf(gone);
    }

    static Hint ofChange() {
      return new Hint(true, Set.of());
    }

    static Hint ofGone(Set<Long> ids) {
      return new Hint(false, ids);
    }

    Hint and(Hint other) {
      Set<Long> all =
          Stream.of(gone, other.gone)
              .flatMap(Set::stream)
              .limit(MOST_IDS)
              .collect(Collectors.toCollection(TreeSet::new));
      return new Hint(changed || other.changed, all);
    }
  }

  /**
   * Nothing is followed before there is a hint.
   *
   * @param pause rest of a shop between two
   */
  ShopHints(Follower follower, Duration pause) {
    this.follower = follower;
    this.pause = pause;
  }

  synchronized void add(ShopKey shop, Hint hint) {
    waiting.merge(shop, hint, Hint::and);
    if (!closed && active.add(shop)) {
      Thread.ofVirtual().name("catalog hints " + shop).start(() -> follow(shop));
    }
  }

  /** Shops whose hints are followed, or wait to be. */
  synchronized Set<ShopKey> shops() {
    return Set.copyOf(active);
  }

  private void follow(ShopKey shop) {
    boolean ended = false;
    try {
      for (Optional<Hint> hint = next(shop); hint.isPresent(); hint = next(shop)) {
        if (!follower.follow(shop, hint.get())) {
          keep(shop, hint.get());
        }
        Thread.sleep(pause);
      }
      ended = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!ended) {
        // An error of ours, which the thread's end reports. The next hint begins anew.
        leave(shop);
      }
    }
  }

  /** The hint that waits; without one the shop has no thread any more. */
  private synchronized Optional<Hint> next(ShopKey shop) {
    Optional<Hint> hint = closed ? Optional.empty() : Optional.ofNullable(waiting.remove(shop));
    if (hint.isEmpty()) {
      active.remove(shop);
    }
    return hint;
  }

  private synchronized void keep(ShopKey shop, Hint hint) {
    LOG.debugf("Shop %s: its hint waits", shop);
    waiting.merge(shop, hint, Hint::and);
  }

  private synchronized void leave(ShopKey shop) {
    active.remove(shop);
  }

  /** Follows no more; what is under way ends. */
  @Override
  public void close() {
    closed = true;
  }
}
