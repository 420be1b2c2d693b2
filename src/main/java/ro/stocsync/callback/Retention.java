package ro.stocsync.callback;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;
import ro.stocsync.delivery.DeliveryLog;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.LevelHistory;
import ro.stocsync.ledger.OldReceipts;
import ro.stocsync.sql.Slices;
import ro.stocsync.wake.Chore;
import ro.stocsync.wake.Chores;

/**
 * Deletes receipts, levels of pulls, tries and entries of the history whose time is over, in
 * slices, so that nothing waits for it.
 */
@ApplicationScoped
public class Retention {

  private static final Logger LOG = Logger.getLogger(Retention.class);

  private final OldReceipts receipts;
  private final LevelHistory levels;
  private final History history;
  private final DeliveryLog deliveries;
  private final CallbackConfig config;

  /** Of the ledger's receipts and levels, the shops' deliveries and the history of changes. */
  public Retention(
      OldReceipts receipts,
      LevelHistory levels,
      History history,
      DeliveryLog deliveries,
      CallbackConfig config) {
    this.receipts = receipts;
    this.levels = levels;
    this.history = history;
    this.deliveries = deliveries;
    this.config = config;
  }

  void onStart(@Observes StartupEvent event, Chores chores) {
    chores.add(new Chore("retention", Duration.ofHours(1), this::deleteOld));
  }

  /**
   * Until nothing is left. Killed in the midst, the next one goes on with what is left; of two at
   * once one waits for a slice of the other's, and nobody else does.
   */
  void deleteOld() {
    Duration time = config.retention();
    long old = Slices.deleteWhole(() -> receipts.forget(time));
    long pulled = Slices.deleteAll(() -> levels.forgetPulled(time, Slices.ROWS));
    long changes = Slices.deleteAll(() -> history.forget(time, Slices.ROWS));
    long tries = Slices.deleteAll(() -> deliveries.forget(time, Slices.ROWS));
    Slices.deleteAll(() -> deliveries.forgetHours(time, Slices.ROWS));
    if (old + pulled + changes + tries > 0) {
      LOG.infof(
          "%d receipts, %d levels of pulls, %d entries of the history and %d deliveries older than"
              + " %s were deleted",
          old, pulled, changes, tries, time);
    }
  }
}
