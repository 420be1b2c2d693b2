package ro.stocsync.company;

import java.util.Locale;

/** The languages that StocSync speaks; {@code stocsync.language} chooses, Romanian by default. */
public enum Language {
  /** Romanian, the base of every message bundle. */
  RO,
  /** English. */
  EN;

  /** As message bundles name it. */
  public Locale locale() {
    return Locale.forLanguageTag(name().toLowerCase(Locale.ROOT));
  }
}
