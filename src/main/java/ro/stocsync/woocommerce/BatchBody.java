package ro.stocsync.woocommerce;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Writes the body of a batch. */
final class BatchBody {

  /** The most operations WooCommerce takes at once (batch-101). */
  static final int LARGEST = 100;

  private BatchBody() {}

  /**
   * Stock updates, each with the fields that its answer shall have, if any are named.
   *
   * @throws IllegalArgumentException for more than 100, of which the shop would do none
   */
  static String of(List<StockUpdate> updates, Optional<String> fields) {
    if (updates.size() > LARGEST) {
      throw new IllegalArgumentException(
          "A batch holds %d updates at most, not %d".formatted(LARGEST, updates.size()));
    }
    StringWriter body = new StringWriter();
    try (JsonGenerator json = AnswerReader.JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeArrayFieldStart("update");
      for (StockUpdate update : updates) {
        json.writeStartObject();
        json.writeNumberField("id", update.id());
        if (update.switchOn()) {
          json.writeBooleanField("manage_stock", true);
        }
        json.writeFieldName("stock_quantity");
        json.writeNumber(plain(update.quantity()));
        if (fields.isPresent()) {
          json.writeStringField("_fields", fields.get());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing but memory was written to", e);
    }
    return body.toString();
  }

  /** {@code 100} for 1E+2, {@code 5} for 5.000: PHP would take both for floating point numbers. */
  private static String plain(BigDecimal quantity) {
    return quantity.stripTrailingZeros().toPlainString();
  }
}
