package ro.stocsync.demo;

import java.util.Map;

/**
 * An answer to be sent.
 *
 * @param status HTTP status
 * @param contentType its type
 * @param headers further headers
 * @param body text
 */
record ApiAnswer(int status, String contentType, Map<String, String> headers, String body) {

  static final String JSON = "application/json; charset=UTF-8";

  static ApiAnswer json(Object json) {
    return json(json, Map.of());
  }

  static ApiAnswer json(Object json, Map<String, String> headers) {
    return new ApiAnswer(200, JSON, headers, json.toString());
  }

  static ApiAnswer error(ApiError error) {
    return new ApiAnswer(error.status(), JSON, Map.of(), error.json().toString());
  }

  static ApiAnswer html(int status, String body) {
    return new ApiAnswer(status, "text/html; charset=UTF-8", Map.of(), body);
  }
}
