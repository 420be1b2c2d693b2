package ro.stocsync.text;

/**
 * Texts without the diacritics of the languages that are spoken around here: people who search
 * leave them out. The columns {@code plain_name} are made of the same letters.
 */
public final class Unaccented {

  private static final String LETTERS = "ăâîșțáàäãåéèêëíìïóòöőôõúùûüűñçš";
  private static final String PLAIN = "aaistaaaaaeeeeiiioooooouuuuuncs";

  private Unaccented() {}

  /** The text, in lower case already, without diacritics; as long as before. */
  public static String of(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (int i = 0; i < plain.length(); i++) {
      int letter = LETTERS.indexOf(plain.charAt(i));
      if (letter >= 0) {
        plain.setCharAt(i, PLAIN.charAt(letter));
      }
    }
    return plain.toString();
  }
}
