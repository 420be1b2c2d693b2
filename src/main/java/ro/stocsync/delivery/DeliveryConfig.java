package ro.stocsync.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code stocsync.delivery.*}: how eagerly, in what portions and with what patience. */
@ConfigMapping(prefix = "stocsync.delivery")
public interface DeliveryConfig {

  /** How often due work is looked for that no wake-up announced: another replica's, or retries. */
  @WithDefault("1s")
  @DurationMin(millis = 1)
  Duration pollInterval();

  /**
   * How long a replica that died keeps its shops. Longer than any request to a shop may take
   * ({@code stocsync.woocommerce.request-timeout}).
   */
  @WithDefault("90s")
  @DurationMin(millis = 1)
  Duration lease();

  /** Products taken in hand at once for one shop. */
  @WithDefault("1000")
  @Min(1)
  @Max(10_000)
  int slice();

  /**
   * Batches under way at once to one shop; two nearly double a shop of two cores, four add little.
   */
  @WithDefault("2")
  @Min(1)
  @Max(8)
  int concurrentBatches();

  /** First pause after a shop failed; doubles up to {@link #longestPause()}. */
  @WithDefault("500ms")
  @DurationMin(millis = 1)
  Duration shortestPause();

  /** Longest pause between two tries of a shop that stays down. */
  @WithDefault("5m")
  @DurationMin(millis = 1)
  Duration longestPause();

  /** Longest pause that a shop's own Retry-After is believed. */
  @WithDefault("1h")
  @DurationMin(millis = 0)
  Duration longestRetryAfter();

  /**
   * How long a request whose answer was lost may still be at work in the shop. What it may have
   * overtaken is written once more after that time.
   */
  @WithDefault("2m")
  @DurationMin(millis = 0)
  Duration settleTime();

  /** Tries of one product that the shop keeps storing otherwise than told, before it is parked. */
  @WithDefault("8")
  @Min(1)
  int attemptsBeforeParking();
}
