package ro.stocsync.connection;

import static ro.stocsync.connection.CheckOutcome.broken;

import ro.stocsync.woocommerce.ShopAnswerInvalid;
import ro.stocsync.woocommerce.ShopAnswerLost;
import ro.stocsync.woocommerce.ShopException;
import ro.stocsync.woocommerce.ShopFailed;
import ro.stocsync.woocommerce.ShopRedirected;
import ro.stocsync.woocommerce.ShopRefused;
import ro.stocsync.woocommerce.ShopThrottled;
import ro.stocsync.woocommerce.ShopUnauthorized;
import ro.stocsync.woocommerce.ShopUnreachable;

/** What to say where a shop was asked and did not answer as it should. */
public final class ShopProblem {

  private ShopProblem() {}

  /** A broken link: what happened, and what can be done. */
  public static CheckOutcome of(ShopException failure) {
    return switch (failure) {
      case ShopAnswerInvalid e -> broken("problem.invalid", e.status(), e.firstWords());
      case ShopFailed e -> broken("problem.failed", e.status(), e.firstWords());
      case ShopThrottled e -> broken("problem.throttled", e.status());
      case ShopRefused e -> broken("problem.refused", e.status(), e.reason());
      case ShopUnauthorized e -> broken("problem.refused", e.status(), e.reason());
      case ShopRedirected e -> broken("problem.redirected", e.address());
      case ShopUnreachable e -> broken("problem.gone");
      case ShopAnswerLost e -> broken("problem.gone");
    };
  }
}
