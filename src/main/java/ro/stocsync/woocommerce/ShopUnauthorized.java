package ro.stocsync.woocommerce;

import ro.stocsync.company.Phrase;
import ro.stocsync.company.ShopKey;

/** WooCommerce does not let our key in, or not do this (401 and 403); nothing was done. */
public final class ShopUnauthorized extends ShopException {

  private static final String NO_KEY_CAME = "woocommerce_rest_cannot_";

  private final int status;
  private final String code;
  private final String reason;

  ShopUnauthorized(ShopKey shop, int status, String code, String reason) {
    super(shop, "does not let the key in: %d %s: %s".formatted(status, code, reason));
    this.status = status;
    this.code = code;
    this.reason = reason;
  }

  /** 401 or 403. */
  public int status() {
    return status;
  }

  /** WooCommerce's word for it, as {@code woocommerce_rest_authentication_error}. */
  public String code() {
    return code;
  }

  /** Its text, in the shop's language. */
  public String reason() {
    return reason;
  }

  /**
   * Whether the shop answers as to somebody without a key: the host stripped the header, PHP does
   * not see https, or the key is unknown (auth-missing, auth-http-basic, auth-wrong-key; on writes
   * {@code cannot_edit}, auth-http-basic-put). A known key without the right is 403.
   */
  public boolean asIfNoKeyCame() {
    return status == 401 && code.startsWith(NO_KEY_CAME);
  }

  @Override
  public Phrase phrase() {
    return quoting("shop.unauthorized", reason, status, code);
  }

  @Override
  public String outcome() {
    return "unauthorized";
  }
}
