package ro.stocsync.delivery;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ro.stocsync.delivery.Outcome.Retry;

/**
 * Opens the circuit to a shop that failed.
 *
 * @param backoff how long, by how often it failed in a row
 */
record Breaker(Backoff backoff) {

  /**
   * How long to leave the shop in peace after this.
   *
   * @param settled what came of the last requests
   * @param failures how often in a row it had failed before
   * @return empty if it did not fail
   */
  Optional<Pause> after(List<Settled> settled, int failures) {
    List<Retry> ofShop =
        settled.stream()
            .map(Settled::outcome)
            .filter(Retry.class::isInstance)
            .map(Retry.class::cast)
            .filter(retry -> blamesShop(retry.blame()))
            .toList();
    if (ofShop.isEmpty()) {
      return Optional.empty();
    }
    int inARow = anyDelivered(settled) ? 1 : failures + 1;
    Duration own = backoff.after(inARow);
    Duration asked =
        ofShop.stream()
            .flatMap(retry -> retry.retryAfter().stream())
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return Optional.of(
        new Pause(asked.compareTo(own) > 0 ? asked : own, inARow, ofShop.getFirst().reason()));
  }

  /** Whether the shop answers. */
  static boolean anyDelivered(List<Settled> settled) {
    return settled.stream().anyMatch(one -> one.outcome() instanceof Outcome.Delivered);
  }

  private static boolean blamesShop(Outcome.Blame blame) {
    return switch (blame) {
      case SHOP, SHOP_OR_PRODUCT -> true;
      case PRODUCT, NOBODY -> false;
    };
  }
}
