package ro.stocsync.text;

import java.time.Duration;
import java.util.Locale;

/** How long something lasts, for a reader. */
public final class TimeSpan {

  private TimeSpan() {}

  /** In its two largest units, as {@code 3 h 5 min}; never below zero. */
  public static String of(Duration duration, Locale locale) {
    long seconds = Math.max(0, duration.toSeconds());
    String day = locale.getLanguage().equals("ro") ? "z" : "d";
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3_600) {
      return seconds / 60 + " min";
    }
    return seconds < 86_400
        ? both(seconds / 3_600, "h", seconds % 3_600 / 60, "min")
        : both(seconds / 86_400, day, seconds % 86_400 / 3_600, "h");
  }

  private static String both(long large, String largeUnit, long small, String smallUnit) {
    return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
