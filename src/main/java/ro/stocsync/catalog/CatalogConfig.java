package ro.stocsync.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code stocsync.catalog.*}: how fresh our mirror of the shops' products is. */
@ConfigMapping(prefix = "stocsync.catalog")
public interface CatalogConfig {

  /** How often each shop is asked what changed; the scheduler knows nothing below a second. */
  @WithDefault("60s")
  @DurationMin(seconds = 1)
  Duration refresh();

  /**
   * Least time between two readings of a shop that its webhooks asked for. Our own writes come back
   * as hints (webhook-same-value): without a pause a long delivery would have the shop read all the
   * while.
   */
  @WithDefault("5s")
  @DurationMin(millis = 100)
  Duration hintPause();

  /** How long a whole reading is good for; then a slow one looks for what refreshes do not tell. */
  @WithDefault("24h")
  @DurationMin(seconds = 1)
  Duration sweep();

  /** Rest for the shop between two requests of such a slow reading. */
  @WithDefault("1s")
  @DurationMin(millis = 0)
  Duration sweepPause();
}
