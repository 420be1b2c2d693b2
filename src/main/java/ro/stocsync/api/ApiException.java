package ro.stocsync.api;

import jakarta.ws.rs.core.Response;
import java.util.List;

/** Something the operator asked for cannot be; the message bundle {@code api} says why. */
final class ApiException extends RuntimeException {

  private final Response.Status status;
  private final String key;
  private final List<String> arguments;

  ApiException(Response.Status status, String key, String... arguments) {
    super(key);
    this.status = status;
    this.key = key;
    this.arguments = List.of(arguments);
  }

  Response.Status status() {
    return status;
  }

  String key() {
    return key;
  }

  Object[] arguments() {
    return arguments.toArray();
  }
}
