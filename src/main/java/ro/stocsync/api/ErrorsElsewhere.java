package ro.stocsync.api;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationRedirectException;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import ro.stocsync.callback.Refusals;
import ro.stocsync.company.Language;
import ro.stocsync.company.Texts;

/**
 * What is answered where something fails before a resource is reached, as when somebody logs in:
 * like {@link UnforeseenErrors}, 500 and a number, instead of a page of Quarkus'. Refused log-ins
 * and permissions, redirects to a directory, which travel as failures too, and a process that is
 * full are left to it.
 */
@ApplicationScoped
class ErrorsElsewhere {

  private static final Logger LOG = Logger.getLogger(ErrorsElsewhere.class);

  /** After whatever may fail, and before Quarkus' own, which is the last. */
  private static final int NEARLY_LAST = Integer.MAX_VALUE - 1;

  private final Refusals callback;
  private final Texts texts = Texts.of("api", Language.RO.locale());

  /** SmartBill is answered in its user's language. */
  ErrorsElsewhere(Refusals callback) {
    this.callback = callback;
  }

  void listen(@Observes Router router) {
    router.route().order(NEARLY_LAST).failureHandler(this::failed);
  }

  private void failed(RoutingContext call) {
    Throwable failure = call.failure();
    if (isSendersFault(call) && !call.response().headWritten()) {
      call.response()
          .setStatusCode(call.statusCode())
          .putHeader(HttpHeaderNames.CONNECTION, "close")
          .end();
      return;
    }
    boolean unforeseen =
        failure != null
            && !ofQuarkus(failure)
            && (call.statusCode() < 0 || call.statusCode() >= 500);
    if (!unforeseen || call.response().headWritten()) {
      call.next();
      return;
    }
    String id = UUID.randomUUID().toString();
    // Whoever breaks a connection off is no error of ours.
    Logger.Level level = failure instanceof IOException ? Logger.Level.DEBUG : Logger.Level.ERROR;
    LOG.logf(
        level,
        failure,
        "Error %s of ours: %s %s",
        id,
        call.request().method(),
        call.request().path());
    boolean smartBill = call.normalizedPath().startsWith("/smartbill");
    HttpServerResponse response =
        call.response()
            .setStatusCode(500)
            .putHeader(HttpHeaderNames.CONNECTION, "close")
            .putHeader(
                HttpHeaderNames.CONTENT_TYPE,
                (smartBill ? "application/json" : "text/plain") + ";charset=UTF-8");
    response.end(smartBill ? callback.json("refused.error", id) : texts.get("error", id));
  }

  /** What Vert.x finds wrong with a request, as that it names no host: no error for the log. */
  private static boolean isSendersFault(RoutingContext call) {
    return call.failure() instanceof VertxException
        && call.statusCode() >= 400
        && call.statusCode() < 500;
  }

  /** What Quarkus means by failing, and answers itself. */
  private static boolean ofQuarkus(Throwable failure) {
    return switch (failure) {
      case SecurityException e -> true;
      case AuthenticationRedirectException e -> true;
      case AuthenticationCompletionException e -> true;
      case RejectedExecutionException e -> true;
      default -> false;
    };
  }
}
