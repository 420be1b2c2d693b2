package ro.stocsync.callback;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.enterprise.context.ApplicationScoped;
import ro.stocsync.company.Language;
import ro.stocsync.company.Texts;

/** Answers to SmartBill: a JSON string in Romanian that tells its user what to do. */
@ApplicationScoped
public class Refusals {

  private final Texts texts = Texts.of("callback", Language.RO.locale());

  /** All of them. */
  Texts texts() {
    return texts;
  }

  /** The text of that key. */
  String text(String key, Object... arguments) {
    return texts.get(key, arguments);
  }

  /** The text of that key as a JSON string. */
  public String json(String key, Object... arguments) {
    return quoted(text(key, arguments));
  }

  /** A text as a JSON string, without tags even where somebody shows it as HTML. */
  static String quoted(String text) {
    return '"'
        + new String(JsonStringEncoder.getInstance().quoteAsString(text)).replace("<", "\\u003c")
        + '"';
  }
}
