package ro.stocsync.woocommerce;

import ro.stocsync.company.ShopKey;

/**
 * Something answered that is not the REST API: a captcha, a login, a maintenance page, a security
 * plugin, often with 200 or 202; or JSON of another shape. A write may have been carried out.
 */
public final class ShopAnswerInvalid extends ShopException {

  private final int status;
  private final String firstWords;

  ShopAnswerInvalid(ShopKey shop, int status, String why, String firstWords) {
    super(shop, "answered %d, %s: %s".formatted(status, why, firstWords));
    this.status = status;
    this.firstWords = firstWords;
  }

  /** The status, which may well be 200. */
  public int status() {
    return status;
  }

  /** How the answer begins, without tags, 120 characters at most. */
  public String firstWords() {
    return firstWords;
  }

  @Override
  public String outcome() {
    return "answer-invalid";
  }
}
