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

  /**
   * Products taken in hand at once for one shop; as many more are made ready while they are
   * written.
   */
  @WithDefault("500")
  @Min(1)
  @Max(10_000)
  int slice();

  /**
   * Least time between two writes of one product that keeps changing; a first change goes at once.
   */
  @WithDefault("300ms")
  @DurationMin(millis = 0)
  Duration productPause();

  /** How many shops this process serves at once; the others wait, or other replicas take them. */
  @WithDefault("32")
  @Min(1)
  @Max(1_000)
  int shopsAtOnce();

  /** How long a shop with much to do is served while others wait. */
  @WithDefault("2s")
  @DurationMin(millis = 0)
  Duration turn();

  /** First pause after a shop failed; doubles up to {@link #longestPause()}. */
  @WithDefault("500ms")
  @DurationMin(millis = 1)
  Duration shortestPause();

  /** Longest pause between two tries of a shop that stays down. */
  @WithDefault("5m")
  @DurationMin(millis = 1)
  Duration longestPause();

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
