package ro.stocsync.mapping;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ro.stocsync.text.Unaccented;

/**
 * How alike names are to a person who looks for one: by their words in any order, by the pieces of
 * three letters that words have in common, without regard to diacritics and endings.
 */
final class NameLikeness {

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int MOST_STEMS = 10;
  private static final int SHORTEST_WORD = 2;
  private static final int LONG_WORD = 5;

  private final Set<String> pieces;
  private final List<String> stems;

  /** To this name, normalised. */
  NameLikeness(String nameKey) {
    String plain = Unaccented.of(nameKey);
    this.pieces = pieces(plain);
    this.stems =
        words(plain)
            .filter(word -> word.length() >= SHORTEST_WORD)
            .map(NameLikeness::stem)
            .distinct()
            // Long words and numbers tell more products apart than short ones.
            .sorted(Comparator.comparingInt(NameLikeness::telling).reversed())
            .limit(MOST_STEMS)
            .toList();
  }

  /** What its words begin with, those first that tell most; 10 at most. */
  List<String> stems() {
    return stems;
  }

  /** From 0, nothing in common, to 1. */
  double to(String plainName) {
    Set<String> others = pieces(plainName);
    long common = others.stream().filter(pieces::contains).count();
    int all = pieces.size() + others.size();
    return all == 0 ? 0 : 2.0 * common / all;
  }

  private static Stream<String> words(String plain) {
    return NO_LETTER.splitAsStream(plain).filter(word -> !word.isEmpty());
  }

  /** Romanian words change at their end: roșu, roșie, roșii. */
  private static String stem(String word) {
    boolean isNumber = Character.isDigit(word.charAt(0));
    if (isNumber || word.length() < LONG_WORD) {
      return word;
    }
    return word.substring(0, word.length() - (word.length() > LONG_WORD + 1 ? 2 : 1));
  }

  private static int telling(String stem) {
    return stem.chars().anyMatch(Character::isDigit) ? stem.length() + LONG_WORD : stem.length();
  }

  private static Set<String> pieces(String plain) {
    Set<String> pieces = new HashSet<>();
    words(plain)
        .forEach(
            word -> {
              String padded = "  " + word + " ";
              for (int i = 0; i + 3 <= padded.length(); i++) {
                pieces.add(padded.substring(i, i + 3));
              }
            });
    return pieces;
  }
}
