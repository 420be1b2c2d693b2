package ro.stocsync.console;

import java.util.List;
import java.util.Optional;
import ro.stocsync.company.Texts;
import ro.stocsync.reconcile.Forecast;
import ro.stocsync.reconcile.RunProgress;
import ro.stocsync.reconcile.SyncRun;
import ro.stocsync.reconcile.SyncRun.Phase;

/**
 * How far a run is, in words and figures.
 *
 * @param run the run
 * @param says its phase, or what it asks, in words
 * @param problem what keeps it or ended it, and what to do; empty if nothing does
 * @param progress in figures
 * @param forecast what it would change or has changed, shop by shop
 */
record RunProgressLine(
    SyncRun run, String says, String problem, RunProgress progress, List<Forecast> forecast) {

  /**
   * Of a run.
   *
   * @param texts of the bundle {@code run}
   */
  static RunProgressLine of(
      SyncRun run, RunProgress progress, List<Forecast> forecast, Texts texts) {
    return new RunProgressLine(
        run,
        run.says(texts),
        run.problem().map(one -> one.words(texts)).orElse(""),
        progress,
        forecast);
  }

  /** Whether nothing more happens. */
  public boolean ended() {
    return run.phase().ended();
  }

  /** Whether it waits for the operator's yes. */
  public boolean asks() {
    return run.phase() == Phase.AWAITING;
  }

  /** Hundredths of this phase that are done; empty where nobody can tell. */
  public Optional<Long> percent() {
    RunProgress.Counts counts = progress.counts();
    long todo =
        switch (run.phase()) {
          case COMPARING -> counts.open();
          case DELIVERING -> counts.waiting();
          default -> 0;
        };
    return run.phase() == Phase.READING || counts.found() == 0 && !ended()
        ? Optional.empty()
        : Optional.of(counts.found() == 0 ? 100 : 100 * (counts.found() - todo) / counts.found());
  }

  /** Things a second, to be read. */
  public long perSecond() {
    return Math.round(progress.perSecond());
  }

  /** How its phase shows at a glance. */
  public String tone() {
    return tone(run.phase());
  }

  /** How a phase shows at a glance. */
  static String tone(Phase phase) {
    return switch (phase) {
      case READING, COMPARING, DELIVERING -> "info";
      case AWAITING -> "warning";
      case FINISHED -> "success";
      case CANCELLED -> "secondary";
      case FAILED -> "danger";
    };
  }
}
