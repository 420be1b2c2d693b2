package ro.stocsync.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How an answer begins, so that an operator recognises the page that stands in the way. */
public final class FirstWords {

  /** In place of words where there are none. */
  public static final String NONE = "(empty)";

  private static final int LONGEST = 120;
  private static final int LOOK_AT = 20_000;

  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<(script|style|svg)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)");
  private static final Pattern TAG = Pattern.compile("<[^>]*(>|$)");
  private static final Pattern WHITE =
      Pattern.compile("[\\p{Cntrl}\\s\\u00a0]+", Pattern.UNICODE_CHARACTER_CLASS);

  private FirstWords() {}

  /** The first words that a reader would see, 120 characters at most; {@link #NONE} if none. */
  public static String of(byte[] body) {
    String text =
        new String(body, 0, Math.min(body.length, LOOK_AT), StandardCharsets.UTF_8)
            .replace("\ufeff", "");
    return of(text);
  }

  /** Likewise, of a text. */
  public static String of(String text) {
    String beginning = text.substring(0, Math.min(text.length(), LOOK_AT));
    String seen = TAG.matcher(UNSEEN.matcher(beginning).replaceAll(" ")).replaceAll(" ");
    String words = WHITE.matcher(seen).replaceAll(" ").strip();
    if (words.isEmpty()) {
      return NONE;
    }
    return words.codePointCount(0, words.length()) <= LONGEST
        ? words
        : words.substring(0, words.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
  }
}
