package ro.stocsync.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long SmartBill is silent usually, from a company's own history: nearly all silences (95 of
 * 100) are not longer than that. Counted in working time, so that a quiet night or Sunday is none.
 *
 * @param time what counts
 * @param least no silence below that is unusual
 * @param factor how many times as long as usual is unusual
 */
record UsualSilence(WorkingTime time, Duration least, double factor) {

  /** With fewer calls nothing is usual yet. */
  static final int ENOUGH = 20;

  private static final double NEARLY_ALL = 0.95;

  /**
   * How long a silence may be.
   *
   * @param calls when SmartBill called, in order of time
   * @return in working time; empty if too few calls are known to say
   */
  Optional<Duration> longest(List<Instant> calls) {
    if (calls.size() < ENOUGH) {
      return Optional.empty();
    }
    List<Duration> silences = new ArrayList<>();
    for (int i = 1; i < calls.size(); i++) {
      silences.add(time.between(calls.get(i - 1), calls.get(i)));
    }
    silences.sort(null);
    Duration usual = silences.get((int) Math.ceil(NEARLY_ALL * silences.size()) - 1);
    Duration unusual = Duration.ofMillis(Math.round(usual.toMillis() * factor));
    return Optional.of(unusual.compareTo(least) > 0 ? unusual : least);
  }
}
