package ro.stocsync.alert;

import ro.stocsync.company.Phrase;
import ro.stocsync.company.Texts;

/** An alert in words, from bundle {@code alert}. */
public final class AlertText {

  private AlertText() {}

  /** What it is about, in few words. */
  public static String title(Alert alert, Texts texts) {
    return texts.get("title." + alert.cause());
  }

  /** What is wrong. */
  public static String says(Alert alert, Texts texts) {
    return texts.get("says." + alert.cause(), alert.shop(), detail(alert, texts));
  }

  /** What a reader has to know besides: why a shop is down, how many products, which shops. */
  public static String detail(Alert alert, Texts texts) {
    return alert.cause() == Cause.SHOP_DOWN
        ? Phrase.read(alert.detail()).asReason(texts)
        : alert.detail();
  }

  /** What to do. */
  public static String cure(Alert alert, Texts texts) {
    return texts.get("cure." + alert.cause());
  }
}
