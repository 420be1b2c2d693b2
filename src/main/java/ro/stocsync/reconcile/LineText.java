package ro.stocsync.reconcile;

import java.util.Set;
import ro.stocsync.company.Texts;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.delivery.StateText;
import ro.stocsync.reconcile.RunReport.Line;

/** What a line of a report says in words. */
public final class LineText {

  private static final Set<String> OURS =
      Set.of("OPEN", "EQUAL", "DIFFERS", "UNLISTED", "UNMONITORED");

  private LineText() {}

  /**
   * A verdict or a state in a word or two.
   *
   * @param texts of the bundle {@code run}
   * @param states of the bundle {@code delivery}
   */
  public static String word(String state, Texts texts, Texts states) {
    return OURS.contains(state) ? texts.get("word." + state) : states.get("word." + state);
  }

  /**
   * Why it stands where it stands.
   *
   * @param texts of the bundle {@code run}
   * @param states of the bundle {@code delivery}
   */
  public static String reason(Line line, Texts texts, Texts states) {
    return OURS.contains(line.state())
        ? texts.get("line." + line.state())
        : StateText.says(Outcome.State.valueOf(line.state()), line.detail(), states);
  }

  /** What to do about it. */
  public static String cure(Line line, Texts texts, Texts states) {
    return OURS.contains(line.state())
        ? texts.get("line-cure." + line.state())
        : StateText.cure(Outcome.State.valueOf(line.state()), line.detail(), states);
  }
}
