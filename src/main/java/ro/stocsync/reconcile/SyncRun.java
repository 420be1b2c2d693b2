package ro.stocsync.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ro.stocsync.company.Texts;
import ro.stocsync.company.Warehouse;

/**
 * A stock pull or a reconciliation.
 *
 * @param company whose
 * @param id its number
 * @param request what was asked for
 * @param phase how far it is
 * @param waitsFor what it asks the operator, in {@link Phase#AWAITING}
 * @param confirmedBy the operator who let it write
 * @param problem what keeps it, or ended it
 * @param createdAt when it was asked for
 * @param phaseAt when its phase began
 * @param endedAt when it ended
 */
public record SyncRun(
    String company,
    UUID id,
    Request request,
    Phase phase,
    Optional<Question> waitsFor,
    Optional<String> confirmedBy,
    Optional<RunProblem> problem,
    Instant createdAt,
    Instant phaseAt,
    Optional<Instant> endedAt) {

  /**
   * How far it is, or what it asks, in words.
   *
   * @param texts of the bundle {@code run}
   */
  public String says(Texts texts) {
    return texts.get(waitsFor.map(question -> "asks." + question).orElse("phase." + phase));
  }

  /**
   * What was asked for.
   *
   * @param kind which kind of run
   * @param cause why it began
   * @param who the operator, or what began it
   * @param shops the shops it concerns, by name
   * @param warehouses the warehouses to be pulled; empty for all that the shops monitor
   * @param preview whether the operator is asked before anything is written
   * @param repair whether a reconciliation writes what differs
   */
  public record Request(
      Kind kind,
      Cause cause,
      String who,
      List<String> shops,
      Set<Warehouse> warehouses,
      boolean preview,
      boolean repair) {

    /** Copies what it holds. */
    public Request {
      shops = List.copyOf(shops);
      warehouses = Set.copyOf(warehouses);
    }

    /** Whether it ends in writing to the shops. */
    boolean writes() {
      return kind == Kind.PULL || repair;
    }
  }

  /** Kinds of runs. */
  public enum Kind {
    /** Everything is read from SmartBill, and delivered where a shop shows something else. */
    PULL,
    /** The ledger is compared with what the shops show. */
    RECONCILIATION
  }

  /** Why a run began. */
  public enum Cause {
    /** Somebody asked for it. */
    OPERATOR,
    /** It was time. */
    SCHEDULE,
    /** The company is new here. */
    FIRST_START
  }

  /** How far a run is. */
  public enum Phase {
    /** SmartBill's lists are read. */
    READING,
    /** They are compared with what the shops show. */
    COMPARING,
    /** The operator is asked. */
    AWAITING,
    /** What differs is being delivered. */
    DELIVERING,
    /** It is done. */
    FINISHED,
    /** An operator stopped it, or did not answer in time. */
    CANCELLED,
    /** It cannot go on; the problem says why. */
    FAILED;

    /** Whether nothing more happens. */
    public boolean ended() {
      return switch (this) {
        case READING, COMPARING, AWAITING, DELIVERING -> false;
        case FINISHED, CANCELLED, FAILED -> true;
      };
    }
  }

  /** What a run asks the operator. */
  public enum Question {
    /** Whether what was found shall be written. */
    PREVIEW,
    /** Whether so much of a shop shall really go to zero. */
    GUARD
  }
}
