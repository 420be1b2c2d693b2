package ro.stocsync.callback;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;
import ro.stocsync.delivery.DeliveryLog;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.wake.Chore;
import ro.stocsync.wake.Chores;

/**
 * Deletes receipts, tries and entries of the history whose time is over, in slices, so that nothing
 * waits for it.
 */
@ApplicationScoped
public class Retention {

  private static final Logger LOG = Logger.getLogger(Retention.class);
  private static final int SLICE = 500;

  private final Ledger ledger;
  private final History history;
  private final DeliveryLog deliveries;
  private final CallbackConfig config;

  /** Of the ledger's receipts, the shops' deliveries and the history of changes. */
  public Retention(Ledger ledger, History history, DeliveryLog deliveries, CallbackConfig config) {
    this.ledger = ledger;
    this.history = history;
    this.deliveries = deliveries;
    this.config = config;
  }

  void onStart(@Observes StartupEvent event, Chores chores) {
    chores.add(new Chore("retention", Duration.ofHours(1), this::deleteOld));
  }

  private void deleteOld() {
    int receipts = inSlices(() -> ledger.forget(config.retention(), SLICE));
    int changes = inSlices(() -> history.forget(config.retention(), SLICE));
    int tries = inSlices(() -> deliveries.forget(config.retention(), SLICE));
    if (receipts + changes + tries > 0) {
      LOG.infof(
          "%d receipts, %d entries of the history and %d deliveries older than %s were deleted",
          receipts, changes, tries, config.retention());
    }
  }

  private static int inSlices(IntSupplier delete) {
    int deleted = 0;
    int slice;
    do {
      slice = delete.getAsInt();
      deleted += slice;
    } while (slice == SLICE);
    return deleted;
  }
}
