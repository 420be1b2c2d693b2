package ro.stocsync.api;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import ro.stocsync.company.Language;
import ro.stocsync.company.Texts;
import ro.stocsync.console.Ui;

/** The language somebody asked for, in the console or by the browser's settings. */
final class Asked {

  private Asked() {}

  /** Texts of a subject in the first language asked for that we have; Romanian otherwise. */
  static Texts texts(String subject, HttpHeaders headers) {
    return Texts.of(subject, locale(headers));
  }

  private static Locale locale(HttpHeaders headers) {
    Cookie chosen = headers.getCookies().get(Ui.LANGUAGE_COOKIE);
    if (chosen != null) {
      return Language.named(chosen.getValue()).orElse(Language.RO).locale();
    }
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
