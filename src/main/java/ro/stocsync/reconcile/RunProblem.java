package ro.stocsync.reconcile;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import ro.stocsync.company.Language;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.Texts;

/**
 * What keeps a run, or ended it; told with its cure in the reader's language.
 *
 * @param key of the text, in the bundle {@code run}
 * @param arguments what the text speaks of
 */
public record RunProblem(String key, List<String> arguments) {

  private static final String SEPARATOR = "\u001f";

  /** Speak of reasons, as they are stored; {@code problem.smartbill} is of an older version. */
  private static final Set<String> OF_REASONS =
      Set.of(
          "problem.shop", "problem.smartbill", "problem.smartbill-again", "problem.smartbill-cure");

  /** Copies the list. */
  public RunProblem {
    arguments = List.copyOf(arguments);
  }

  static RunProblem of(String key, String... arguments) {
    return new RunProblem("problem." + key, List.of(arguments));
  }

  static RunProblem of(String key, Phrase... reasons) {
    return of(key, Arrays.stream(reasons).map(Phrase::stored).toArray(String[]::new));
  }

  /** In words. */
  public String words(Texts texts) {
    return texts.get(
        key,
        OF_REASONS.contains(key)
            ? arguments.stream().map(stored -> Phrase.read(stored).asReason(texts)).toArray()
            : arguments.toArray());
  }

  /** In English. */
  String forLog() {
    return words(Texts.of("run", Language.EN.locale()));
  }

  /** As it is kept in the database. */
  String stored() {
    return key
        + SEPARATOR
        + String.join(
            SEPARATOR, arguments.stream().map(text -> text.replace(SEPARATOR, " ")).toList());
  }

  static RunProblem read(String stored) {
    List<String> parts = Arrays.asList(stored.split(SEPARATOR, -1));
    return new RunProblem(parts.getFirst(), parts.subList(1, parts.size()));
  }
}
