package ro.stocsync.smartbill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ro.stocsync.company.Warehouse;
import ro.stocsync.text.Quantity;

/**
 * Reads a list of stocks as it comes, so that it need not fit in memory. Every shape that was seen
 * is read (protocol.md, "We call SmartBill"): {@code products}, {@code list} with or without
 * warehouses in it, all of it wrapped in {@code stocks}; fields by name, else by position.
 */
final class StockList {

  private static final int CHUNK = 1_000;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(20)
                  .maxStringLength(100_000)
                  .maxNumberLength(100)
                  .build())
          .build();
  private static final ObjectMapper MAPPER = new ObjectMapper(JSON);

  private final Warehouse asked;
  private final Consumer<StockChunk> sink;
  private final List<StockLine> lines = new ArrayList<>();
  private int unusable;
  private long read;
  private boolean listed;
  private String errorText = "";

  private StockList(Warehouse asked, Consumer<StockChunk> sink) {
    this.asked = asked;
    this.sink = sink;
  }

  /**
   * What was read.
   *
   * @param lines how many lines
   * @param listed whether there was a list at all, be it empty
   * @param errorText SmartBill's complaint, wherever it stood; empty if none
   */
  record Read(long lines, boolean listed, String errorText) {}

  /** An answer that is JSON, and not a list of stocks. */
  static final class NoList extends IOException {

    private static final long serialVersionUID = 1L;

    NoList(String what) {
      super(what);
    }
  }

  /**
   * Reads to the end.
   *
   * @param asked the warehouse whose list it shall be
   * @throws IOException if it is cut off, no JSON, or no list of that warehouse
   */
  static Read read(InputStream body, Warehouse asked, Consumer<StockChunk> sink)
      throws IOException {
    StockList list = new StockList(asked, sink);
    try (JsonParser parser = MAPPER.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new NoList("no JSON object");
      }
      list.object(parser, 0);
    }
    list.flush();
    return new Read(list.read, list.listed, list.errorText);
  }

  private void object(JsonParser parser, int depth) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "errorText" -> {
          errorText = value.isScalarValue() ? parser.getText().strip() : "";
          parser.skipChildren();
        }
        case "products", "list" -> {
          if (value == JsonToken.START_ARRAY) {
            listed = true;
            items(parser);
          } else {
            parser.skipChildren();
          }
        }
        case "stocks" -> {
          if (value == JsonToken.START_OBJECT && depth == 0) {
            object(parser, 1);
          } else {
            parser.skipChildren();
          }
        }
        default -> parser.skipChildren();
      }
    }
    if ("null".equals(errorText)) {
      errorText = "";
    }
  }

  private void items(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      switch (parser.currentToken()) {
        case START_OBJECT -> element(parser);
        case START_ARRAY -> line(MAPPER.readTree(parser));
        default -> unusable();
      }
    }
  }

  /** A product, or a warehouse with its products. */
  private void element(JsonParser parser) throws IOException {
    var fields = MAPPER.createObjectNode();
    Optional<Warehouse> warehouse = Optional.empty();
    boolean group = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if (field.equals("products") && value == JsonToken.START_ARRAY) {
        group = true;
        long before = read;
        if (warehouse.filter(one -> !one.equals(asked)).isPresent()) {
          parser.skipChildren();
        } else {
          items(parser);
        }
        if (read > before && warehouse.isEmpty()) {
          // Products were taken before it was told whose they are.
          warehouse = Optional.of(asked);
        }
      } else if (field.equals("warehouse") && value == JsonToken.START_OBJECT) {
        String name = text(MAPPER.<JsonNode>readTree(parser), "warehouseName", "name");
        Optional<Warehouse> told =
            name.isEmpty() ? Optional.empty() : Optional.of(Warehouse.named(name));
        if (group && told.filter(one -> !one.equals(asked)).isPresent()) {
          throw new NoList("a list of another warehouse, " + name);
        }
        warehouse = told;
      } else {
        fields.set(field, MAPPER.readTree(parser));
      }
    }
    if (!group) {
      line(fields);
    }
  }

  private void line(JsonNode item) {
    boolean named =
        item.has("productName") || item.has("name") || item.has("productCode") || item.has("code");
    Optional<StockLine> line = named ? byName(item) : byPosition(item);
    line.ifPresentOrElse(
        one -> {
          lines.add(one);
          read++;
        },
        this::unusable);
    if (lines.size() >= CHUNK) {
      flush();
    }
  }

  private static Optional<StockLine> byName(JsonNode item) {
    return line(
        text(item, "productCode", "code"),
        text(item, "productName", "name"),
        text(item, "measuringUnit", "measuringUnitName", "measuring unit", "unit"),
        text(item, "quantity"));
  }

  /** Name, code, unit, quantity: so the official plugin takes them. */
  private static Optional<StockLine> byPosition(JsonNode item) {
    List<String> values = new ArrayList<>();
    item.forEach(value -> values.add(value.isValueNode() ? value.asText() : ""));
    return values.size() < 4
        ? Optional.empty()
        : line(values.get(1), values.get(0), values.get(2), values.get(3));
  }

  private static Optional<StockLine> line(String code, String name, String unit, String quantity) {
    return code.isBlank() && name.isBlank()
        ? Optional.empty()
        : Quantity.read(quantity)
            .map(number -> new StockLine(code.strip(), name.strip(), unit.strip(), number));
  }

  private static String text(JsonNode item, String... names) {
    for (String name : names) {
      JsonNode value = item.path(name);
      if (value.isValueNode() && !value.isNull()) {
        return isFinite(value) ? value.decimalValue().toPlainString() : value.asText();
      }
    }
    return "";
  }

  /** A number, and none like 1e400, which has no decimal digits. */
  private static boolean isFinite(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.doubleValue());
  }

  private void unusable() {
    unusable++;
    read++;
    if (unusable >= CHUNK) {
      flush();
    }
  }

  private void flush() {
    if (!lines.isEmpty() || unusable > 0) {
      sink.accept(new StockChunk(lines, unusable));
      lines.clear();
      unusable = 0;
    }
  }
}
