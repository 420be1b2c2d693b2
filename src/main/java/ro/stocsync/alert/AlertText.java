package ro.stocsync.alert;

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
    return texts.get("says." + alert.cause(), alert.shop(), alert.detail());
  }

  /** What to do. */
  public static String cure(Alert alert, Texts texts) {
    return texts.get("cure." + alert.cause());
  }
}
