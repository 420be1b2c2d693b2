package ro.stocsync.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What went wrong, as RFC 9457 writes it.
 *
 * @param type what kind of problem; {@code about:blank} where the status says it all
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what happened this time, and what to do
 * @param violations what is wrong with which field; left out where that is not it
 */
@RegisterForReflection // written as an entity that no resource method names
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type, String title, int status, String detail, List<Violation> violations) {

  /** The media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * What is wrong with one field.
   *
   * @param field its name
   * @param message what is wrong
   */
  public record Violation(String field, String message) {}

  static Problem of(Response.Status status, String detail) {
    return new Problem(
        "about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, List.of());
  }

  Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }
}
