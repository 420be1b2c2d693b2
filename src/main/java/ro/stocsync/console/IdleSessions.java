package ro.stocsync.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a session end although a page is open: what a page asks by itself, to stay up to date, is
 * answered but does not lengthen the session. {@code console.js} marks such requests.
 */
@ApplicationScoped
class IdleSessions {

  /** Says that nobody did anything. */
  static final String BY_ITSELF = "X-StocSync-By-Itself";

  private static final int BEFORE_AUTHENTICATION = 1_000;

  private final String session;

  IdleSessions(@ConfigProperty(name = "quarkus.http.auth.form.cookie-name") String cookie) {
    this.session = cookie;
  }

  void keepTheirEnd(@Observes Filters filters) {
    filters.register(this::watch, BEFORE_AUTHENTICATION);
  }

  private void watch(RoutingContext call) {
    if (call.request().headers().contains(BY_ITSELF)) {
      call.addHeadersEndHandler(done -> call.response().removeCookies(session, false));
    }
    call.next();
  }
}
