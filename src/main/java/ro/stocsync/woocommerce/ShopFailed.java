package ro.stocsync.woocommerce;

import ro.stocsync.company.Phrase;
import ro.stocsync.company.ShopKey;

/** The shop answered 5xx; a gateway may say so of a request that PHP still carries out. */
public final class ShopFailed extends ShopException {

  private final int status;
  private final String firstWords;
  private final boolean byWordPress;

  ShopFailed(ShopKey shop, int status, String firstWords, boolean byWordPress) {
    super(shop, "failed with %d: %s".formatted(status, firstWords));
    this.status = status;
    this.firstWords = firstWords;
    this.byWordPress = byWordPress;
  }

  /** 500 to 599. */
  public int status() {
    return status;
  }

  /** How the answer begins, without tags, 120 characters at most. */
  public String firstWords() {
    return firstWords;
  }

  /**
   * Whether PHP may be carrying the request out all the same: something before it gave up, as nginx
   * does with 504 after a minute. WordPress' own errors are JSON and come at the end; 503 says that
   * nothing was begun.
   */
  public boolean mayStillBeAtWork() {
    return !byWordPress && status != 503;
  }

  @Override
  public Phrase phrase() {
    return quoting("shop.failed", firstWords, status);
  }

  @Override
  public String outcome() {
    return "failed";
  }
}
