package ro.stocsync.ledger;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Product names as they compare: alike for a person, alike here. Diacritics tell products apart
 * (the official plugin folds them, and a stock notice for {@code Placa} goes to {@code Placă};
 * smartbill-plugin-recordings, defect 8); the way in which they are written does not. Neither î and
 * â, nor a decimal point and a comma, nor anything else that could be another product is folded.
 */
public final class ProductName {

  private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212]");
  private static final Pattern DOUBLE_QUOTES =
      Pattern.compile("[\\u201c-\\u201f\\u00ab\\u00bb\\u2033\\u301d-\\u301f]");
  private static final Pattern SINGLE_QUOTES = Pattern.compile("[\\u2018-\\u201b\\u2032\\u00b4`]");
  // Formats, the choice of an emoji's colours, and marks of ownership that only one side writes.
  private static final Pattern NOT_SEEN =
      Pattern.compile("[\\p{Cf}\\ufe00-\\ufe0f\\u00ae\\u2120\\u2122]");
  // 1½ is one and a half, not eleven halves; 10² is not 102.
  private static final Pattern FRACTION_OF_A_NUMBER =
      Pattern.compile("(?<=\\p{Nd})(?=[\\u00bc-\\u00be\\u2150-\\u215e])");
  private static final Pattern POWER_OF_A_NUMBER =
      Pattern.compile("(?<=\\p{Nd})(?=[\\u00b2\\u00b3\\u00b9\\u2070-\\u2079\\u2080-\\u2089])");
  private static final Pattern LONE_SURROGATE =
      Pattern.compile(
          "[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");
  private static final Pattern NUMERIC_ENTITY =
      Pattern.compile("&#(?:[xX]0*+([0-9a-fA-F]++)|0*+([0-9]++));");
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /** Of the largest code point, 1114111. */
  private static final int MOST_DIGITS = 7;

  private ProductName() {}

  /**
   * Folds HTML entities (WooCommerce gives some names back with them; woocommerce-recordings,
   * names-as-stored), Unicode forms, cedilla and comma-below letters, dashes, quotes, invisible
   * characters, runs of white space and letter case. Folding what was folded changes nothing.
   */
  public static String normalise(String name) {
    if (isPlain(name)) {
      return fold(name);
    }
    String before = name;
    String after = folded(before);
    // What one step folds may make work for an earlier one: a fullwidth ampersand begins an entity.
    for (int rounds = 0; !after.equals(before) && rounds <= name.length(); rounds++) {
      before = after;
      after = folded(before);
    }
    return after;
  }

  /** Whether letter case and spaces are all there is to fold, as in most names. */
  static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter < ' ' || letter > '~' || letter == '&' || letter == '`' || letter == '\'') {
        return false;
      }
    }
    return true;
  }

  private static String fold(String plain) {
    String text = plain.strip().toLowerCase(Locale.ROOT);
    return text.contains("  ") ? WHITE_SPACE.matcher(text).replaceAll(" ") : text;
  }

  /** Every step once. */
  static String folded(String name) {
    String text = unescaped(name);
    text = LONE_SURROGATE.matcher(text).replaceAll("\ufffd");
    text = NOT_SEEN.matcher(text).replaceAll("");
    text = DOUBLE_QUOTES.matcher(text).replaceAll("\"");
    text = SINGLE_QUOTES.matcher(text).replaceAll("'").replace("''", "\"");
    text = FRACTION_OF_A_NUMBER.matcher(text).replaceAll(" ");
    text = POWER_OF_A_NUMBER.matcher(text).replaceAll("^");
    text = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u2044', '/');
    text = text.replace('ş', 'ș').replace('Ş', 'Ș').replace('ţ', 'ț').replace('Ţ', 'Ț');
    text = DASHES.matcher(text).replaceAll("-");
    text = WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    // Lower case can decompose letters such as the Turkish capital I with a dot.
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  /** Entities of entities too: each step makes the text shorter. */
  private static String unescaped(String name) {
    String before = name;
    String after = unescapedOnce(before);
    while (!after.equals(before)) {
      before = after;
      after = unescapedOnce(before);
    }
    return after;
  }

  /** Numbers that are no character's read as browsers read them; Commons Text throws at them. */
  private static String unescapedOnce(String name) {
    return StringEscapeUtils.unescapeHtml4(
        NUMERIC_ENTITY
            .matcher(name)
            .replaceAll(
                entity ->
                    isCharacter(entity) ? Matcher.quoteReplacement(entity.group()) : "\ufffd"));
  }

  private static boolean isCharacter(MatchResult entity) {
    boolean hexadecimal = entity.group(1) != null;
    String number = hexadecimal ? entity.group(1) : entity.group(2);
    return number.length() <= MOST_DIGITS
        && Integer.parseInt(number, hexadecimal ? 16 : 10) <= Character.MAX_CODE_POINT;
  }
}
