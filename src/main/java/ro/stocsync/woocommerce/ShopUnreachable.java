package ro.stocsync.woocommerce;

import ro.stocsync.company.Phrase;
import ro.stocsync.company.ShopKey;

/** No connection came about, so nothing was done. */
public final class ShopUnreachable extends ShopException {

  /** Where it failed. */
  public enum Reason {
    /** The host's name is not known. */
    UNKNOWN_HOST("has a host name that is not known"),
    /** Nobody listens there, or a firewall refuses. */
    REFUSED("refuses connections"),
    /** Nobody answered in time. */
    CONNECT_TIMEOUT("does not answer the attempt to connect"),
    /** The certificate is wrong, out of date or for another name, or there is no TLS. */
    TLS("has no valid TLS certificate");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  private final Reason reason;

  ShopUnreachable(ShopKey shop, Reason reason) {
    super(shop, reason.words);
    this.reason = reason;
  }

  /** Where it failed. */
  public Reason reason() {
    return reason;
  }

  @Override
  public Phrase phrase() {
    return Phrase.of(
        switch (reason) {
          case UNKNOWN_HOST -> "shop.unreachable.unknown-host";
          case REFUSED -> "shop.unreachable.refused";
          case CONNECT_TIMEOUT -> "shop.unreachable.connect-timeout";
          case TLS -> "shop.unreachable.tls";
        });
  }

  @Override
  public String outcome() {
    return "unreachable";
  }
}
