package ro.stocsync.woocommerce;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code stocsync.woocommerce.*}: how patient and how busy we are with every shop. */
@ConfigMapping(prefix = "stocsync.woocommerce")
public interface WooCommerceConfig {

  /** How long a shop may take to accept a connection, TLS included. */
  @WithDefault("5s")
  @DurationMin(millis = 1)
  Duration connectTimeout();

  /**
   * How long a request to a shop may take in all, its repetitions included, the wait for its turn
   * not. A batch of 100 takes about two seconds (woocommerce-recordings, "Measured").
   */
  @WithDefault("60s")
  @DurationMin(millis = 1)
  Duration requestTimeout();

  /**
   * How many requests may be under way at one shop from this process, if it answers quickly: it is
   * begun with one, and gone back to one when it fails.
   */
  @WithDefault("4")
  @Min(1)
  @Max(64)
  int concurrentRequests();

  /** Longest time that a shop is left in peace because it asked so with Retry-After. */
  @WithDefault("1h")
  @DurationMin(millis = 0)
  Duration longestRetryAfter();

  /** The largest answer we read, in bytes; a whole batch of 100 variations weighs 150 kB. */
  @WithDefault("33554432")
  @Min(1_000_000)
  int maxAnswerBytes();
}
