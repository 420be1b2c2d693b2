package ro.stocsync.console;

import java.util.Set;
import ro.stocsync.delivery.Outcome.State;
import ro.stocsync.delivery.Outcome.Sum;

/** What of a shop's products a page shows. */
enum Show {
  ALL(Set.of()),
  WAITING(Sum.WAITING.states()),
  FAILED(Sum.FAILED.states()),
  UNMATCHED(Sum.UNMATCHED.states()),
  DELIVERED(Sum.DELIVERED.states()),
  HELD(Sum.HELD.states()),
  IGNORED(Sum.IGNORED.states());

  private final Set<State> states;

  Show(Set<State> states) {
    this.states = states;
  }

  /** The states it covers; none for all. */
  Set<State> states() {
    return states;
  }
}
