package ro.stocsync.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What SmartBill sent in one call, whole, and what became of it.
 *
 * @param outcome what it was
 * @param items each item as it came, in its order
 * @param problem why the call was refused, if it was
 */
public record Receipt(Outcome outcome, List<Item> items, Optional<String> problem) {

  /** What a call was. */
  public enum Outcome {
    /** Levels were taken in. */
    ACCEPTED,
    /** An empty list: SmartBill's "Testează conexiunea". */
    CONNECTION_TEST,
    /** Nothing of it could be taken in. */
    REFUSED
  }

  /** Copies the list. */
  public Receipt {
    items = List.copyOf(items);
  }

  /** A call of which nothing was taken in, for that reason. */
  public static Receipt refused(List<Item> items, String problem) {
    return new Receipt(Outcome.REFUSED, items, Optional.of(problem));
  }

  /**
   * One item as it came.
   *
   * @param code empty if there was none
   * @param name empty if there was none
   * @param warehouse empty if there was none
   * @param quantity as it was written
   * @param verdict {@code ACCEPTED}, {@code REPEATED} or why it was not taken
   * @param accepted the level it gave, if it was taken; of a repeated product too
   */
  public record Item(
      String code,
      String name,
      String warehouse,
      String quantity,
      String verdict,
      Optional<StockChange> accepted) {}
}
