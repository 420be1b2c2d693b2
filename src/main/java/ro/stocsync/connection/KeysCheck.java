package ro.stocsync.connection;

import static ro.stocsync.connection.CheckOutcome.broken;
import static ro.stocsync.connection.CheckOutcome.passed;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import ro.stocsync.woocommerce.ShopException;
import ro.stocsync.woocommerce.ShopUnauthorized;

/**
 * Do the keys open the shop for reading (auth-wrong-key, auth-wrong-secret)? Says which version it
 * runs, where the key may ask for it.
 */
final class KeysCheck implements ShopCheck {

  @Override
  public LinkName link() {
    return LinkName.KEYS;
  }

  @Override
  public Set<LinkName> needs() {
    return Set.of(LinkName.REST_API);
  }

  @Override
  public Uni<CheckOutcome> check(TestedShop tested) {
    return tested
        .reading()
        .chain(
            failure ->
                failure
                    .map(known -> Uni.createFrom().item(problem(known)))
                    .orElseGet(() -> version(tested)));
  }

  private static CheckOutcome problem(ShopException failure) {
    return switch (failure) {
      case ShopUnauthorized e when e.asIfNoKeyCame() -> broken("keys.unknown", e.reason());
      case ShopUnauthorized e -> broken("keys.refused", e.reason());
      default -> ShopProblem.of(failure);
    };
  }

  private static Uni<CheckOutcome> version(TestedShop tested) {
    return tested
        .wooCommerce()
        .versions()
        .map(versions -> passed("keys.version", versions.wooCommerce()))
        .onFailure(ShopException.class)
        .recoverWithItem(() -> passed("keys.yes"));
  }
}
