package ro.stocsync.woocommerce;

import ro.stocsync.company.Phrase;
import ro.stocsync.company.ShopKey;

/**
 * The shop lives elsewhere, as under {@code www.} or https. Not followed: a redirect loses the key
 * or the method; the configuration has to name the new address. Nothing was done.
 */
public final class ShopRedirected extends ShopException {

  private final int status;
  private final String address;

  ShopRedirected(ShopKey shop, int status, String address) {
    super(shop, "redirects (%d): configure %s as its url".formatted(status, address));
    this.status = status;
    this.address = address;
  }

  /** 300 to 399. */
  public int status() {
    return status;
  }

  /** The address to configure, without {@code /wp-json} and without a query. */
  public String address() {
    return address;
  }

  @Override
  public Phrase phrase() {
    return Phrase.of("shop.redirected", address, shop().company(), shop().shop());
  }

  @Override
  public String outcome() {
    return "redirected";
  }
}
