package ro.stocsync.sql;

import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/**
 * Deletes much, a little at a time. Each slice is a transaction of its own, so that no lock is held
 * for long, and after it there is a rest as long as it took: whoever serves shops and SmartBill has
 * the database for at least half of the time.
 */
public final class Slices {

  /** Rows of a slice, more or less: milliseconds of work. */
  public static final int ROWS = 1_000;

  private Slices() {}

  /**
   * Deletes until nothing is left. Ended in the midst, nothing is lost but the rest of the work.
   *
   * @param slice deletes at most {@link #ROWS} rows and says how many; fewer if no more are left
   * @return rows deleted
   */
  public static long deleteAll(IntSupplier slice) {
    return deleteWhile(slice, rows -> rows >= ROWS);
  }

  /**
   * Likewise, of what is deleted with all that hangs on it.
   *
   * @param slice deletes some and says how many; 0 if none is left
   * @return how many were deleted
   */
  public static long deleteWhole(IntSupplier slice) {
    return deleteWhile(slice, deleted -> deleted > 0);
  }

  private static long deleteWhile(IntSupplier slice, IntPredicate more) {
    long deleted = 0;
    int last;
    long began;
    do {
      began = System.nanoTime();
      last = slice.getAsInt();
      deleted += last;
    } while (more.test(last) && rested(System.nanoTime() - began));
    return deleted;
  }

  /**
   * Rests after a slice.
   *
   * @param nanos how long it took
   * @return false if the thread is to end
   */
  public static boolean rested(long nanos) {
    try {
      Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
