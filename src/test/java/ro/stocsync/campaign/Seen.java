package ro.stocsync.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One request as the door before a shop saw it: under way from its head until the answer went out,
 * or until the caller closed the connection. What the shop does with it after that is the shop's.
 */
final class Seen {

  /** How much later than the caller we may notice that it closed the connection. */
  private static final Duration NOTICED_LATE = Duration.ofMillis(250);

  private final String replica;
  private final String what;
  private final Instant began = Instant.now();
  private volatile Instant ended = Instant.MAX;
  private volatile List<Long> written = List.of();

  /** Begins now. */
  Seen(String replica, String what) {
    this.replica = replica;
    this.what = what;
  }

  /** Its body came, and means to write these products. */
  void writes(List<Long> products) {
    written = products;
  }

  /** The answer goes out, or we cut the connection: the caller cannot know before. */
  synchronized void ends() {
    if (ended.equals(Instant.MAX)) {
      ended = Instant.now();
    }
  }

  /** The caller closed the connection, a moment ago. */
  synchronized void callerLeft() {
    if (ended.equals(Instant.MAX)) {
      Instant before = Instant.now().minus(NOTICED_LATE);
      ended = before.isBefore(began) ? began : before;
    }
  }

  String replica() {
    return replica;
  }

  Instant began() {
    return began;
  }

  Instant ended() {
    return ended;
  }

  List<Long> written() {
    return written;
  }

  boolean isWrite() {
    return !written.isEmpty();
  }

  @Override
  public String toString() {
    return "%s %s of %d products from %s to %s"
        .formatted(replica, what, written.size(), began, ended);
  }
}
