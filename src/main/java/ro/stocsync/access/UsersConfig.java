package ro.stocsync.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/** {@code stocsync.users.*}: who may use the operator's API. */
@ConfigMapping(prefix = "stocsync.users")
public interface UsersConfig {

  /** The users by the name they log in with. */
  @WithParentName
  Map<String, UserConfig> users();

  /** One user. */
  interface UserConfig {

    /** The password's bcrypt hash, {@code $2y$10$...}. */
    Optional<String> password();

    /** {@code viewer}, {@code operator} or {@code waker}. */
    Optional<Role> role();
  }
}
