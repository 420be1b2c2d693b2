package ro.stocsync.connection;

import static ro.stocsync.connection.CheckOutcome.broken;
import static ro.stocsync.connection.CheckOutcome.passed;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;
import ro.stocsync.woocommerce.ShopAnswerInvalid;
import ro.stocsync.woocommerce.ShopAnswerLost;
import ro.stocsync.woocommerce.ShopException;
import ro.stocsync.woocommerce.ShopFailed;
import ro.stocsync.woocommerce.ShopRedirected;
import ro.stocsync.woocommerce.ShopRefused;
import ro.stocsync.woocommerce.ShopThrottled;
import ro.stocsync.woocommerce.ShopUnauthorized;
import ro.stocsync.woocommerce.ShopUnreachable;

/** Is it WooCommerce that answers, with JSON, and not a page of something before it? */
final class RestApiCheck implements ShopCheck {

  @Override
  public LinkName link() {
    return LinkName.REST_API;
  }

  @Override
  public Set<LinkName> needs() {
    return Set.of(LinkName.REACHABLE);
  }

  @Override
  public Uni<CheckOutcome> check(TestedShop tested) {
    return tested
        .reading()
        .map(
            failure ->
                failure.flatMap(RestApiCheck::problem).orElseGet(() -> passed("rest-api.yes")));
  }

  private static Optional<CheckOutcome> problem(ShopException failure) {
    return switch (failure) {
      case ShopAnswerInvalid e ->
          Optional.of(broken("rest-api.invalid", e.status(), e.firstWords()));
      case ShopFailed e -> Optional.of(broken("rest-api.failed", e.status(), e.firstWords()));
      case ShopThrottled e -> Optional.of(broken("rest-api.throttled", e.status()));
      case ShopRefused e when e.noSuchRoute() -> Optional.of(broken("rest-api.no-route"));
      case ShopRefused e -> Optional.of(broken("rest-api.refused", e.status(), e.reason()));
      case ShopUnauthorized e -> Optional.empty();
      case ShopUnreachable e -> Optional.empty();
      case ShopRedirected e -> Optional.empty();
      case ShopAnswerLost e -> Optional.empty();
    };
  }
}
