package ro.stocsync.catalog;

import java.util.Optional;

/**
 * The names of variations as they compare. WooCommerce calls one {@code Parent - A, B}; others
 * write {@code Parent (A, B)}.
 */
public final class VariationNames {

  private VariationNames() {}

  /**
   * What a normalised name that ends in parentheses is called by WooCommerce; empty for any other.
   */
  public static Optional<String> canonical(String nameKey) {
    int open = nameKey.lastIndexOf(" (");
    return open > 0 && nameKey.endsWith(")") && open + 2 < nameKey.length() - 1
        ? Optional.of(
            nameKey.substring(0, open) + " - " + nameKey.substring(open + 2, nameKey.length() - 1))
        : Optional.empty();
  }
}
