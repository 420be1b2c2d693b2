package ro.stocsync.connection;

import static ro.stocsync.connection.CheckOutcome.broken;
import static ro.stocsync.connection.CheckOutcome.passed;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import ro.stocsync.woocommerce.ShopException;
import ro.stocsync.woocommerce.ShopUnauthorized;

/**
 * May the keys write? An empty batch changes nothing and is refused to a read-only key
 * (batch-empty-update, auth-readonly-batch).
 */
final class WritingCheck implements ShopCheck {

  @Override
  public LinkName link() {
    return LinkName.WRITING;
  }

  @Override
  public Set<LinkName> needs() {
    return Set.of(LinkName.KEYS);
  }

  @Override
  public Uni<CheckOutcome> check(TestedShop tested) {
    return tested
        .wooCommerce()
        .probeWriting()
        .map(written -> passed("writing.yes"))
        .onFailure(ShopException.class)
        .recoverWithItem(
            failure ->
                failure instanceof ShopUnauthorized e
                    ? broken("writing.read-only", e.reason())
                    : ShopProblem.of(failure));
  }
}
