package ro.stocsync.delivery;

import java.util.Optional;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.Texts;

/** What the state of a product says in words. */
public final class StateText {

  private StateText() {}

  /**
   * What happened.
   *
   * @param detail as {@link Outcome#detail} was kept
   * @param states of the bundle {@code delivery}
   */
  public static String says(Outcome.State state, Optional<String> detail, Texts states) {
    return states.get("state." + state, told(state, detail, states));
  }

  /** What to do about it; likewise. */
  public static String cure(Outcome.State state, Optional<String> detail, Texts states) {
    return states.get("cure." + state, told(state, detail, states));
  }

  private static String told(Outcome.State state, Optional<String> detail, Texts states) {
    return switch (state) {
      case RETRYING, REJECTED ->
          detail.map(stored -> Phrase.read(stored).asReason(states)).orElse("");
      case WAITING,
          DELIVERED,
          CONFIRMING,
          UNMATCHED,
          AMBIGUOUS,
          CONFLICTING,
          NOT_MANAGED,
          GROUPED,
          EXTERNAL,
          IGNORED,
          HELD ->
          detail.orElse("");
    };
  }
}
