package ro.stocsync.console;

import java.util.EnumSet;
import java.util.Set;
import ro.stocsync.delivery.Outcome.State;

/** What of a shop's products a page shows. */
enum Show {
  ALL(EnumSet.noneOf(State.class)),
  WAITING(EnumSet.of(State.WAITING, State.CONFIRMING)),
  FAILED(
      EnumSet.of(State.RETRYING, State.REJECTED, State.NOT_MANAGED, State.GROUPED, State.EXTERNAL)),
  UNMATCHED(EnumSet.of(State.UNMATCHED, State.AMBIGUOUS, State.CONFLICTING)),
  DELIVERED(EnumSet.of(State.DELIVERED)),
  HELD(EnumSet.of(State.HELD)),
  IGNORED(EnumSet.of(State.IGNORED));

  private final Set<State> states;

  Show(Set<State> states) {
    this.states = states;
  }

  /** The states it covers; none for all. */
  Set<State> states() {
    return states;
  }
}
