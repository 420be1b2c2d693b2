package ro.stocsync.woocommerce;

import ro.stocsync.company.Phrase;
import ro.stocsync.company.ShopKey;

/**
 * The request went out and no whole answer came back: whether it was carried out is unknown. What
 * it wrote has to be written once more.
 */
public final class ShopAnswerLost extends ShopException {

  /** How it was lost. */
  public enum Reason {
    /** It did not come in time. */
    TIMEOUT("did not answer in time"),
    /** The connection broke before the answer was whole. */
    BROKEN("broke the connection before its answer was whole");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  private final Reason reason;

  ShopAnswerLost(ShopKey shop, Reason reason) {
    super(shop, reason.words);
    this.reason = reason;
  }

  /** How it was lost. */
  public Reason reason() {
    return reason;
  }

  @Override
  public Phrase phrase() {
    return Phrase.of(
        switch (reason) {
          case TIMEOUT -> "shop.answer-lost.timeout";
          case BROKEN -> "shop.answer-lost.broken";
        });
  }

  @Override
  public String outcome() {
    return "answer-lost";
  }
}
