package ro.stocsync.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code stocsync.connection.*}: how long the connection test may take, and how long it holds. */
@ConfigMapping(prefix = "stocsync.connection")
public interface ConnectionConfig {

  /** How long a test may take in all; what is not done by then is told as such. */
  @WithDefault("20s")
  @DurationMin(millis = 1)
  Duration timeout();

  /** How long health shows the last test before it makes a new one. */
  @WithDefault("5s")
  @DurationMin(millis = 0)
  Duration cache();
}
