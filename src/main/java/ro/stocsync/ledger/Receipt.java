package ro.stocsync.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import ro.stocsync.sql.Bytes;

/**
 * What SmartBill sent in one call, whole, and what became of it.
 *
 * @param outcome what it was
 * @param items each item as it came, in its order
 * @param problem why the call was refused, if it was
 * @param origin where it came from
 */
public record Receipt(Outcome outcome, List<Item> items, Optional<String> problem, Origin origin) {

  /** What a call was. */
  public enum Outcome {
    /** Levels were taken in. */
    ACCEPTED,
    /** An empty list: SmartBill's "Testează conexiunea". */
    CONNECTION_TEST,
    /** Nothing of it could be taken in. */
    REFUSED
  }

  /** Where a list came from. */
  public sealed interface Origin {}

  /**
   * SmartBill called.
   *
   * @param body what it sent
   * @param whole whether that is all it sent; of a body that was too large, or broke off, the
   *     beginning is kept
   * @param status what it was answered, in HTTP
   * @param answer what it was answered, in words
   */
  public record Call(Bytes body, boolean whole, int status, String answer) implements Origin {

    // An answer has a line for each item; the items themselves are kept whole.
    private static final int LONGEST_ANSWER = 4_000;

    /** Keeps the beginning of a long answer; PostgreSQL's text takes no NUL. */
    public Call {
      String clean = answer.replace('\0', '\ufffd');
      answer = clean.length() > LONGEST_ANSWER ? clean.substring(0, LONGEST_ANSWER) + "…" : clean;
    }
  }

  /**
   * An operator had an earlier list taken in again.
   *
   * @param of the number of the callback that brought it
   * @param who the operator
   */
  public record Replay(long of, String who) implements Origin {}

  /** Copies the list. */
  public Receipt {
    items = List.copyOf(items);
  }

  /** How many items were taken in. */
  int accepted() {
    return (int) items.stream().filter(item -> item.accepted().isPresent()).count();
  }

  /** A call of which nothing was taken in, for that reason. */
  public static Receipt refused(List<Item> items, String problem, Origin origin) {
    return new Receipt(Outcome.REFUSED, items, Optional.of(problem), origin);
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
      Optional<StockChange> accepted) {

    /**
     * The product that it names, taken or not, so that its history tells of what was refused too;
     * empty if it names none.
     */
    Optional<ProductKey> product() {
      return accepted
          .map(StockChange::product)
          .or(
              () ->
                  ProductKey.of(code, name)
                      .filter(
                          key ->
                              key.value().getBytes(StandardCharsets.UTF_8).length
                                  <= ProductKey.MOST_BYTES));
    }

    /** The same item, not taken for that reason. */
    public Item left(String verdict) {
      return new Item(code, name, warehouse, quantity, verdict, Optional.empty());
    }
  }
}
