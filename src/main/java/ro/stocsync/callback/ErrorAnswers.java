package ro.stocsync.callback;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is answered where no resource method is reached. */
public class ErrorAnswers {

  private final Refusals texts;

  /** In SmartBill's user's language. */
  public ErrorAnswers(Refusals texts) {
    this.texts = texts;
  }

  /** 405: SmartBill only ever posts. */
  @ServerExceptionMapper
  public Response notAllowed(NotAllowedException e) {
    return Response.status(405)
        .header(HttpHeaders.ALLOW, "POST")
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(texts.json("refused.method"))
        .build();
  }

  /** 415: not JSON. */
  @ServerExceptionMapper
  public Response notSupported(NotSupportedException e) {
    return Response.status(415)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(texts.json("refused.type"))
        .build();
  }
}
