package ro.stocsync.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import ro.stocsync.company.Language;
import ro.stocsync.company.Texts;

/**
 * How many requests may be open at once in this process, so that there are threads and memory left
 * for health, which is never counted. SmartBill's calls are bounded by themselves; here they are
 * counted so that a process that is told to stop answers those that it has.
 */
@ApplicationScoped
public class OpenRequests {

  private static final Logger LOG = Logger.getLogger(OpenRequests.class);

  /** Pages, API and webhooks: half of the worker threads, which health needs some of. */
  private static final int MOST = 100;

  /** Open pages that are told of changes; each is a connection and little more. */
  private static final int MOST_LIVE = 200;

  private static final int ANY_NUMBER = 1 << 20;
  private static final int BEFORE_ANYTHING_ELSE = 2_000;
  private static final int AFTER_THE_OTHERS = 3_000;
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(20);

  private final Texts texts = Texts.of("api", Language.RO.locale());
  private final Semaphore places = new Semaphore(MOST);
  private final Semaphore live = new Semaphore(MOST_LIVE);
  private final Semaphore callbacks = new Semaphore(ANY_NUMBER);
  private final Semaphore unbounded = new Semaphore(ANY_NUMBER);

  void watch(@Observes Filters filters) {
    filters.register(this::admit, BEFORE_ANYTHING_ELSE);
  }

  /** New ones are turned away by now. */
  void onStop(@Observes @Priority(AFTER_THE_OTHERS) ShutdownEvent event) {
    try {
      if (!callbacks.tryAcquire(ANY_NUMBER, LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warnf(
            "%d callbacks were still under way at the end; whoever sent them has no answer",
            ANY_NUMBER - callbacks.availablePermits());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void admit(RoutingContext call) {
    Semaphore kind = kind(call.normalizedPath());
    if (kind.tryAcquire()) {
      call.addEndHandler(end -> kind.release());
      call.next();
    } else {
      call.response()
          .setStatusCode(503)
          .putHeader(HttpHeaders.RETRY_AFTER, "5")
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
          .end(texts.get("crowded"));
    }
  }

  private Semaphore kind(String path) {
    if (path.startsWith("/q/")) {
      return unbounded;
    }
    if (path.startsWith("/smartbill/")) {
      return callbacks;
    }
    return path.equals("/console/live") ? live : places;
  }
}
