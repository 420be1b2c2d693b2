package ro.stocsync.connection;

import java.util.List;
import ro.stocsync.company.Texts;

/**
 * Something to say, before it is known in which language.
 *
 * @param key its key in {@code messages/connection}
 * @param arguments what it speaks of, as text, so that no number is grouped; never a secret
 */
public record Phrase(String key, List<String> arguments) {

  /** Copies the list. */
  public Phrase {
    arguments = List.copyOf(arguments);
  }

  static Phrase of(String key, Object... arguments) {
    return new Phrase(key, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
  }

  /** In the language of the texts. */
  public String in(Texts texts) {
    return texts.get(key, arguments.toArray());
  }
}
