package ro.stocsync.company;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code stocsync.secrets.*}: how secrets are exchanged while the process runs. */
@ConfigMapping(prefix = "stocsync.secrets")
public interface SecretsConfig {

  /** How often the files of the configuration are looked at; the scheduler knows no less. */
  @WithDefault("30s")
  @DurationMin(seconds = 1)
  Duration reload();
}
