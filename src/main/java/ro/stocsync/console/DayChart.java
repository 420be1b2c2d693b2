package ro.stocsync.console;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ro.stocsync.delivery.DeliveryLog.Hour;

/**
 * The last 24 hours of a shop as bars, what went well below what failed.
 *
 * @param bars the oldest hour first
 * @param delivered tries that went well, in all
 * @param failed tries that did not, in all
 */
record DayChart(List<Bar> bars, long delivered, long failed) {

  private static final int HOURS = 24;

  /** Units of the drawing; what is small is seen all the same. */
  private static final int HEIGHT = 56;

  private static final int LEAST = 2;

  /**
   * An hour.
   *
   * @param x where it stands
   * @param good height of what went well
   * @param bad height of what failed
   * @param begins its first moment
   * @param delivered tries that went well
   * @param failed tries that did not
   */
  record Bar(int x, int good, int bad, Instant begins, long delivered, long failed) {

    public int goodTop() {
      return HEIGHT - good;
    }

    public int badTop() {
      return HEIGHT - good - bad;
    }
  }

  static DayChart of(List<Hour> hours, Instant now) {
    Map<Instant, Hour> known =
        hours.stream().collect(Collectors.toMap(Hour::begins, Function.identity()));
    long most = hours.stream().mapToLong(hour -> hour.delivered() + hour.failed()).max().orElse(1);
    Instant last = now.truncatedTo(ChronoUnit.HOURS);
    List<Bar> bars =
        IntStream.range(0, HOURS)
            .mapToObj(
                i -> {
                  Instant begins = last.minus(HOURS - 1L - i, ChronoUnit.HOURS);
                  Hour hour = known.get(begins);
                  long delivered = hour == null ? 0 : hour.delivered();
                  long failed = hour == null ? 0 : hour.failed();
                  return new Bar(
                      i * 10 + 1,
                      height(delivered, most),
                      height(failed, most),
                      begins,
                      delivered,
                      failed);
                })
            .toList();
    return new DayChart(
        bars,
        bars.stream().mapToLong(Bar::delivered).sum(),
        bars.stream().mapToLong(Bar::failed).sum());
  }

  /** Whether nothing was tried. */
  public boolean quiet() {
    return delivered == 0 && failed == 0;
  }

  private static int height(long tries, long most) {
    return tries == 0 ? 0 : Math.max(LEAST, (int) (tries * (HEIGHT - LEAST) / most));
  }
}
