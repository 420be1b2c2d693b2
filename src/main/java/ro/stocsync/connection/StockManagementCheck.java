package ro.stocsync.connection;

import static ro.stocsync.connection.CheckOutcome.broken;
import static ro.stocsync.connection.CheckOutcome.passed;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import ro.stocsync.woocommerce.ShopException;
import ro.stocsync.woocommerce.ShopRefused;
import ro.stocsync.woocommerce.ShopUnauthorized;

/**
 * Is stock management on for the shop? Off, it takes every quantity with 200 and stores none
 * (put-global-off).
 */
final class StockManagementCheck implements ShopCheck {

  @Override
  public LinkName link() {
    return LinkName.STOCK_MANAGEMENT;
  }

  @Override
  public Set<LinkName> needs() {
    return Set.of(LinkName.KEYS);
  }

  @Override
  public Uni<CheckOutcome> check(TestedShop tested) {
    return tested
        .wooCommerce()
        .managesStock()
        .map(on -> on ? passed("stock-management.on") : broken("stock-management.off"))
        .onFailure(ShopException.class)
        .recoverWithItem(
            failure ->
                switch (failure) {
                  case ShopUnauthorized e -> passed("stock-management.unknown");
                  case ShopRefused e -> passed("stock-management.unknown");
                  case ShopException e -> ShopProblem.of(e);
                });
  }
}
