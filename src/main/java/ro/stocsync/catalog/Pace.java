package ro.stocsync.catalog;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How a shop is spared while its whole catalog is read. */
final class Pace {

  private static final Duration ASKED_EVERY = Duration.ofMillis(100);

  private final Duration rest;
  private final Duration longest;
  private final long began = System.nanoTime();

  private Pace(Duration rest, Duration longest) {
    this.rest = rest;
    this.longest = longest;
  }

  /** Not at all: request after request, to the end. */
  static Pace fast() {
    return new Pace(Duration.ZERO, Duration.ofNanos(Long.MAX_VALUE));
  }

  /** With a rest between two requests, and for so long at most from now on. */
  static Pace sparing(Duration rest, Duration longest) {
    return new Pace(rest, longest);
  }

  /**
   * Rests, and ends the rest when it may not go on.
   *
   * @return whether there is time for another request
   */
  boolean rest(BooleanSupplier mayGoOn) {
    long until = System.nanoTime() + rest.toNanos();
    if (until - began > longest.toNanos()) {
      return false;
    }
    for (long left = rest.toNanos(); left > 0; left = until - System.nanoTime()) {
      if (!mayGoOn.getAsBoolean() || !slept(Math.min(left, ASKED_EVERY.toNanos()))) {
        return false;
      }
    }
    return mayGoOn.getAsBoolean();
  }

  private static boolean slept(long nanos) {
    try {
      Thread.sleep(Duration.ofNanos(nanos));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
