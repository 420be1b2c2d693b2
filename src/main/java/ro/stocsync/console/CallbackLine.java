package ro.stocsync.console;

import ro.stocsync.callback.VerdictText;
import ro.stocsync.company.Texts;
import ro.stocsync.ledger.Receipt.Outcome;
import ro.stocsync.ledger.Receipts;

/**
 * A callback at a glance.
 *
 * @param kept its receipt
 * @param kind what came of it
 * @param problem why it was refused, or what the connection test found; empty if nothing was wrong
 */
record CallbackLine(Receipts.Kept kept, Kind kind, String problem) {

  /** What came of a callback. */
  enum Kind {
    ACCEPTED("success"),
    PARTLY("warning"),
    REFUSED("danger"),
    TESTED("info"),
    TEST_FAILED("danger"),
    REPLAYED("primary");

    private final String tone;

    Kind(String tone) {
      this.tone = tone;
    }

    /** How it shows at a glance. */
    public String tone() {
      return tone;
    }
  }

  /**
   * Of a receipt.
   *
   * @param texts of the bundle {@code callback}
   */
  static CallbackLine of(Receipts.Kept kept, Texts texts) {
    return new CallbackLine(kept, kind(kept), VerdictText.problem(kept, texts).orElse(""));
  }

  private static Kind kind(Receipts.Kept kept) {
    if (kept.replay().isPresent()) {
      return Kind.REPLAYED;
    }
    return switch (kept.outcome()) {
      case REFUSED -> Kind.REFUSED;
      case CONNECTION_TEST -> kept.problem().isPresent() ? Kind.TEST_FAILED : Kind.TESTED;
      case ACCEPTED -> kept.accepted() < kept.items() ? Kind.PARTLY : Kind.ACCEPTED;
    };
  }

  /** Whether it had items at all; a connection test has none. */
  public boolean list() {
    return kept.outcome() != Outcome.CONNECTION_TEST;
  }
}
