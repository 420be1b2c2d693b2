package ro.stocsync.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How far the reading of a shop's whole catalog has come.
 *
 * @param purpose why it is read
 * @param list which of its lists is read; the last one, if it is finished
 * @param pagesDone pages of that list that were read; or parents, where it goes parent by parent
 * @param pagesKnown pages, or parents, that the list has; 0 until the first was read
 * @param items products and variations that were read in that list; in the whole catalog, if it is
 *     finished
 * @param itemsPerSecond in that list, while it was read; over all, if it is finished
 * @param timeLeft until the end of that list at this pace; empty while there is none to tell by
 * @param beganAt when the reading began
 * @param finishedAt when it ended, if it did
 */
public record ReadingProgress(
    ReadingPurpose purpose,
    ReadingList list,
    int pagesDone,
    int pagesKnown,
    long items,
    double itemsPerSecond,
    Optional<Duration> timeLeft,
    Instant beganAt,
    Optional<Instant> finishedAt) {

  /** Like {@code PRODUCTS, 12 of 24 pages, 1200 items, 41.2 a second, 29 s left}. */
  @Override
  public String toString() {
    String pace = String.format(Locale.ROOT, "%d items, %.1f a second", items, itemsPerSecond);
    if (finishedAt.isPresent()) {
      return pace;
    }
    String unit =
        switch (list) {
          case PRODUCTS, VARIATIONS, UNSEEN_PRODUCTS -> "pages";
          case VARIATIONS_BY_PARENT, UNSEEN_VARIATIONS -> "parents";
        };
    String left = timeLeft.map(time -> ", " + time.toSeconds() + " s left").orElse("");
    return "%s, %d of %d %s, %s%s".formatted(list, pagesDone, pagesKnown, unit, pace, left);
  }
}
