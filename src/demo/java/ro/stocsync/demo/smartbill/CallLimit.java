package ro.stocsync.demo.smartbill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * 30 calls of a user in any 10 seconds; the next one shuts him out for 10 minutes (SmartBill's
 * published description). Whether its window slides or jumps was not seen: sliding is the stricter,
 * and {@code X-RateLimit-Reset} the moment when all 30 are free again, which is right for both.
 */
final class CallLimit {

  static final int CALLS = 30;
  static final Duration WINDOW = Duration.ofSeconds(10);
  static final Duration SHUT_OUT = Duration.ofMinutes(10);

  private final MovableClock clock;
  private final Map<String, Deque<Instant>> calls = new HashMap<>();
  private final Map<String, Instant> shutOutUntil = new HashMap<>();

  /**
   * Where a user stands after a call.
   *
   * @param shutOut whether this call is refused
   * @param remaining calls that he has left
   * @param reset when he has all of them again
   */
  record Standing(boolean shutOut, int remaining, Instant reset) {

    Map<String, String> headers() {
      long second = reset.getEpochSecond() + (reset.getNano() > 0 ? 1 : 0);
      return Map.of(
          "X-RateLimit-Limit", "" + CALLS,
          "X-RateLimit-Remaining", "" + remaining,
          "X-RateLimit-Reset", "" + second);
    }
  }

  CallLimit(MovableClock clock) {
    this.clock = clock;
  }

  /** Counts a call. One while shut out does not lengthen it. */
  synchronized Standing call(String username) {
    Instant now = clock.instant();
    Deque<Instant> recent = calls.computeIfAbsent(username, user -> new ArrayDeque<>());
    while (!recent.isEmpty() && !recent.peek().plus(WINDOW).isAfter(now)) {
      recent.remove();
    }
    boolean shutOut = shutOutUntil.getOrDefault(username, Instant.MIN).isAfter(now);
    if (!shutOut && recent.size() == CALLS) {
      shutOutUntil.put(username, now.plus(SHUT_OUT));
      shutOut = true;
    }
    if (shutOut) {
      return new Standing(true, 0, clock.real(shutOutUntil.get(username)));
    }
    recent.add(now);
    return new Standing(false, CALLS - recent.size(), clock.real(now.plus(WINDOW)));
  }

  /** Until when that user is shut out, if ever. */
  synchronized Map<String, Instant> shutOut() {
    Map<String, Instant> now = new HashMap<>(shutOutUntil);
    now.values().removeIf(until -> !until.isAfter(clock.instant()));
    return now;
  }
}
