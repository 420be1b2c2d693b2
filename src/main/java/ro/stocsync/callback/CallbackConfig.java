package ro.stocsync.callback;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code stocsync.callback.*}: bounds of what is taken in, and how long it is kept. */
@ConfigMapping(prefix = "stocsync.callback")
public interface CallbackConfig {

  /** Largest body; a larger one is answered with 413. */
  @WithDefault("16M")
  MemorySize maxBodySize();

  /** Most products in one call; a stock-taking in SmartBill moves everything at once. */
  @WithDefault("100000")
  @Min(1)
  int maxItems();

  /** Longest product code or warehouse name, in characters. */
  @WithDefault("250")
  @Min(1)
  @Max(500)
  int maxCodeLength();

  /** Longest product name, in characters. */
  @WithDefault("600")
  @Min(1)
  @Max(600)
  int maxNameLength();

  /** Largest quantity either side of zero; a shop wraps 1e19 round to a negative number. */
  @WithDefault("1000000000")
  BigDecimal maxQuantity();

  /**
   * Most callbacks that work with the database at once in one process; three fifths of its pool if
   * left out.
   */
  OptionalInt concurrent();

  /**
   * Most callbacks beside those that are read or wait, each on a worker thread; the next one is
   * answered with 503.
   */
  @WithDefault("128")
  @Min(0)
  @Max(10000)
  int waiting();

  /** Longest wait for room or for its turn; then a callback is answered with 503. */
  @WithDefault("5s")
  @DurationMin(millis = 1)
  Duration longestWait();

  /** Longest time for a body to come in; then it is answered with 408. */
  @WithDefault("60s")
  @DurationMin(seconds = 1)
  Duration longestRead();

  /**
   * Most bytes of bodies held at once in one process. If left out, a twelfth of what is left of the
   * heap beside 48 MiB, or of half of it if that is more.
   */
  Optional<MemorySize> bodiesInMemory();

  /** How long receipts are kept. */
  @WithDefault("90d")
  @DurationMin(days = 1)
  Duration retention();
}
