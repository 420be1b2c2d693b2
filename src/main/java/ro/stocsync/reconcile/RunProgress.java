package ro.stocsync.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param listed what SmartBill has listed so far
 * @param counts products in shops, by where they stand
 * @param perSecond products a second in this phase, or in all if it has ended; lines of SmartBill's
 *     lists while they are read
 * @param left how long this phase will probably last still; empty where nobody can tell
 */
public record RunProgress(Listed listed, Counts counts, double perSecond, Optional<Duration> left) {

  /**
   * What SmartBill listed.
   *
   * @param lines how many lines
   * @param unusable how many of them said nothing that could be used
   */
  public record Listed(long lines, long unusable) {}

  /**
   * Products in shops.
   *
   * @param found how many the run is about
   * @param matched stand for a product of the shop
   * @param open are to be compared still
   * @param delivered show what they should
   * @param waiting are on their way
   * @param differing would be written
   * @param failed cannot be written; the report says why
   */
  public record Counts(
      long found,
      long matched,
      long open,
      long delivered,
      long waiting,
      long differing,
      long failed) {}

  static RunProgress of(SyncRun run, Listed listed, Counts counts, Instant now) {
    // The phase in which a run has ended began when it ended.
    Instant from = run.endedAt().isPresent() ? run.createdAt() : run.phaseAt();
    double seconds =
        Math.max(0.001, Duration.between(from, run.endedAt().orElse(now)).toMillis() / 1e3);
    long done =
        switch (run.phase()) {
          case READING -> listed.lines();
          case COMPARING -> counts.found() - counts.open();
          default -> counts.found() - counts.open() - counts.waiting();
        };
    long todo =
        switch (run.phase()) {
          case COMPARING -> counts.open();
          case DELIVERING -> counts.waiting();
          default -> 0;
        };
    double rate = done / seconds;
    Optional<Duration> left =
        todo > 0 && rate > 0
            ? Optional.of(Duration.ofSeconds(Math.round(todo / rate)))
            : Optional.empty();
    return new RunProgress(listed, counts, rate, left);
  }
}
