package ro.stocsync.story;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Where the next page of a story begins. Each kind of happening is numbered by itself and read from
 * where the last page left it, so that none is told twice or left out, however many are of one
 * moment and whatever happens meanwhile; and nothing that was told is read again.
 *
 * @param callback only lines of earlier calls, and of this one
 * @param position those before it
 * @param pulled only levels of pulls with a smaller number
 * @param run only runs that began before this, in microseconds of the epoch
 * @param change only changes with a smaller number
 * @param delivery only tries with a smaller number
 */
public record Bookmark(
    long callback, int position, long pulled, long run, long change, long delivery) {

  /** As {@link #toString} writes it. */
  public static final String PATTERN = "\\d{1,18}(-\\d{1,9})(-\\d{1,18}){4}";

  private static final long ALL = 999_999_999_999_999_999L;
  private static final long LATEST_TIME = Instant.parse("9999-01-01T00:00:00Z").getEpochSecond();

  /** Before everything that happened yet. */
  public static final Bookmark NEWEST =
      new Bookmark(ALL, 999_999_999, ALL, LATEST_TIME * 1_000_000, ALL, ALL);

  /**
   * What {@link #toString} wrote.
   *
   * @param text of the {@link #PATTERN}
   */
  public static Bookmark read(String text) {
    long[] parts = Arrays.stream(text.split("-")).mapToLong(Long::parseLong).toArray();
    return new Bookmark(
        parts[0], (int) parts[1], parts[2], Math.min(parts[3], NEWEST.run()), parts[4], parts[5]);
  }

  /** Before which runs began. */
  Instant runsBefore() {
    return Instant.EPOCH.plus(run, ChronoUnit.MICROS);
  }

  /** With this told and everything of its kind that happened later. */
  Bookmark behind(Happening told) {
    return at(told, 0);
  }

  /** With this to come, and nothing of its kind that happens later. */
  Bookmark before(Happening next) {
    return at(next, 1);
  }

  private Bookmark at(Happening one, int more) {
    return switch (one) {
      case Happening.Called(var line) ->
          new Bookmark(line.callback(), line.position() + more, pulled, run, change, delivery);
      case Happening.Pulled(var level) ->
          new Bookmark(callback, position, level.id() + more, run, change, delivery);
      case Happening.Compared(var line) ->
          new Bookmark(callback, position, pulled, micros(line.at()) + more, change, delivery);
      case Happening.Changed(var noted) ->
          new Bookmark(callback, position, pulled, run, noted.id() + more, delivery);
      case Happening.Tried(var attempt) ->
          new Bookmark(callback, position, pulled, run, change, attempt.id() + more);
    };
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  /** As it stands in an address. */
  @Override
  public String toString() {
    return "%d-%d-%d-%d-%d-%d".formatted(callback, position, pulled, run, change, delivery);
  }
}
