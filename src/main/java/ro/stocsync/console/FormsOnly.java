package ro.stocsync.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The console takes forms and nothing else: only of forms the token is looked at by
 * quarkus-rest-csrf as it is configured, so that the API may take JSON.
 */
class FormsOnly {

  private static final int BEFORE_AUTHENTICATION = 1_000;

  private static final Pattern CONSOLE = Pattern.compile("/(console|logout)");

  private static final Set<String> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @ServerRequestFilter
  public Optional<Response> check(ContainerRequestContext request) {
    boolean concerned =
        CONSOLE.matcher(request.getUriInfo().getPath()).lookingAt()
            && !SAFE.contains(request.getMethod());
    return concerned && !isForm(request.getMediaType())
        ? Optional.of(Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE).build())
        : Optional.empty();
  }

  /** Logging in is judged before any resource is reached, and takes nothing but a form either. */
  void guardLogin(@Observes Filters filters) {
    filters.register(FormsOnly::guardLogin, BEFORE_AUTHENTICATION);
  }

  private static void guardLogin(RoutingContext call) {
    String type = call.request().getHeader(HttpHeaders.CONTENT_TYPE);
    boolean concerned =
        call.request().method() == io.vertx.core.http.HttpMethod.POST
            && call.normalizedPath().startsWith("/login");
    if (concerned
        && (type == null
            || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED))) {
      call.response().setStatusCode(415).putHeader(HttpHeaders.CONNECTION, "close").end();
    } else {
      call.next();
    }
  }

  private static boolean isForm(MediaType type) {
    return type != null && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
  }
}
