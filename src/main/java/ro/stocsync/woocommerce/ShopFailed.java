package ro.stocsync.woocommerce;

import ro.stocsync.company.ShopKey;

/** The shop answered 5xx; a gateway may say so of a request that PHP still carries out. */
public final class ShopFailed extends ShopException {

  private final int status;
  private final String firstWords;

  ShopFailed(ShopKey shop, int status, String firstWords) {
    super(shop, "failed with %d: %s".formatted(status, firstWords));
    this.status = status;
    this.firstWords = firstWords;
  }

  /** 500 to 599. */
  public int status() {
    return status;
  }

  /** How the answer begins, without tags, 120 characters at most. */
  public String firstWords() {
    return firstWords;
  }

  @Override
  public String outcome() {
    return "failed";
  }
}
