package ro.stocsync.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code search=}: every word, or phrase in quotes, has to be in the name, folded as the database
 * folds; a word with a minus before it must not (search-no-diacritics, search-quotes,
 * search-minus). The real shop looks into the descriptions too, which the demo shop does not have.
 */
final class WordSearch implements Predicate<DemoProduct> {

  private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"|[^\\s\"]+");

  /** Single letters and dashes (search-endash). */
  private static final Pattern IGNORED = Pattern.compile("[a-z-]");

  private final List<String> wanted = new ArrayList<>();
  private final List<String> unwanted = new ArrayList<>();

  WordSearch(String search) {
    Matcher word = WORD.matcher(Collation.fold(search));
    while (word.find()) {
      String text = word.group(1) == null ? word.group() : word.group(1);
      if (IGNORED.matcher(text).matches()) {
        continue;
      }
      if (text.startsWith("-")) {
        unwanted.add(text.substring(1));
      } else {
        wanted.add(text);
      }
    }
  }

  @Override
  public boolean test(DemoProduct product) {
    String name = Collation.fold(product.name);
    return wanted.stream().allMatch(name::contains) && unwanted.stream().noneMatch(name::contains);
  }
}
