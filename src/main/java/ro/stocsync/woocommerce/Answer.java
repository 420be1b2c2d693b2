package ro.stocsync.woocommerce;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What came back, before anybody says what it means.
 *
 * @param status the HTTP status
 * @param headers the headers by name, in any letter case; of repeated ones the first
 * @param body the bytes, decompressed; none if the answer had no body
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

  /** Takes all of a response whose body was received already. */
  static Answer of(Response response) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response
        .getStringHeaders()
        .forEach((name, values) -> headers.putIfAbsent(name, values.getFirst()));
    return new Answer(response.getStatus(), headers, bytes(response));
  }

  private static byte[] bytes(Response response) {
    if (!(response.getEntity() instanceof InputStream stream)) {
      return new byte[0];
    }
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The body was in memory already", e);
    }
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(String::strip);
  }

  /** A header that holds a count; empty if it is missing or holds something else. */
  OptionalInt count(String name) {
    return header(name)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .orElse(OptionalInt.empty());
  }

  /** What the other side's clock says, to the second. */
  Optional<Instant> date() {
    return header(HttpHeaders.DATE).flatMap(Answer::httpDate);
  }

  /** Reads {@code Mon, 23 Nov 2026 20:20:32 GMT}; empty if it is no such date. */
  static Optional<Instant> httpDate(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
