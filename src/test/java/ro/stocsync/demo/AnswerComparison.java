package ro.stocsync.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares an answer of the demo shop with the recorded one; keeps every difference. */
final class AnswerComparison {

  /** What StocSync reads of a product. */
  private static final Set<String> READ =
      Set.of(
          "id",
          "parent_id",
          "sku",
          "name",
          "type",
          "status",
          "manage_stock",
          "stock_quantity",
          "stock_status",
          "global_unique_id",
          "date_modified_gmt",
          "backorders");

  /** What the demo shop leaves out: StocSync does not read it. */
  private static final Set<String> LEFT_OUT =
      Set.of("_links", "brands", "slug", "low_stock_amount", "description");

  private static final Pattern CUT =
      Pattern.compile("\\.\\.\\. (\\d+) (more|in all|in this page).*");

  private final RecordedCase recording;
  private final List<String> differences = new ArrayList<>();

  AnswerComparison(RecordedCase recording) {
    this.recording = recording;
  }

  List<String> differences() {
    return differences;
  }

  void header(String name, Optional<String> actual) {
    Optional<String> expected = recording.answeredHeader(name);
    if (expected.isPresent()) {
      same(name, expected, actual);
    }
  }

  void body(JsonNode actual) {
    switch (recording.name()) {
      case "int-index", "dec-index" ->
          same(
              "schema",
              recording.answer().path("schema.properties.stock_quantity"),
              actual.path("schema").path("properties").path("stock_quantity"));
      case "system-status-fields" -> environment(actual);
      case "system-status" -> versions(actual.path("environment"));
      default ->
          compare(
              "body",
              recording.answer(),
              actual,
              // In the address of a batch they do not reach the products (finding 29).
              recording.path().contains("/batch") ? Optional.empty() : recording.fields());
    }
  }

  /** A part that is no answer, as what a webhook delivered. */
  void part(String where, JsonNode expected, JsonNode actual) {
    compare(where, expected, actual, Optional.empty());
  }

  /** The demo shop knows less of its environment, but nothing that the real one does not say. */
  private void environment(JsonNode actual) {
    same("top-level keys", Set.of("environment"), names(actual));
    Set<String> known = new TreeSet<>();
    recording.answer().path("environment_keys").forEach(key -> known.add(key.asText()));
    for (String key : names(actual.path("environment"))) {
      if (!known.contains(key)) {
        differences.add("environment." + key + " is not in the recording");
      }
    }
  }

  /** Of the recorded choice of values, those that the demo shop has too. */
  private void versions(JsonNode actual) {
    JsonNode expected = recording.answer().path("environment");
    same("environment has a version", true, actual.has("version"));
    names(actual).stream()
        .filter(expected::has)
        .forEach(key -> same("environment." + key, expected.path(key), actual.path(key)));
  }

  private void compare(
      String where, JsonNode expected, JsonNode actual, Optional<List<String>> fields) {
    if (expected.isArray()) {
      list(where, expected, actual, fields);
    } else if (!expected.isObject() || expected.has("code")) {
      same(where, expected, actual);
    } else if (!actual.isObject()) {
      same(where, expected, actual);
    } else if (expected.has("delivery_url")) {
      webhook(where, expected, actual);
    } else if (isProduct(expected)) {
      product(where, expected, actual, fields);
    } else {
      Set<String> keys = new TreeSet<>(names(expected));
      keys.addAll(names(actual));
      keys.removeAll(LEFT_OUT);
      keys.forEach(key -> compare(where + "." + key, expected.path(key), actual.path(key), fields));
    }
  }

  private static boolean isProduct(JsonNode json) {
    return json.path("id").isIntegralNumber() && !json.has("error");
  }

  private void list(
      String where, JsonNode expected, JsonNode actual, Optional<List<String>> fields) {
    int shown = expected.size();
    int size = shown;
    Matcher cut = CUT.matcher(shown == 0 ? "" : expected.get(shown - 1).asText());
    if (cut.matches()) {
      shown--;
      size = Integer.parseInt(cut.group(1)) + (cut.group(2).equals("more") ? shown : 0);
    }
    same(where + " is a list", true, actual.isArray());
    same(where + "'s length", size, actual.size());
    for (int i = 0; i < shown; i++) {
      compare(
          where + "[" + i + "]", expected.get(i), actual.path(i), itemFields(i).or(() -> fields));
    }
  }

  /** An item of a batch may ask for its own fields; variations do not listen (finding 29). */
  private Optional<List<String>> itemFields(int index) {
    return recording.path().contains("/variations/batch")
        ? Optional.empty()
        : Optional.of(recording.sent().path("update").path(index).path("_fields").asText())
            .filter(fields -> !fields.isEmpty())
            .map(fields -> List.of(fields.split(",")));
  }

  private void product(
      String where, JsonNode expected, JsonNode actual, Optional<List<String>> fields) {
    Set<String> keys = new TreeSet<>(READ);
    if (fields.isPresent()) {
      keys.addAll(names(expected));
      keys.addAll(names(actual));
    } else if (recording.isTrimmed()) {
      keys.retainAll(names(expected));
    }
    keys.removeAll(LEFT_OUT);
    for (String key : keys) {
      if (key.startsWith("date_")) {
        same(where + "." + key, expected.path(key).getNodeType(), actual.path(key).getNodeType());
      } else {
        same(where + "." + key, expected.path(key), actual.path(key));
      }
    }
  }

  private void webhook(String where, JsonNode expected, JsonNode actual) {
    Set<String> keys = new TreeSet<>(names(expected));
    keys.addAll(names(actual));
    keys.removeAll(LEFT_OUT);
    for (String key : keys) {
      if (key.startsWith("date_")) {
        same(where + "." + key, expected.path(key).getNodeType(), actual.path(key).getNodeType());
      } else {
        same(where + "." + key, expected.path(key), actual.path(key));
      }
    }
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** What the database held afterwards; {@code product} is empty if there is none of that id. */
  void stored(long id, JsonNode row, Optional<DemoProduct> product) {
    if (product.isEmpty()) {
      same(id + " is stored", false, row.path("_manage_stock").isTextual());
      return;
    }
    DemoProduct found = product.get();
    same(
        id + "._manage_stock",
        row.path("_manage_stock").asText(),
        found.managesStock ? "yes" : "no");
    same(id + "._stock_status", row.path("_stock_status").asText(), found.stockStatus);
    same(id + "._backorders", row.path("_backorders").asText(), found.backorders);
    same(id + ".status", row.path("post_status").asText(), found.status);
    same(
        id + "._stock",
        Optional.ofNullable(row.path("_stock").textValue()).map(AnswerComparison::plain),
        Optional.ofNullable(found.stock).map(AnswerComparison::plain));
  }

  private static String plain(Object number) {
    return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
  }

  /** Equal, and of the same JSON type: 5 is not 5.0 and not "5". */
  void same(String where, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      differences.add(where + ": the real shop has " + expected + ", the demo shop " + actual);
    }
  }

  private void same(String where, JsonNode expected, JsonNode actual) {
    boolean numbers = expected.isNumber() && actual.isNumber();
    boolean equal =
        numbers
            ? expected.isIntegralNumber() == actual.isIntegralNumber()
                && expected.decimalValue().compareTo(actual.decimalValue()) == 0
            : expected.equals(actual);
    if (!equal) {
      differences.add(
          where + ": the real shop has " + shown(expected) + ", the demo shop " + shown(actual));
    }
  }

  private static String shown(JsonNode json) {
    return json.isMissingNode() ? "nothing" : json.toString();
  }

  /** Whether the modified dates moved as they did in the real shop. */
  void modified(Map<Long, Boolean> expected, Map<Long, Boolean> actual) {
    same("modified", expected, actual);
  }
}
