package ro.stocsync.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code stocsync.webhooks.*}: how we look after our webhooks. */
@ConfigMapping(prefix = "stocsync.webhooks")
public interface WebhookConfig {

  /** How often registered webhooks are looked at; the scheduler knows nothing below a second. */
  @WithDefault("1h")
  @DurationMin(seconds = 1)
  Duration check();
}
