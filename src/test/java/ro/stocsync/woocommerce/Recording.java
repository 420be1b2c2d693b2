package ro.stocsync.woocommerce;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What a real shop answered, by the name of its recording. */
public final class Recording {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> HEADERS =
      List.of("Content-Type", "Date", "X-WP-Total", "X-WP-TotalPages", "Link");

  private Recording() {}

  /** The whole recording. */
  public static JsonNode of(String name) {
    String path = "/woocommerce-recordings/" + name + ".json";
    try (InputStream file = Recording.class.getResourceAsStream(path)) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The recorded answer with its status, body and the headers that matter. */
  public static ResponseDefinitionBuilder answer(String name) {
    JsonNode recording = of(name);
    JsonNode body = recording.path("body");
    ResponseDefinitionBuilder answer =
        aResponse()
            .withStatus(recording.path("status").asInt())
            .withBody(
                body.isMissingNode() ? recording.path("body_text").asText() : body.toString());
    HEADERS.stream()
        .filter(recording.path("headers")::has)
        .forEach(
            header -> answer.withHeader(header, recording.path("headers").path(header).asText()));
    return answer;
  }
}
