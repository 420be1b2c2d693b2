package ro.stocsync.demo;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One recording: what a real shop was asked and what it answered.
 *
 * @param name its name
 * @param json the whole of it
 */
record RecordedCase(String name, JsonNode json) {

  static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private static final String FOLDER = "/woocommerce-recordings/";
  private static final int FIRST_OF_100 = 109;

  /** The recording of that name, which must be among the test's resources. */
  static RecordedCase of(String name) {
    return find(name).orElseThrow(() -> new AssertionError(FOLDER + name + ".json is missing"));
  }

  static Optional<RecordedCase> find(String name) {
    return resource(name + ".json").map(text -> new RecordedCase(name, parsed(text)));
  }

  /** The names of all recordings there are. */
  static List<String> names() {
    return resource("names.txt").orElseThrow().lines().toList();
  }

  /** The names of the recordings that are among the test's resources. */
  static Set<String> copied() {
    try (Stream<Path> files =
        Files.list(
            Path.of(RecordedCase.class.getResource(FOLDER + "names.txt").toURI()).getParent())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".json"))
          .map(file -> file.substring(0, file.length() - ".json".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<String> resource(String file) {
    try (InputStream stream = RecordedCase.class.getResourceAsStream(FOLDER + file)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // --- what was asked

  JsonNode request() {
    return json.path("request");
  }

  String method() {
    return request().path("method").asText();
  }

  String path() {
    return request().path("path").asText();
  }

  boolean isRead() {
    return method().equals("GET") || method().equals("HEAD") || overridden().equals("GET");
  }

  private String overridden() {
    return path().contains("_method=GET")
        ? "GET"
        : request().path("headers").path("X-HTTP-Method-Override").asText();
  }

  /** The header's value with the keys that the demo shop knows; empty if none was sent. */
  Optional<String> authorization() {
    return Optional.of(request().path("authorization").asText())
        .filter(given -> given.startsWith("Basic "))
        .map(given -> withDemoKeys(given.substring(6)));
  }

  static String withDemoKeys(String text) {
    return text.replace("ck_xxx", DemoKeys.KEY)
        .replace("cs_xxx", DemoKeys.SECRET)
        .replace("ck_readonly", DemoKeys.READ_ONLY_KEY)
        .replace("cs_readonly", DemoKeys.READ_ONLY_SECRET)
        .replace("ck_writeonly", DemoKeys.WRITE_ONLY_KEY)
        .replace("cs_writeonly", DemoKeys.WRITE_ONLY_SECRET);
  }

  Map<String, String> headers() {
    return request().path("headers").properties().stream()
        .filter(header -> !header.getValue().asText().isEmpty())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, header -> withDemoKeys(header.getValue().asText())));
  }

  /** The fields that the address asks for. */
  Optional<List<String>> fields() {
    return Optional.ofNullable(ApiRequest.query("http://shop" + path()).get("_fields"))
        .map(fields -> List.of(fields.split(",")));
  }

  /** The bytes that were sent; some bodies are kept as a summary or cannot be kept as JSON. */
  byte[] body() {
    return switch (name) {
      case "bad-json-nan" -> utf8("{\"stock_quantity\": NaN}");
      case "json-bom" -> utf8("\ufeff" + request().path("body"));
      case "json-bad-utf8" -> notUtf8();
      case "batch-100" -> utf8(batch(100, "{\"id\":%d,\"stock_quantity\":50}"));
      case "batch-101" -> utf8(batch(101, "{\"id\":%d,\"stock_quantity\":51}"));
      case "batch-item-fields-100" ->
          utf8(batch(100, "{\"id\":%d,\"stock_quantity\":50,\"_fields\":\"id,stock_quantity\"}"));
      case "batch-60-60" ->
          utf8(
              "{\"update\":[%s],\"delete\":[%s]}"
                  .formatted(
                      repeated(60, "{\"id\":%d,\"stock_quantity\":52}"), repeated(60, "9999%04d")));
      case "body-900kb" -> utf8(padded(61, 12, 900_000));
      case "body-over-1mb" -> utf8(padded(61, 5, 1_200_000));
      case "post-override-get" ->
          utf8(
              "{\"sku\":\"%s,P-00001,P-00002\",\"per_page\":100,\"_fields\":\"id,sku\"}"
                  .formatted(repeated(100, "Q-%05d" + "x".repeat(80))));
      default ->
          utf8(
              request().has("body")
                  ? request().path("body").toString()
                  : request().path("body_text").asText());
    };
  }

  private static String padded(long id, int quantity, int bytes) {
    return "{\"update\":[{\"id\":%d,\"stock_quantity\":%d,\"x\":\"%s\"}]}"
        .formatted(id, quantity, "y".repeat(bytes));
  }

  private static String batch(int items, String item) {
    return "{\"update\":[" + repeated(items, item) + "]}";
  }

  private static String repeated(int times, String item) {
    return IntStream.range(FIRST_OF_100, FIRST_OF_100 + times)
        .mapToObj(item::formatted)
        .collect(Collectors.joining(","));
  }

  private static byte[] notUtf8() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(utf8("{\"stock_quantity\":6,\"name\":\""));
    bytes.write(0xfe);
    bytes.write(0xff);
    bytes.writeBytes(utf8("\"}"));
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The body that was sent, as JSON; of a bad one nothing. */
  JsonNode sent() {
    try {
      return JSON.readTree(body());
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  // --- what was answered

  int status() {
    return json.path("status").asInt();
  }

  JsonNode answer() {
    return json.path("body");
  }

  /** Whether the recording holds only some of the answer's keys. */
  boolean isTrimmed() {
    return json.has("trimmed");
  }

  Optional<String> answeredHeader(String header) {
    return Optional.ofNullable(json.path("headers").get(header)).map(JsonNode::asText);
  }

  /** What the database held afterwards, by product. */
  Map<Long, JsonNode> stored() {
    return json.path("stored_afterwards").properties().stream()
        .collect(Collectors.toMap(entry -> Long.valueOf(entry.getKey()), Map.Entry::getValue));
  }
}
