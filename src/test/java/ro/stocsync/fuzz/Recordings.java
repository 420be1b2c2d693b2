package ro.stocsync.fuzz;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What real shops answered and what SmartBill sends, for {@link Mutants} to begin from. */
public final class Recordings {

  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** Longer answers only take longer to be mutated. */
  private static final int LONGEST = 20_000;

  private Recordings() {}

  /** Bodies of answers of a shop. */
  public static List<String> ofShops() {
    List<String> bodies = new ArrayList<>();
    for (JsonNode recording : all("woocommerce-recordings")) {
      JsonNode body = recording.path("body");
      bodies.add(body.isMissingNode() ? recording.path("body_text").asText() : body.toString());
    }
    return bodies.stream().filter(body -> body.length() <= LONGEST).distinct().toList();
  }

  /** Bodies of calls that the official plugin was sent in SmartBill's place. */
  public static List<String> toThePlugin() {
    List<String> bodies = new ArrayList<>();
    for (JsonNode recording : all("smartbill-plugin-recordings")) {
      JsonNode body = recording.path("request").path("body");
      if (!body.isMissingNode()) {
        bodies.add(body.toString());
      }
    }
    return bodies.stream().filter(body -> body.length() <= LONGEST).distinct().toList();
  }

  private static List<JsonNode> all(String directory) {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(directory))) {
      List<JsonNode> all = new ArrayList<>();
      for (Path file : files.filter(one -> one.toString().endsWith(".json")).sorted().toList()) {
        all.add(JSON.readTree(file.toFile()));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
