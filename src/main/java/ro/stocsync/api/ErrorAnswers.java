package ro.stocsync.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import ro.stocsync.callback.Refusals;
import ro.stocsync.callback.ReplayRefused;
import ro.stocsync.company.Phrase;
import ro.stocsync.console.ErrorPages;
import ro.stocsync.mapping.MappingRefused;
import ro.stocsync.reconcile.Reconciliations.ScheduleRefused;
import ro.stocsync.reconcile.RunRefused;
import ro.stocsync.smartbill.SmartBillException;
import ro.stocsync.sql.DatabaseException;
import ro.stocsync.webhook.NoPublicAddress;
import ro.stocsync.woocommerce.ShopException;

/**
 * What is answered where a resource gives no answer: problems to operators, and to SmartBill, where
 * no method of the callback is reached, its JSON string.
 */
public class ErrorAnswers {

  private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);
  private static final int RETRY_AFTER = 30;

  private final Refusals callback;
  private final ErrorPages pages;

  /** SmartBill is answered in its user's language. */
  public ErrorAnswers(Refusals callback, ErrorPages pages) {
    this.callback = callback;
    this.pages = pages;
  }

  /** SmartBill and the shops have answers of their own; everybody else is an operator. */
  private static boolean isOperators(UriInfo uri) {
    return !uri.getPath().startsWith("/smartbill") && !uri.getPath().startsWith("/woocommerce");
  }

  /** A page where a page was asked for, also where a filter refused the request without a word. */
  @ServerResponseFilter
  public void page(ContainerRequestContext request, ContainerResponseContext answer) {
    String path = request.getUriInfo().getPath();
    boolean ofPages = path.startsWith("/console") || path.startsWith("/logout");
    if (answer.getEntity() instanceof Problem problem && !path.startsWith("/api")) {
      showPage(answer, problem.detail());
    } else if (ofPages && answer.getStatus() >= 400 && !answer.hasEntity()) {
      showPage(answer, "");
    }
  }

  private void showPage(ContainerResponseContext answer, String says) {
    answer.setEntity(
        pages.html(answer.getStatus(), says), new Annotation[0], MediaType.TEXT_HTML_TYPE);
  }

  private static Problem problem(
      HttpHeaders headers, Response.Status status, String key, Object... arguments) {
    return Problem.of(status, Asked.texts("api", headers).get(key, arguments));
  }

  /** 405. */
  @ServerExceptionMapper
  public Response notAllowed(NotAllowedException e, UriInfo uri, HttpHeaders headers) {
    return isOperators(uri)
        ? problem(headers, Response.Status.METHOD_NOT_ALLOWED, "method").response()
        : Response.status(405)
            .header(HttpHeaders.ALLOW, "POST")
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(callback.json("refused.method"))
            .build();
  }

  /** 415. */
  @ServerExceptionMapper
  public Response notSupported(NotSupportedException e, UriInfo uri, HttpHeaders headers) {
    return isOperators(uri)
        ? problem(headers, Response.Status.UNSUPPORTED_MEDIA_TYPE, "type").response()
        : Response.status(415)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(callback.json("refused.type"))
            .build();
  }

  /** 404: no such address, or an identifier that cannot be one. */
  @ServerExceptionMapper
  public Response notFound(NotFoundException e, UriInfo uri, HttpHeaders headers) {
    return isOperators(uri)
        ? problem(headers, Response.Status.NOT_FOUND, "address").response()
        : Response.status(404).build();
  }

  /** Whatever else stops a request; a body that is no JSON at all among it. */
  @ServerExceptionMapper
  public Response stopped(WebApplicationException e, UriInfo uri, HttpHeaders headers) {
    if (!isOperators(uri)) {
      return e.getResponse();
    }
    if (e.getCause() instanceof JsonProcessingException unreadable) {
      return unreadable(unreadable, headers);
    }
    Response.Status status = Response.Status.fromStatusCode(e.getResponse().getStatus());
    return problem(headers, status == null ? Response.Status.BAD_REQUEST : status, "request")
        .response();
  }

  /** What cannot be as the operator asks for it. */
  @ServerExceptionMapper
  public Response cannotBe(ApiException e, HttpHeaders headers) {
    return problem(headers, e.status(), e.key(), e.arguments()).response();
  }

  /** A mapping that cannot be. */
  @ServerExceptionMapper
  public Response refused(MappingRefused e, HttpHeaders headers) {
    Response.Status status =
        switch (e.kind()) {
          case INVALID -> Response.Status.BAD_REQUEST;
          case NOT_FOUND -> Response.Status.NOT_FOUND;
          case CONFLICT -> Response.Status.CONFLICT;
        };
    String detail = Asked.texts("mapping", headers).get(e.key(), e.arguments().toArray());
    return Problem.of(status, detail).response();
  }

  /** A run that cannot be begun, confirmed or stopped. */
  @ServerExceptionMapper
  public Response noRun(RunRefused e, HttpHeaders headers) {
    return problem(headers, Response.Status.CONFLICT, e.key(), e.arguments()).response();
  }

  /** A schedule that cannot be kept. */
  @ServerExceptionMapper
  public Response noSchedule(ScheduleRefused e, HttpHeaders headers) {
    return problem(headers, Response.Status.BAD_REQUEST, e.key(), e.getMessage()).response();
  }

  /** A callback that cannot be taken in again. */
  @ServerExceptionMapper
  public Response notAgain(ReplayRefused e, HttpHeaders headers) {
    String detail = Asked.texts("callback", headers).get(e.key(), e.arguments());
    return Problem.of(Response.Status.CONFLICT, detail).response();
  }

  /** A field that is out of its bounds. */
  @ServerExceptionMapper
  public Response invalid(ConstraintViolationException e, HttpHeaders headers) {
    List<Problem.Violation> violations =
        e.getConstraintViolations().stream()
            .map(one -> new Problem.Violation(field(one), one.getMessage()))
            .sorted(Comparator.comparing(Problem.Violation::field))
            .toList();
    return problem(headers, Response.Status.BAD_REQUEST, "fields").with(violations).response();
  }

  private static String field(ConstraintViolation<?> violation) {
    return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
        .skip(1)
        .map(Object::toString)
        .reduce((first, second) -> first + "." + second)
        .orElse("");
  }

  /** A body that is no JSON, or not of the expected shape; the place in it is told. */
  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  public Response unreadable(JsonProcessingException e, HttpHeaders headers) {
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
    return problem(headers, Response.Status.BAD_REQUEST, "json", line, column).response();
  }

  /** The shop did not do what was asked of it. */
  @ServerExceptionMapper
  public Response shop(ShopException e, HttpHeaders headers) {
    return problem(headers, Response.Status.BAD_GATEWAY, "shop", told(e.phrase(), headers))
        .response();
  }

  private static String told(Phrase reason, HttpHeaders headers) {
    return reason.asReason(Asked.texts("api", headers));
  }

  /** SmartBill did not do what was asked of it. */
  @ServerExceptionMapper
  public Response smartBill(SmartBillException e, HttpHeaders headers) {
    return problem(headers, Response.Status.BAD_GATEWAY, "smartbill", told(e.phrase(), headers))
        .response();
  }

  /** Webhooks need an address. */
  @ServerExceptionMapper
  public Response noAddress(NoPublicAddress e, HttpHeaders headers) {
    return problem(headers, Response.Status.CONFLICT, "public-url").response();
  }

  /** The database is away. */
  @ServerExceptionMapper
  public Response database(DatabaseException e, HttpHeaders headers) {
    LOG.errorf("An operator was answered with 503: %s", e.getMessage());
    Response answer = problem(headers, Response.Status.SERVICE_UNAVAILABLE, "database").response();
    return Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, RETRY_AFTER).build();
  }
}
