package ro.stocsync.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import ro.stocsync.callback.Refusals;

/**
 * What is answered where nobody foresaw what happened: 500 and a number. The log tells under that
 * number what it was; the answer never does.
 */
public class UnforeseenErrors {

  private static final Logger LOG = Logger.getLogger(UnforeseenErrors.class);

  private final Refusals callback;

  /** SmartBill is answered in its user's language. */
  public UnforeseenErrors(Refusals callback) {
    this.callback = callback;
  }

  /** 500. */
  @ServerExceptionMapper
  public Response failed(Throwable e, UriInfo uri, Request request, HttpHeaders headers) {
    String id = UUID.randomUUID().toString();
    LOG.errorf(
        e, "Error %s of ours: %s %s", id, request.getMethod(), uri.getRequestUri().getRawPath());
    String path = uri.getPath();
    if (path.startsWith("/smartbill")) {
      return Response.serverError()
          .type(MediaType.APPLICATION_JSON_TYPE)
          .entity(callback.json("refused.error", id))
          .build();
    }
    return path.startsWith("/woocommerce")
        ? Response.serverError().build()
        : Problem.unforeseen(id, Asked.texts("api", headers).get("error", id)).response();
  }
}
