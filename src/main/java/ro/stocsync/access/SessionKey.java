package ro.stocsync.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Says at start what a missing key of the sessions means. Quarkus says it too, with the key that it
 * made up instead: whoever reads the log could log in with that, so its line is switched off.
 */
@ApplicationScoped
class SessionKey {

  private static final Logger LOG = Logger.getLogger(SessionKey.class);

  private final Users users;
  private final Optional<String> key;

  SessionKey(
      Users users,
      @ConfigProperty(name = "quarkus.http.auth.session.encryption-key") Optional<String> key) {
    this.users = users;
    this.key = key;
  }

  void onStart(@Observes StartupEvent event) {
    if (key.isEmpty() && !users.none()) {
      LOG.info(
          "Sessions of the console are sealed with a key of this process alone: they end with it,"
              + " and no other replica knows them. With several replicas set"
              + " quarkus.http.auth.session.encryption-key, 16 characters or more");
    }
  }
}
