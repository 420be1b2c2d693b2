package ro.stocsync.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import ro.stocsync.company.Language;
import ro.stocsync.company.Texts;

/** The language somebody asked for. */
final class Asked {

  private Asked() {}

  /** Texts of a subject in the first language asked for that we have; Romanian otherwise. */
  static Texts texts(String subject, HttpHeaders headers) {
    return Texts.of(subject, locale(headers));
  }

  private static Locale locale(HttpHeaders headers) {
    for (Locale asked : headers.getAcceptableLanguages()) {
      for (Language language : Language.values()) {
        if (language.locale().getLanguage().equals(asked.getLanguage())) {
          return language.locale();
        }
      }
    }
    return Language.RO.locale();
  }
}
