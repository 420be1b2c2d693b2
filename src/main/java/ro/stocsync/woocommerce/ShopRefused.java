package ro.stocsync.woocommerce;

import ro.stocsync.company.Phrase;
import ro.stocsync.company.ShopKey;

/** WooCommerce refused the request as a whole (4xx with a code); nothing was done. */
public final class ShopRefused extends ShopException {

  private final int status;
  private final String code;
  private final String reason;

  ShopRefused(ShopKey shop, int status, String code, String reason) {
    super(shop, "refused the request: %d %s: %s".formatted(status, code, reason));
    this.status = status;
    this.code = code;
    this.reason = reason;
  }

  /** 400 to 499. */
  public int status() {
    return status;
  }

  /** WooCommerce's word for it, as {@code rest_invalid_param}. */
  public String code() {
    return code;
  }

  /** Its text, in the shop's language. */
  public String reason() {
    return reason;
  }

  /** Whether this shop has no such route: WooCommerce off or too old (route-unknown). */
  public boolean noSuchRoute() {
    return code.equals("rest_no_route");
  }

  @Override
  public Phrase phrase() {
    return quoting("shop.refused", reason, status, code);
  }

  @Override
  public String outcome() {
    return "refused";
  }
}
