package ro.stocsync.text;

import java.util.regex.Pattern;

/** Texts from outside, as PostgreSQL takes them and gives them back. */
public final class StorableText {

  private static final Pattern NO_CHARACTER =
      Pattern.compile(
          "\0|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

  private StorableText() {}

  /**
   * The text with U+FFFD for what is no character in PostgreSQL: NUL, which it refuses with all
   * that is written beside it, and halves of surrogate pairs, which would come back as question
   * marks.
   */
  public static String of(String text) {
    return text.chars().anyMatch(unit -> unit == 0 || Character.isSurrogate((char) unit))
        ? NO_CHARACTER.matcher(text).replaceAll("\ufffd")
        : text;
  }
}
