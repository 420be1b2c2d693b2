package ro.stocsync.console;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The console takes forms and nothing else: only of forms the token is looked at by
 * quarkus-rest-csrf as it is configured, so that the API may take JSON.
 */
class FormsOnly {

  private static final Set<String> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @ServerRequestFilter
  public Optional<Response> check(ContainerRequestContext request) {
    boolean concerned =
        request.getUriInfo().getPath().matches("/(console|logout).*")
            && !SAFE.contains(request.getMethod());
    return concerned && !isForm(request.getMediaType())
        ? Optional.of(Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE).build())
        : Optional.empty();
  }

  private static boolean isForm(MediaType type) {
    return type != null && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
  }
}
