package ro.stocsync.callback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Reads SmartBill's list from a stream, an element at a time. Takes {@code {"products":[...]}} and
 * the bare list, ignores fields it does not know, and is bounded in length, depth and text.
 */
final class BodyReader {

  private static final int DEEPEST_NESTING = 32;
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_TEXT = 100_000;
  private static final Map<String, String> FIELDS =
      Map.of(
          "productCode", "code",
          "code", "code",
          "productName", "name",
          "name", "name",
          "warehouse", "warehouse",
          "quantity", "quantity");
  private static final Set<JsonToken> TEXT_OR_NUMBER =
      Set.of(JsonToken.VALUE_STRING, JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);

  private final JsonFactory json =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST_NESTING)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(LONGEST_TEXT)
                  .build())
          .build();
  private final int maxItems;
  private final IntConsumer grown;

  BodyReader(int maxItems) {
    this(maxItems, items -> {});
  }

  /**
   * Of bounded length.
   *
   * @param grown told how many items there are each time that one more was read, and may object
   */
  BodyReader(int maxItems, IntConsumer grown) {
    this.maxItems = maxItems;
    this.grown = grown;
  }

  /**
   * Reads the whole body; what follows a mistake is left unread, and the stream open.
   *
   * @throws BodyProblem if it is not JSON, holds no list of products or too long a one
   * @throws IOException if the connection breaks
   */
  List<RawItem> read(InputStream body) throws BodyProblem, IOException {
    try (JsonParser parser = json.createParser(body)) {
      List<RawItem> items = root(parser);
      if (parser.nextToken() != null) {
        throw new BodyProblem(400, "body.trailing");
      }
      return items;
    } catch (CharConversionException e) {
      // What looks like UTF-32 and is none; its reader knows no lines.
      throw new BodyProblem(400, "body.broken", 0);
    } catch (JsonProcessingException e) {
      throw new BodyProblem(
          400, "body.broken", e.getLocation() == null ? 0 : e.getLocation().getLineNr());
    }
  }

  private List<RawItem> root(JsonParser parser) throws BodyProblem, IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new BodyProblem(400, "body.empty");
    }
    return switch (first) {
      case START_ARRAY -> list(parser);
      case START_OBJECT -> listWithin(parser);
      default -> throw new BodyProblem(400, "body.no-list");
    };
  }

  private List<RawItem> listWithin(JsonParser parser) throws BodyProblem, IOException {
    List<RawItem> items = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean products = parser.currentName().equals("products");
      JsonToken value = parser.nextToken();
      if (products && (value != JsonToken.START_ARRAY || items != null)) {
        throw new BodyProblem(400, "body.no-list");
      }
      if (products) {
        items = list(parser);
      } else {
        parser.skipChildren();
      }
    }
    if (items == null) {
      throw new BodyProblem(400, "body.no-list");
    }
    return items;
  }

  private List<RawItem> list(JsonParser parser) throws BodyProblem, IOException {
    List<RawItem> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (items.size() == maxItems) {
        throw new BodyProblem(413, "body.too-many", maxItems);
      }
      grown.accept(items.size() + 1);
      if (token == JsonToken.START_OBJECT) {
        items.add(item(parser));
      } else {
        parser.skipChildren();
        items.add(RawItem.NOT_AN_OBJECT);
      }
    }
    return items;
  }

  private static RawItem item(JsonParser parser) throws IOException {
    Map<String, String> values = new HashMap<>();
    String malformed = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String written = parser.currentName();
      String field = FIELDS.get(written);
      JsonToken token = parser.nextToken();
      if (field == null || token == JsonToken.VALUE_NULL) {
        parser.skipChildren();
      } else if (TEXT_OR_NUMBER.contains(token)) {
        values.put(field, parser.getText());
      } else {
        parser.skipChildren();
        malformed = written;
      }
    }
    return new RawItem(
        values.getOrDefault("code", ""),
        values.getOrDefault("name", ""),
        values.getOrDefault("warehouse", ""),
        values.getOrDefault("quantity", ""),
        Optional.ofNullable(malformed));
  }
}
