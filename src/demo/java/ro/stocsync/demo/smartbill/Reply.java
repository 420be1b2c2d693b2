package ro.stocsync.demo.smartbill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer to be sent.
 *
 * @param status HTTP status
 * @param contentType its type
 * @param headers further headers
 * @param body as it goes out
 */
record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {

  static Reply json(byte[] body) {
    return new Reply(200, "application/json;charset=UTF-8", Map.of(), body);
  }

  /** SmartBill's manner of saying no. */
  static Reply error(int status, String errorText) {
    String body = JsonNodeFactory.instance.objectNode().put("errorText", errorText).toString();
    Map<String, String> headers =
        status == 401 ? Map.of("WWW-Authenticate", "Basic realm=\"SmartBill\"") : Map.of();
    return new Reply(
        status, "application/json;charset=UTF-8", headers, body.getBytes(StandardCharsets.UTF_8));
  }

  static Reply html(int status, String body) {
    return new Reply(
        status, "text/html;charset=UTF-8", Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  static Reply text(int status, String text) {
    byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
    return new Reply(status, "text/plain;charset=UTF-8", Map.of(), body);
  }

  /** Back to the page after a button of it was pressed. */
  static Reply backTo(String location) {
    return new Reply(303, "text/plain;charset=UTF-8", Map.of("Location", location), new byte[0]);
  }

  /** The body as text. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  Reply with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new Reply(status, contentType, all, body);
  }
}
