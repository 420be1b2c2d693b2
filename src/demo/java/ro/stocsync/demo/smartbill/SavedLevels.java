package ro.stocsync.demo.smartbill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;

/** Levels as a text, which outlives the classes of one live reload. */
final class SavedLevels {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SavedLevels() {}

  private record Saved(String warehouse, String product, String quantity) {}

  static String text(SmartBillStock stock) {
    List<Saved> levels =
        stock.levels().stream()
            .map(
                level ->
                    new Saved(level.warehouse(), level.product(), level.quantity().toPlainString()))
            .toList();
    try {
      return JSON.writeValueAsString(levels);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts can always be written", e);
    }
  }

  /** Gives the products back the levels they had; those that are gone or new are left alone. */
  static void restore(SmartBillStock stock, String text) {
    for (Saved saved : read(text)) {
      stock
          .level(saved.warehouse(), saved.product())
          .ifPresent(level -> stock.put(level.with(new BigDecimal(saved.quantity()))));
    }
  }

  private static List<Saved> read(String text) {
    try {
      return text.isEmpty() ? List.of() : JSON.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("These are not the levels of an earlier reload", e);
    }
  }
}
