package ro.stocsync.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import ro.stocsync.callback.VerdictText;
import ro.stocsync.company.Texts;
import ro.stocsync.ledger.Receipts.KeptItem;

/**
 * An item of a callback, in words.
 *
 * @param item as it came
 * @param says what became of it
 * @param shop the shop whose page of the product is linked; empty if none monitors its warehouse
 */
record CallbackItemLine(KeptItem item, String says, String shop) {

  /**
   * Of an item.
   *
   * @param texts of the bundle {@code callback}
   */
  static CallbackItemLine of(KeptItem item, String shop, Texts texts) {
    return new CallbackItemLine(item, VerdictText.says(item, texts), shop);
  }

  /** Whether it gave a level. */
  public boolean taken() {
    return item.taken();
  }

  /** The product's key, as the part of an address behind the question mark. */
  public String query() {
    return "key=" + URLEncoder.encode(item.product().orElseThrow().value(), StandardCharsets.UTF_8);
  }

  /** What the product is called. */
  public String called() {
    return item.name().isBlank() ? item.code() : item.name();
  }
}
