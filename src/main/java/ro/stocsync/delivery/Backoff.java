package ro.stocsync.delivery;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Waits that double, with jitter so that many who failed together do not come back together.
 *
 * @param shortest the wait after the first failure
 * @param longest no wait is longer
 * @param random numbers from 0 to 1
 */
public record Backoff(Duration shortest, Duration longest, DoubleSupplier random) {

  /**
   * How long to wait after so many failures in a row: between a half and the whole of what doubling
   * gives.
   *
   * @param failures at least 1
   */
  public Duration after(int failures) {
    double doubled = shortest.toMillis() * Math.pow(2, Math.min(failures - 1, 40));
    double whole = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(Math.round(whole * (0.5 + random.getAsDouble() / 2)));
  }
}
