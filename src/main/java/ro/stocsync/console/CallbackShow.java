package ro.stocsync.console;

import java.util.Optional;
import ro.stocsync.ledger.Receipt.Outcome;

/** Which callbacks a page shows. */
enum CallbackShow {
  ALL,
  ACCEPTED,
  REFUSED,
  CONNECTION_TEST;

  /** The one outcome it covers; empty for all. */
  Optional<Outcome> outcome() {
    return this == ALL ? Optional.empty() : Optional.of(Outcome.valueOf(name()));
  }
}
