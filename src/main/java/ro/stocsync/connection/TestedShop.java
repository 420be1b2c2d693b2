package ro.stocsync.connection;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import ro.stocsync.company.Shop;
import ro.stocsync.woocommerce.ShopException;
import ro.stocsync.woocommerce.WooCommerce;

/** A shop during one test, with the one answer that several checks judge. */
final class TestedShop {

  private final Shop shop;
  private final WooCommerce wooCommerce;
  private final Uni<Optional<ShopException>> reading;

  TestedShop(Shop shop, WooCommerce wooCommerce) {
    this.shop = shop;
    this.wooCommerce = wooCommerce;
    this.reading =
        wooCommerce
            .probeReading()
            .replaceWith(Optional.<ShopException>empty())
            .onFailure(ShopException.class)
            .recoverWithItem(failure -> Optional.of(failure))
            .memoize()
            .indefinitely();
  }

  Shop shop() {
    return shop;
  }

  WooCommerce wooCommerce() {
    return wooCommerce;
  }

  /** What went wrong with the smallest possible read; empty if nothing did. Asked once. */
  Uni<Optional<ShopException>> reading() {
    return reading;
  }
}
