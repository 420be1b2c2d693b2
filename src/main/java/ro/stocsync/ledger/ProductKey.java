package ro.stocsync.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What identifies a SmartBill product: its code if it has one, else its normalised name.
 *
 * @param value {@code c:} and the code, or {@code n:} and the name, so that a name never passes for
 *     a code
 */
public record ProductKey(String value) implements Comparable<ProductKey> {

  /** An entry of PostgreSQL's index holds 2,704 bytes, and a warehouse stands in it too. */
  public static final int MOST_BYTES = 1_500;

  private static final String CODE = "c:";
  private static final String NAME = "n:";

  /**
   * The key of a product as SmartBill gave it; empty if it has neither code nor name. Spaces around
   * a code are dropped: SmartBill sends them, and the official plugin trims a code only to see
   * whether it is empty.
   */
  public static Optional<ProductKey> of(String code, String name) {
    String stripped = wellFormed(code.strip());
    if (!stripped.isEmpty()) {
      return Optional.of(new ProductKey(CODE + stripped));
    }
    String normalised = ProductName.normalise(wellFormed(name));
    return normalised.isEmpty() ? Optional.empty() : Optional.of(new ProductKey(NAME + normalised));
  }

  /** A half of a surrogate pair is no character; PostgreSQL would be given a question mark too. */
  private static String wellFormed(String text) {
    return text.chars().anyMatch(unit -> Character.isSurrogate((char) unit))
        ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        : text;
  }

  /** The code, if the product has one. */
  public Optional<String> code() {
    return value.startsWith(CODE) ? Optional.of(value.substring(CODE.length())) : Optional.empty();
  }

  /** The code as it compares without regard to letter case; empty if the product has none. */
  public String foldedCode() {
    return code().map(ProductKey::fold).orElse("");
  }

  /** A code or SKU as it compares without regard to letter case and surrounding spaces. */
  public static String fold(String code) {
    return code.strip().toLowerCase(Locale.ROOT);
  }

  /** The normalised name, if the product has no code. */
  public Optional<String> name() {
    return value.startsWith(NAME) ? Optional.of(value.substring(NAME.length())) : Optional.empty();
  }

  @Override
  public int compareTo(ProductKey other) {
    return value.compareTo(other.value);
  }
}
