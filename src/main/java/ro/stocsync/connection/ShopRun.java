package ro.stocsync.connection;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.Shop;
import ro.stocsync.woocommerce.WooCommerce;

/**
 * One run of the checks over one shop, in their order and within one time: a broken link skips
 * those that need it, and what finds no time left is skipped too.
 */
final class ShopRun {

  static final List<ShopCheck> CHECKS =
      List.of(
          new WarehouseCheck(),
          new ReachableCheck(),
          new RestApiCheck(),
          new KeysCheck(),
          new WritingCheck(),
          new StockManagementCheck(),
          new DecimalsCheck(),
          new KeyTransportCheck());

  private final TestedShop tested;
  private final Duration timeout;
  private final LongSupplier nanoTime;
  private final long end;
  private final List<Link> links = new ArrayList<>();

  ShopRun(Shop shop, WooCommerce wooCommerce, Duration timeout, LongSupplier nanoTime) {
    this.tested = new TestedShop(shop, wooCommerce);
    this.timeout = timeout;
    this.nanoTime = nanoTime;
    this.end = nanoTime.getAsLong() + timeout.toNanos();
  }

  /** Runs; to be called once. */
  Uni<ShopReport> report() {
    Uni<Void> run = Uni.createFrom().voidItem();
    for (ShopCheck check : CHECKS) {
      run =
          run.chain(() -> outcome(check)).invoke(outcome -> add(check, outcome)).replaceWithVoid();
    }
    return run.map(done -> new ShopReport(tested.shop().key(), tested.shop().url(), links));
  }

  private void add(ShopCheck check, CheckOutcome outcome) {
    links.add(new Link(check.link(), outcome));
  }

  private Uni<CheckOutcome> outcome(ShopCheck check) {
    Duration left = Duration.ofNanos(end - nanoTime.getAsLong());
    if (missing(check).isPresent()) {
      return skipped("skipped.needs." + missing(check).get().key());
    }
    if (!left.isPositive()) {
      return skipped("skipped.time");
    }
    return check
        .check(tested)
        .ifNoItem()
        .after(left)
        .recoverWithItem(() -> CheckOutcome.broken("problem.late", timeout.toSeconds()));
  }

  private static Uni<CheckOutcome> skipped(String key) {
    return Uni.createFrom().item(new CheckOutcome.Skipped(Phrase.of(key)));
  }

  /** The first link that the check needs and that did not pass. */
  private Optional<LinkName> missing(ShopCheck check) {
    return links.stream()
        .filter(link -> check.needs().contains(link.name()))
        .filter(link -> !(link.outcome() instanceof CheckOutcome.Passed))
        .map(Link::name)
        .findFirst();
  }
}
