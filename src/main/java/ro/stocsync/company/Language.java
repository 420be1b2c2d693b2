package ro.stocsync.company;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that StocSync speaks; {@code stocsync.language} chooses, Romanian by default. */
public enum Language {
  /** Romanian, the base of every message bundle. */
  RO,
  /** English. */
  EN;

  /** The language of that name, {@code ro} or {@code en}; empty if it is none of ours. */
  public static Optional<Language> named(String name) {
    return Arrays.stream(values())
        .filter(language -> language.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** As message bundles name it. */
  public Locale locale() {
    return Locale.forLanguageTag(name().toLowerCase(Locale.ROOT));
  }
}
