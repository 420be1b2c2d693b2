package ro.stocsync.text;

import java.util.regex.Pattern;

/** Texts from outside that a spreadsheet shall show and not run. */
public final class SpreadsheetCell {

  // What a spreadsheet would take for a formula.
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);

  private SpreadsheetCell() {}

  /** The text, with an apostrophe before it where it would be taken for a formula. */
  public static String plain(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** The text that {@link #plain} made this of. */
  public static String text(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
