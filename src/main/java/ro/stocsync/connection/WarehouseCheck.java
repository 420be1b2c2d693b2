package ro.stocsync.connection;

import static ro.stocsync.connection.CheckOutcome.broken;
import static ro.stocsync.connection.CheckOutcome.passed;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.stream.Collectors;
import ro.stocsync.company.Warehouse;

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
    String names =
        tested.shop().settings().warehouses().stream()
            .map(Warehouse::key)
            .sorted()
            .collect(Collectors.joining(", "));
    return Uni.createFrom()
        .item(names.isEmpty() ? broken("warehouse.none") : passed("warehouse.chosen", names));
  }
}
