package ro.stocsync.demo.smartbill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Levels as SmartBill writes them, straight into bytes: lists may be very long. */
final class StockJson {

  /** A warehouse's method of valuation; any text, SmartBill's own words were not seen. */
  private static final String WAREHOUSE_TYPE = "Cantitativ-valorica";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final Set<Shape> shapes;

  StockJson(Set<Shape> shapes) {
    this.shapes = shapes;
  }

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** {@code GET /company/warehouses}. */
  byte[] warehouses(List<String> names) {
    return object(
        json -> {
          json.writeStringField("errorText", "");
          json.writeArrayFieldStart("warehouses");
          for (String name : names) {
            json.writeString(name);
          }
          json.writeEndArray();
        });
  }

  /** {@code GET /stocks/ecom/}. */
  byte[] ecom(List<Level> levels) {
    return object(
        json -> {
          json.writeStringField("errorText", "");
          json.writeArrayFieldStart("products");
          for (Level level : levels) {
            ecom(json, level);
          }
          json.writeEndArray();
        });
  }

  private void ecom(JsonGenerator json, Level level) throws IOException {
    if (shapes.contains(Shape.ROWS)) {
      json.writeStartArray();
      json.writeString(level.name());
      json.writeString(level.code());
      json.writeString(level.unit());
      quantity(json, level.quantity());
      json.writeEndArray();
      return;
    }
    List<String> names = names();
    json.writeStartObject();
    json.writeStringField(names.get(0), level.name());
    json.writeStringField(names.get(1), level.code());
    json.writeStringField(names.get(2), level.unit());
    json.writeFieldName(names.get(3));
    quantity(json, level.quantity());
    json.writeEndObject();
  }

  private List<String> names() {
    if (shapes.contains(Shape.UNKNOWN_NAMES)) {
      return List.of("denumire", "cod", "um", "stoc");
    }
    return shapes.contains(Shape.SHORT_NAMES)
        ? List.of("name", "code", "measuringUnitName", "quantity")
        : List.of("productName", "productCode", "measuringUnit", "quantity");
  }

  /** {@code GET /stocks}. */
  byte[] stocks(Map<String, List<Level>> byWarehouse) {
    Content content = json -> list(json, byWarehouse);
    return object(
        shapes.contains(Shape.WRAPPED)
            ? json -> {
              json.writeObjectFieldStart("stocks");
              content.write(json);
              json.writeEndObject();
            }
            : content);
  }

  private void list(JsonGenerator json, Map<String, List<Level>> byWarehouse) throws IOException {
    boolean flat = shapes.contains(Shape.PRODUCTS_IN_LIST);
    json.writeStringField("errorText", "");
    json.writeArrayFieldStart("list");
    for (Map.Entry<String, List<Level>> warehouse : byWarehouse.entrySet()) {
      if (!flat) {
        json.writeStartObject();
        json.writeObjectFieldStart("warehouse");
        json.writeStringField("warehouseName", warehouse.getKey());
        json.writeStringField("warehouseType", WAREHOUSE_TYPE);
        json.writeEndObject();
        json.writeArrayFieldStart("products");
      }
      for (Level level : warehouse.getValue()) {
        json.writeStartObject();
        json.writeStringField("measuringUnit", level.unit());
        json.writeStringField("productCode", level.code());
        json.writeStringField("productName", level.name());
        json.writeFieldName("quantity");
        quantity(json, level.quantity());
        json.writeEndObject();
      }
      if (!flat) {
        json.writeEndArray();
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /** What SmartBill posts when stock moved; an empty list is its connection test. */
  byte[] moved(List<Level> levels) {
    return object(
        json -> {
          json.writeArrayFieldStart("products");
          for (Level level : levels) {
            json.writeStartObject();
            json.writeStringField("productCode", level.code());
            json.writeStringField("productName", level.name());
            json.writeStringField("measuringUnit", level.unit());
            json.writeStringField("warehouse", level.warehouse());
            json.writeFieldName("quantity");
            quantity(json, level.quantity());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private void quantity(JsonGenerator json, BigDecimal quantity) throws IOException {
    if (shapes.contains(Shape.QUANTITIES_AS_TEXT)) {
      json.writeString(quantity.toPlainString());
    } else {
      json.writeNumber(quantity);
    }
  }

  private static byte[] object(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
