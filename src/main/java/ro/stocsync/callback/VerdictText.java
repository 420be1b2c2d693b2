package ro.stocsync.callback;

import java.util.Optional;
import ro.stocsync.company.Texts;
import ro.stocsync.ledger.LevelHistory;
import ro.stocsync.ledger.Receipts;

/** What became of a list and its items, in words. */
public final class VerdictText {

  private VerdictText() {}

  /**
   * What became of an item.
   *
   * @param texts of the bundle {@code callback}
   */
  public static String says(Receipts.KeptItem item, Texts texts) {
    return says(
        texts,
        item.verdict(),
        item.code(),
        item.name(),
        item.warehouse(),
        item.quantity(),
        item.position());
  }

  /**
   * Likewise, of a product's own line.
   *
   * @param texts of the bundle {@code callback}
   */
  public static String says(LevelHistory.Called line, Texts texts) {
    return says(
        texts,
        line.verdict(),
        line.product().code().orElse(""),
        line.product().name().orElse(""),
        line.warehouse(),
        line.quantity(),
        line.position());
  }

  static String says(
      Texts texts,
      String verdict,
      String code,
      String name,
      String warehouse,
      String quantity,
      int position) {
    String key = verdict.startsWith("item.") ? verdict : "item." + verdict;
    return texts.get(key, code.isBlank() ? name : code, warehouse, quantity, position);
  }

  /**
   * Why a list was refused, or what the connection test found, in short.
   *
   * @param texts of the bundle {@code callback}
   */
  public static Optional<String> problem(Receipts.Kept receipt, Texts texts) {
    return receipt.problem().map(key -> texts.getOr("problem." + key, key));
  }
}
