package ro.stocsync.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code stocsync.connection.*}: how long the connection test may take, and how long it holds. */
@ConfigMapping(prefix = "stocsync.connection")
public interface ConnectionConfig {

  /** How long a test may take in all; what is not done by then is told as such. */
  @WithDefault("20s")
  Duration timeout();

  /** How long health shows the last test before it makes a new one. */
  @WithDefault("5s")
  Duration cache();
}
