package ro.stocsync.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What of a delivery's body is looked at: whether it is a ping, and which id it names. */
final class HookMessage {

  /** The form that a shop sends unsigned when a webhook is made (webhook-ping). */
  private static final Pattern PING = Pattern.compile("webhook_id=\\d{1,19}");

  private static final int LONGEST_PING = 40;
  private static final JsonFactory JSON = new JsonFactory();

  private HookMessage() {}

  static boolean isPing(byte[] body) {
    return body.length <= LONGEST_PING
        && PING.matcher(new String(body, StandardCharsets.US_ASCII)).matches();
  }

  /** The product's or variation's id; empty where none is named (webhook-batch). */
  static OptionalLong id(byte[] body) {
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return OptionalLong.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean id = json.currentName().equals("id");
        JsonToken value = json.nextToken();
        if (id) {
          return value == JsonToken.VALUE_NUMBER_INT && json.getLongValue() > 0
              ? OptionalLong.of(json.getLongValue())
              : OptionalLong.empty();
        }
        json.skipChildren();
      }
      return OptionalLong.empty();
    } catch (IOException e) {
      // Signed and yet not JSON: a hint that names nothing.
      return OptionalLong.empty();
    }
  }
}
