package ro.stocsync.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import ro.stocsync.company.Language;
import ro.stocsync.company.Texts;

/**
 * How many requests may be open at once in this process, so that there are threads and memory left
 * for health, which is never counted. SmartBill's calls are bounded by themselves. Pages that are
 * told of changes are ended when the process is told to stop, so that the others can be waited for.
 */
@ApplicationScoped
public class OpenRequests {

  /** Pages, API and webhooks: a fifth of the worker threads; callbacks are inside on others. */
  private static final int MOST = 100;

  /** Open pages that are told of changes; each is a connection and little more. */
  private static final int MOST_LIVE = 200;

  private static final int ANY_NUMBER = 1 << 20;
  private static final int BEFORE_ANYTHING_ELSE = 2_000;

  private final Texts texts = Texts.of("api", Language.RO.locale());
  private final Semaphore places = new Semaphore(MOST);
  private final Semaphore live = new Semaphore(MOST_LIVE);
  private final Semaphore unbounded = new Semaphore(ANY_NUMBER);
  private final Set<RoutingContext> pages = ConcurrentHashMap.newKeySet();
  private final Thread hook = new Thread(this::endPages, "end of live pages");

  void watch(@Observes Filters filters) {
    filters.register(this::admit, BEFORE_ANYTHING_ELSE);
  }

  void onStart(@Observes StartupEvent event) {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Where the application ends and the process does not, as in development. */
  void onStop(@Observes ShutdownEvent event) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends, and the hook has run or will.
    }
  }

  /** Pages never end by themselves, and would be waited for like a callback. */
  private void endPages() {
    pages.stream()
        .map(RoutingContext::response)
        .filter(page -> !page.ended())
        .forEach(HttpServerResponse::end);
  }

  private void admit(RoutingContext call) {
    Semaphore kind = kind(call.normalizedPath());
    if (kind.tryAcquire()) {
      call.addEndHandler(
          end -> {
            pages.remove(call);
            kind.release();
          });
      if (kind == live) {
        pages.add(call);
      }
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
    if (path.startsWith("/q/") || path.startsWith("/smartbill/")) {
      return unbounded;
    }
    return path.equals("/console/live") ? live : places;
  }
}
