package ro.stocsync.mapping;

import java.util.List;

/**
 * Why a line of a CSV cannot be taken in; the message bundle {@code mapping} has the words.
 *
 * @param line where it stands in the file, from 1
 * @param key the text's key
 * @param arguments what the text speaks of
 */
public record LineProblem(int line, String key, List<String> arguments) {

  /** Copies the list. */
  public LineProblem {
    arguments = List.copyOf(arguments);
  }

  static LineProblem of(int line, String key, String... arguments) {
    return new LineProblem(line, key, List.of(arguments));
  }
}
