package ro.stocsync.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Answers a request with 400 that names no host, or none that could be one (RFC 9112, 3.2): Quarkus
 * would fail on it later with 500. Probes of old load balancers name none; what they ask needs
 * none.
 */
class HostNeeded {

  private static final int BEFORE_ALL_OTHERS = 10_000;

  /** RFC 3986 (3.2.2) without what is never used: a name, an address, a port. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~%\\[\\]:-]{1,300}");

  private static final String PROBES = "/q/";

  void need(@Observes Filters filters) {
    filters.register(HostNeeded::need, BEFORE_ALL_OTHERS);
  }

  private static void need(RoutingContext call) {
    HostAndPort host = call.request().authority();
    boolean probe = String.valueOf(call.request().path()).startsWith(PROBES);
    boolean named = host != null && HOST.matcher(host.toString()).matches();
    if (named || (probe && host == null)) {
      call.next();
    } else {
      call.response().setStatusCode(400).putHeader(HttpHeaders.CONNECTION, "close").end();
    }
  }
}
