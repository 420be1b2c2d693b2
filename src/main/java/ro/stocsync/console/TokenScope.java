package ro.stocsync.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/**
 * Keeps quarkus-rest-csrf to the console: it asks every form for a token and knows no exception of
 * paths. WooCommerce pings with a form ({@code webhook_id=1}), and what comes to SmartBill's
 * address is judged there; a scheduler that wakes us up sends a form with nothing in it where its
 * tool knows no better. All prove who they are with each call; no browser's cookie lends them
 * anything.
 */
class TokenScope {

  private static final int BEFORE_RESOURCES = 100;

  void narrow(@Observes Filters filters) {
    filters.register(TokenScope::noForm, BEFORE_RESOURCES);
  }

  private static void noForm(RoutingContext call) {
    String path = call.normalizedPath();
    boolean peers =
        path.startsWith("/woocommerce/")
            || path.startsWith("/smartbill/")
            || path.equals("/api/wake");
    String type = call.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (peers && type != null && isForm(type)) {
      call.request().headers().set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
    }
    call.next();
  }

  private static boolean isForm(String type) {
    String folded = type.strip().toLowerCase(Locale.ROOT);
    return folded.startsWith(MediaType.APPLICATION_FORM_URLENCODED)
        || folded.startsWith(MediaType.MULTIPART_FORM_DATA);
  }
}
