package ro.stocsync.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** {@code stocsync.console.*}: the operator's pages. */
@ConfigMapping(prefix = "stocsync.console")
public interface ConsoleConfig {

  /** Who knows the users. */
  enum Login {
    /** The configuration: {@code stocsync.users.*}. */
    FORM,
    /** Somebody else, by OpenID Connect: {@code quarkus.oidc.*}. */
    CODE
  }

  /** Who knows the users. */
  @WithDefault("form")
  Login login();

  /** How long somebody who does nothing stays logged in. */
  @WithDefault("30M")
  Duration sessionTimeout();

  /** Where products' pictures may come from, beside https. */
  Optional<String> pictures();
}
