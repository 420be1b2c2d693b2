package ro.stocsync.wake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Work that a process does by itself, without a call that asks for it. */
public interface Work {

  /** Has what is due begun at once instead of at its keeper's next look; waits for nothing. */
  void begin();

  /**
   * What waits or is under way, in this process or another.
   *
   * @throws ro.stocsync.sql.DatabaseException if the database is away
   */
  List<Waiting> waiting();

  /**
   * Work of one kind.
   *
   * @param kind which, as the answer names it
   * @param count how much of it
   * @param nextAt when the first of it is due; past or present also while it is under way, empty
   *     where none of it comes by itself
   */
  record Waiting(String kind, long count, Optional<Instant> nextAt) {

    /** Work that is due or under way now. */
    public static Waiting now(String kind, long count) {
      return new Waiting(kind, count, Optional.of(Instant.now()));
    }

    /**
     * Work whose first is due after a while; never where there is none.
     *
     * @param dueIn by the database's clock
     */
    public static Waiting in(String kind, long count, Optional<Duration> dueIn) {
      return new Waiting(kind, count, dueIn.map(Instant.now()::plus));
    }

    /** Nothing of that kind. */
    public static Waiting none(String kind) {
      return new Waiting(kind, 0, Optional.empty());
    }

    boolean isDueBy(Instant end) {
      return nextAt.filter(next -> !next.isAfter(end)).isPresent();
    }
  }
}
