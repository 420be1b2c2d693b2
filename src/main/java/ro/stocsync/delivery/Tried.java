package ro.stocsync.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of a slice of due work.
 *
 * @param settled where its products stand now
 * @param attempts each try, for the history
 */
public record Tried(List<Settled> settled, List<Attempt> attempts) {

  /** Copies the lists. */
  public Tried {
    settled = List.copyOf(settled);
    attempts = List.copyOf(attempts);
  }

  /** What came of a plan. */
  static Tried of(DeliveryPlan plan, List<Written> written) {
    List<Attempt> attempts = new ArrayList<>();
    plan.settled().forEach(one -> attempts.add(Attempt.unsent(one)));
    written.forEach(one -> attempts.addAll(Attempt.of(one)));
    return new Tried(Settled.of(plan, written), attempts);
  }

  /** Nothing could be planned, for that reason. */
  static Tried nothing(List<DueProduct> due, Outcome.Retry because) {
    List<Settled> settled = due.stream().map(product -> new Settled(product, because)).toList();
    return new Tried(settled, settled.stream().map(Attempt::unsent).toList());
  }
}
