package ro.stocsync.ledger;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Product names as they compare: alike for a person, alike here. Diacritics tell products apart
 * (the official plugin folds them, and a stock notice for {@code Placa} goes to {@code Placă};
 * smartbill-plugin-recordings, defect 8); the way in which they are written does not.
 */
public final class ProductName {

  private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212]");
  private static final Pattern DOUBLE_QUOTES =
      Pattern.compile("[\\u201c-\\u201f\\u00ab\\u00bb\\u2033]");
  private static final Pattern SINGLE_QUOTES = Pattern.compile("[\\u2018-\\u201b\\u2032\\u00b4`]");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]");
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

  private ProductName() {}

  /**
   * Folds HTML entities (WooCommerce gives some names back with them; woocommerce-recordings,
   * names-as-stored), Unicode forms, cedilla and comma-below letters, dashes, quotes, invisible
   * characters, runs of white space and letter case.
   */
  public static String normalise(String name) {
    String text = StringEscapeUtils.unescapeHtml4(name);
    text = Normalizer.normalize(text, Normalizer.Form.NFKC);
    text = INVISIBLE.matcher(text).replaceAll("");
    text = text.replace('ş', 'ș').replace('Ş', 'Ș').replace('ţ', 'ț').replace('Ţ', 'Ț');
    text = DASHES.matcher(text).replaceAll("-");
    text = DOUBLE_QUOTES.matcher(text).replaceAll("\"");
    text = SINGLE_QUOTES.matcher(text).replaceAll("'");
    text = WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    // Lower case can decompose letters such as the Turkish capital I with a dot.
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }
}
