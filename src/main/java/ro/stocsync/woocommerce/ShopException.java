package ro.stocsync.woocommerce;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.ShopKey;
import ro.stocsync.text.FirstWords;

/**
 * A call to a shop did not bring what it should; each kind asks for another reaction. Messages name
 * the shop and hold no secret; there is neither a stack trace nor a cause, which could quote an
 * address with the keys in it.
 */
public abstract sealed class ShopException extends RuntimeException
    permits ShopUnreachable,
        ShopAnswerLost,
        ShopThrottled,
        ShopFailed,
        ShopAnswerInvalid,
        ShopUnauthorized,
        ShopRefused,
        ShopRedirected {

  private final ShopKey shop;

  ShopException(ShopKey shop, String what) {
    super("Shop " + shop + " " + what, null, false, false);
    this.shop = shop;
  }

  /** The shop that was called. */
  public ShopKey shop() {
    return shop;
  }

  /** How long the shop asked to be left in peace; empty if it did not ask. */
  public Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** What happened, in words for the owner of the shop: a phrase of the bundle {@code reason}. */
  public abstract Phrase phrase();

  /** Speaks of the shop's own words last; there is another text where it had none. */
  static Phrase quoting(String key, String words, Object... before) {
    if (words.equals(FirstWords.NONE)) {
      return Phrase.of(key + ".wordless", before);
    }
    Object[] all = Arrays.copyOf(before, before.length + 1);
    all[before.length] = words;
    return Phrase.of(key, all);
  }

  /** The outcome as metrics name it, as {@code answer-lost}. */
  public abstract String outcome();
}
