package ro.stocsync.connection;

import static ro.stocsync.connection.CheckOutcome.broken;
import static ro.stocsync.connection.CheckOutcome.passed;

import io.smallrye.mutiny.Uni;
import java.util.Set;

/**
 * Does the shop monitor a warehouse? The official plugin passes its test with none chosen, and then
 * ignores every call (smartbill-plugin-recordings, defect 18).
 */
final class WarehouseCheck implements ShopCheck {

  @Override
  public LinkName link() {
    return LinkName.WAREHOUSE;
  }

  @Override
  public Set<LinkName> needs() {
    return Set.of();
  }

  @Override
  public Uni<CheckOutcome> check(TestedShop tested) {
    String names = String.join(", ", tested.shop().settings().warehouseNames());
    return Uni.createFrom()
        .item(names.isEmpty() ? broken("warehouse.none") : passed("warehouse.chosen", names));
  }
}
