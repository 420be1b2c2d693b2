package ro.stocsync.woocommerce;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import ro.stocsync.company.ShopKey;

/**
 * How many requests one shop bears at once, found out by asking it: one at first, one more for each
 * quick answer while all that are allowed are under way, half as many when answers become slow, one
 * again when it fails. What is quick is measured by the shop's own best, for requests alike, so
 * that a slow host's steady answers are no reason to wait. And how long it asked to be left in
 * peace.
 *
 * <p>Netflix' concurrency-limits were looked at: they judge all requests of a server by one
 * latency, where a batch of 100 takes forty times as long as one of a single product.
 */
final class ShopPace {

  private static final double QUICK = 1.5;
  private static final double SLOW = 2;

  /** So much more or less says nothing. */
  private static final Duration JITTER = Duration.ofMillis(100);

  /** By so much of the difference the best is raised by an answer that came later. */
  private static final double DRIFT = 0.1;

  private final ShopKey shop;
  private final int most;
  private final LongSupplier nanoTime;
  private final Map<Likeness, Double> best = new HashMap<>();
  private int limit = 1;
  private long loweredAt;
  private Optional<Rest> rest = Optional.empty();

  /**
   * Of a shop that nothing is known about.
   *
   * @param most requests at once, however quickly it answers
   */
  ShopPace(ShopKey shop, int most, LongSupplier nanoTime) {
    this.shop = shop;
    this.most = most;
    this.nanoTime = nanoTime;
    this.loweredAt = nanoTime.getAsLong();
  }

  /**
   * Requests that should take a like time: of one kind, and not more than twice as large.
   *
   * @param magnitude the power of two below the number of things that it is about
   */
  private record Likeness(String operation, int magnitude) {}

  private record Rest(int status, long until) {}

  /** How many requests may be under way now. */
  synchronized int limit() {
    return limit;
  }

  /**
   * A request was answered well.
   *
   * @param things how many it was about
   * @param began by the clock
   * @param allUsed whether as many were under way as may be: else it says nothing about more
   */
  synchronized void answered(String operation, int things, long began, boolean allUsed) {
    long now = nanoTime.getAsLong();
    double took = now - began;
    Likeness alike = new Likeness(operation, Integer.highestOneBit(things));
    double usual = best.getOrDefault(alike, took);
    if (began - loweredAt < 0) {
      // It suffered from what has been reacted to already.
      best.merge(alike, took, Math::min);
      return;
    }
    best.put(alike, Math.min(took, usual + (took - usual) * DRIFT));
    if (took > usual * SLOW + JITTER.toNanos()) {
      lower(Math.max(1, limit / 2), now);
    } else if (allUsed && took <= usual * QUICK + JITTER.toNanos()) {
      limit = Math.min(most, limit + 1);
    }
  }

  /** A request failed. What the shop refused, well awake, says nothing about its strength. */
  synchronized void failed(ShopException failure) {
    switch (failure) {
      case ShopThrottled throttled -> {
        lower(1, nanoTime.getAsLong());
        throttled.retryAfter().ifPresent(pause -> restFor(throttled.status(), pause));
      }
      case ShopFailed failed -> lower(1, nanoTime.getAsLong());
      case ShopAnswerLost lost -> lower(1, nanoTime.getAsLong());
      case ShopUnreachable unreachable -> lower(1, nanoTime.getAsLong());
      case ShopAnswerInvalid invalid -> lower(1, nanoTime.getAsLong());
      case ShopUnauthorized unauthorized -> {}
      case ShopRefused refused -> {}
      case ShopRedirected redirected -> {}
    }
  }

  private void lower(int to, long now) {
    limit = to;
    loweredAt = now;
  }

  private void restFor(int status, Duration pause) {
    long until = nanoTime.getAsLong() + pause.toNanos();
    if (rest.isEmpty() || until - rest.get().until() > 0) {
      rest = Optional.of(new Rest(status, until));
    }
  }

  /** What the shop would say now, for it asked to be left in peace for longer than this moment. */
  synchronized Optional<ShopThrottled> resting() {
    long now = nanoTime.getAsLong();
    rest = rest.filter(one -> one.until() - now > 0);
    return rest.map(
        one ->
            new ShopThrottled(
                shop, one.status(), Optional.of(Duration.ofNanos(one.until() - now))));
  }
}
