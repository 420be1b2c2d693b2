package ro.stocsync.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A due product and what came of trying to deliver it.
 *
 * @param due what was taken in hand, with the version that was read
 * @param outcome what came of it
 */
public record Settled(DueProduct due, Outcome outcome) {

  /**
   * What came of a plan: a product is delivered when everything it feeds is; else the gravest of
   * its outcomes is told. What was not sent leaves its products due, unless something else of them
   * failed already.
   */
  static List<Settled> of(DeliveryPlan plan, List<Written> written) {
    Map<DueProduct, List<Outcome>> outcomes = new IdentityHashMap<>();
    plan.settled().forEach(one -> add(outcomes, one.due(), one.outcome()));
    written.forEach(one -> one.write().dues().forEach(due -> add(outcomes, due, one.outcome())));
    Map<DueProduct, Integer> expected = plan.parts();
    List<Settled> settled = new ArrayList<>();
    outcomes.forEach(
        (due, known) -> {
          Outcome gravest =
              known.stream().max(Comparator.comparingInt(Outcome::gravity)).orElseThrow();
          if (known.size() == expected.get(due) || gravest instanceof Outcome.Retry) {
            settled.add(new Settled(due, gravest));
          }
        });
    return settled;
  }

  private static void add(
      Map<DueProduct, List<Outcome>> outcomes, DueProduct due, Outcome outcome) {
    outcomes.computeIfAbsent(due, key -> new ArrayList<>()).add(outcome);
  }
}
