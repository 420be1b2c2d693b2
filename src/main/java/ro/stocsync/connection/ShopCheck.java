package ro.stocsync.connection;

import io.smallrye.mutiny.Uni;
import java.util.Set;

/** One check of the chain to a shop. */
interface ShopCheck {

  /** What it checks. */
  LinkName link();

  /** The links without which there is no point in checking this one. */
  Set<LinkName> needs();

  /** Checks; changes nothing in the shop. A broken link is an outcome, not a failure. */
  Uni<CheckOutcome> check(TestedShop tested);
}
