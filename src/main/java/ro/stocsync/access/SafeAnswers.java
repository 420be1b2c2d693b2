package ro.stocsync.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Headers of answers that depend on how the request came. Over TLS, which a trusted proxy may have
 * ended, a browser is told to come by no other way for a year. RFC 6797 (7.2) forbids to say so
 * without TLS.
 */
@ApplicationScoped
class SafeAnswers {

  private static final String STRICT_TRANSPORT = "Strict-Transport-Security";
  private static final String FOR_A_YEAR = "max-age=31536000";
  private static final int FIRST_OF_ALL = 20_000;

  void prepare(@Observes Filters filters) {
    filters.register(SafeAnswers::prepare, FIRST_OF_ALL);
  }

  private static void prepare(RoutingContext call) {
    HttpServerRequest request = call.request();
    HttpServerResponse response = call.response();
    if ("https".equalsIgnoreCase(request.scheme())) {
      response.putHeader(STRICT_TRANSPORT, FOR_A_YEAR);
    }
    if (request.version() == HttpVersion.HTTP_2) {
      // Whoever closes a connection says so in a header that HTTP/2 forbids (RFC 9113, 8.2.2).
      call.addHeadersEndHandler(done -> response.headers().remove(HttpHeaders.CONNECTION));
    }
    call.next();
  }
}
