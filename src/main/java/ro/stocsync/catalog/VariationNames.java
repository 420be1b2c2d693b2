package ro.stocsync.catalog;

import java.util.Optional;

/**
 * The names of variations as they compare. WooCommerce calls one {@code Parent - A, B}; others
 * write {@code Parent (A, B)}.
 */
public final class VariationNames {

  private VariationNames() {}

  /**
   * What a normalised name that ends in parentheses is called by WooCommerce, which parts
   * attributes by a comma and a space; empty for any other.
   */
  public static Optional<String> canonical(String nameKey) {
    int open = nameKey.lastIndexOf(" (");
    if (open <= 0 || !nameKey.endsWith(")") || open + 3 >= nameKey.length()) {
      return Optional.empty();
    }
    String attributes = nameKey.substring(open + 2, nameKey.length() - 1);
    return Optional.of(
        nameKey.substring(0, open) + " - " + attributes.replaceAll(" ?, ?", ", ").strip());
  }
}
