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

/** Does anything answer at the address: name, connection, TLS, no redirect? */
final class ReachableCheck implements ShopCheck {

  @Override
  public LinkName link() {
    return LinkName.REACHABLE;
  }

  @Override
  public Set<LinkName> needs() {
    return Set.of();
  }

  @Override
  public Uni<CheckOutcome> check(TestedShop tested) {
    String host = tested.shop().url().getHost();
    return tested
        .reading()
        .map(
            failure ->
                failure
                    .flatMap(known -> problem(host, known))
                    .orElseGet(() -> passed("reachable.yes", host)));
  }

  private static Optional<CheckOutcome> problem(String host, ShopException failure) {
    return switch (failure) {
      case ShopUnreachable e ->
          Optional.of(
              switch (e.reason()) {
                case UNKNOWN_HOST -> broken("reachable.unknown-host", host);
                case REFUSED -> broken("reachable.refused", host);
                case CONNECT_TIMEOUT -> broken("reachable.no-connection", host);
                case TLS -> broken("reachable.tls", host);
              });
      case ShopRedirected e -> Optional.of(broken("reachable.redirected", e.address()));
      case ShopAnswerLost e ->
          Optional.of(
              switch (e.reason()) {
                case TIMEOUT -> broken("reachable.late", host);
                case BROKEN -> broken("reachable.cut", host);
              });
      case ShopThrottled e -> Optional.empty();
      case ShopFailed e -> Optional.empty();
      case ShopAnswerInvalid e -> Optional.empty();
      case ShopUnauthorized e -> Optional.empty();
      case ShopRefused e -> Optional.empty();
    };
  }
}
