package ro.stocsync.story;

import java.time.Instant;
import ro.stocsync.delivery.DeliveryLog;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.LevelHistory;
import ro.stocsync.reconcile.ProductRuns;

/** Something that happened to a product. */
public sealed interface Happening {

  /** When. */
  Instant at();

  /**
   * SmartBill said a level, or an operator had it taken in again; it may have been refused.
   *
   * @param line the line of the call
   */
  record Called(LevelHistory.Called line) implements Happening {
    @Override
    public Instant at() {
      return line.at();
    }
  }

  /**
   * A stock pull changed a level.
   *
   * @param level the level
   */
  record Pulled(LevelHistory.Pulled level) implements Happening {
    @Override
    public Instant at() {
      return level.at();
    }
  }

  /**
   * A run compared what a shop shows.
   *
   * @param line of its report
   */
  record Compared(ProductRuns.Found line) implements Happening {
    @Override
    public Instant at() {
      return line.at();
    }
  }

  /**
   * Somebody changed something about it.
   *
   * @param change what
   */
  record Changed(History.Noted change) implements Happening {
    @Override
    public Instant at() {
      return change.at();
    }
  }

  /**
   * It was delivered, or that was tried, or found to be impossible.
   *
   * @param attempt what was sent, and what came back
   */
  record Tried(DeliveryLog.Noted attempt) implements Happening {
    @Override
    public Instant at() {
      return attempt.at();
    }
  }
}
