package ro.stocsync.demo;

import java.text.Normalizer;
import java.util.Locale;

/** How the shop's database compares texts: case, diacritics and trailing spaces are all alike. */
final class Collation {

  private Collation() {}

  /** Equal for texts that the database takes for equal (woocommerce-recordings 4). */
  static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .stripTrailing();
  }

  /**
   * What WordPress makes of a parameter before it looks ({@code sanitize_text_field}): tags and
   * percent-encoded bytes off, runs of blanks folded.
   */
  static String clean(String parameter) {
    return parameter
        .replaceAll("<.*", "")
        .replaceAll("\\s+", " ")
        .replaceAll("(?i)%[0-9a-f]{2}", "")
        .strip();
  }
}
