package ro.stocsync.wake;

import java.time.Duration;

/**
 * Something that is done again and again, once in its interval over all replicas.
 *
 * @param name names it in the table and in the log; never changed
 * @param every how often
 * @param task does it; done twice it does no harm. What it throws is a failure
 */
public record Chore(String name, Duration every, Runnable task) {

  private static final Duration A_WHILE = Duration.ofMinutes(1);
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);
  private static final Duration LARGEST_ALLOWANCE = Duration.ofSeconds(5);

  /** How long whoever begins it has it alone; if it is not done then, it is begun again. */
  Duration hold() {
    Duration atLeast = every.compareTo(A_WHILE) > 0 ? every : A_WHILE;
    return shorter(atLeast, LONGEST_HOLD);
  }

  /** How soon it is tried again after it failed. */
  Duration pause() {
    return shorter(every, A_WHILE);
  }

  /**
   * How early a wake-up may begin it: a scheduler that calls as often as the chore is due, and a
   * moment before it, shall not put it off until the next call.
   */
  Duration allowance() {
    return shorter(every.dividedBy(10), LARGEST_ALLOWANCE);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
