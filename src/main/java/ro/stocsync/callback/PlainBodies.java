package ro.stocsync.callback;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Bodies come as they are: nothing is unpacked, so that nothing small can become large here. RFC
 * 9110 (15.5.16) has 415 say which encodings are taken.
 */
class PlainBodies {

  private static final String PLAIN = "identity";

  private final Refusals texts;

  PlainBodies(Refusals texts) {
    this.texts = texts;
  }

  @ServerRequestFilter
  public Optional<Response> check(ContainerRequestContext request) {
    String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null || encoding.strip().equalsIgnoreCase(PLAIN)) {
      return Optional.empty();
    }
    Response.ResponseBuilder answer =
        Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE)
            .header(HttpHeaders.ACCEPT_ENCODING, PLAIN);
    return Optional.of(
        request.getUriInfo().getPath().startsWith("/smartbill")
            ? answer
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(texts.json("refused.encoding"))
                .build()
            : answer.build());
  }
}
