package ro.stocsync.connection;

import static ro.stocsync.connection.CheckOutcome.passed;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import ro.stocsync.woocommerce.ShopException;

/** Does the shop keep decimals (dec-index)? For information. */
final class DecimalsCheck implements ShopCheck {

  @Override
  public LinkName link() {
    return LinkName.DECIMALS;
  }

  @Override
  public Set<LinkName> needs() {
    return Set.of(LinkName.REST_API);
  }

  @Override
  public Uni<CheckOutcome> check(TestedShop tested) {
    return tested
        .wooCommerce()
        .allowsDecimals()
        .map(allowed -> passed(allowed ? "decimals.yes" : "decimals.no"))
        .onFailure(ShopException.class)
        .recoverWithItem(() -> passed("decimals.unknown"));
  }
}
