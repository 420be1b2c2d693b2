package ro.stocsync.callback;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import ro.stocsync.ledger.Ledger;

/** Deletes receipts whose time is over, in slices, so that nothing waits for it. */
@ApplicationScoped
public class Retention {

  private static final Logger LOG = Logger.getLogger(Retention.class);
  private static final int SLICE = 500;

  private final Ledger ledger;
  private final CallbackConfig config;

  /** Of the ledger's receipts. */
  public Retention(Ledger ledger, CallbackConfig config) {
    this.ledger = ledger;
    this.config = config;
  }

  @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void deleteOld() {
    int deleted = 0;
    int slice;
    do {
      slice = ledger.forget(config.retention(), SLICE);
      deleted += slice;
    } while (slice == SLICE);
    if (deleted > 0) {
      LOG.infof("%d receipts older than %s were deleted", deleted, config.retention());
    }
  }
}
