package ro.stocsync.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;

/**
 * Answers a request with 400 whose head cannot be read, on which Quarkus would fail later with 500:
 * one that names no host, or none that could be one (RFC 9112, 3.2), or says that its body is of a
 * type which is none (RFC 9110, 8.3). Probes of old load balancers name no host; what they ask
 * needs none.
 */
class LegibleHead {

  private static final int BEFORE_ALL_OTHERS = 10_000;

  /** RFC 3986 (3.2.2) without what is never used: a name, an address, a port. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~%\\[\\]:-]{1,300}");

  private static final String PROBES = "/q/";

  void need(@Observes Filters filters) {
    filters.register(LegibleHead::need, BEFORE_ALL_OTHERS);
  }

  private static void need(RoutingContext call) {
    if (namesHost(call)
        && call.request().headers().getAll(HttpHeaders.CONTENT_TYPE).stream()
            .allMatch(LegibleHead::isType)) {
      call.next();
    } else {
      call.response().setStatusCode(400).putHeader(HttpHeaders.CONNECTION, "close").end();
    }
  }

  private static boolean namesHost(RoutingContext call) {
    HostAndPort host = call.request().authority();
    boolean probe = String.valueOf(call.request().path()).startsWith(PROBES);
    return host == null ? probe : HOST.matcher(host.toString()).matches();
  }

  /** As Quarkus REST reads it. */
  private static boolean isType(String type) {
    try {
      return MediaType.valueOf(type) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
