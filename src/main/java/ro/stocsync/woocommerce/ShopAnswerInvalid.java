package ro.stocsync.woocommerce;

import ro.stocsync.company.Phrase;
import ro.stocsync.company.ShopKey;

/**
 * Something answered that is not the REST API: a captcha, a login, a maintenance page, a security
 * plugin, often with 200 or 202; or JSON of another shape. A write may have been carried out.
 */
public final class ShopAnswerInvalid extends ShopException {

  /** In place of the first words of an answer that was not read to its end. */
  static final String CUT_OFF = "(cut off)";

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
  public Phrase phrase() {
    return firstWords.equals(CUT_OFF)
        ? Phrase.of("shop.answer-invalid.too-long", status)
        : quoting("shop.answer-invalid", firstWords, status);
  }

  @Override
  public String outcome() {
    return "answer-invalid";
  }
}
