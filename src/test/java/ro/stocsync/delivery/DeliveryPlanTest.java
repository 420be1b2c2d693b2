package ro.stocsync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match;
import ro.stocsync.mapping.Target;

/** What goes to the shop in which request, and what is settled without one. */
class DeliveryPlanTest {

  private final Map<ProductKey, Match> matches = new HashMap<>();

  @Test
  void noBatchHoldsMoreThanAHundred() {
    List<DueProduct> due =
        IntStream.range(0, 250).mapToObj(i -> simple("P-" + i, i + 1, 0)).toList();

    DeliveryPlan plan = DeliveryPlan.of(due, matches, false);

    assertThat(plan.products())
        .extracting(batch -> batch.writes().size())
        .containsExactly(100, 100, 50);
    assertThat(plan.settled()).isEmpty();
    assertThat(plan.products().stream().flatMap(batch -> batch.writes().stream()))
        .extracting(write -> write.target().holderId())
        .doesNotHaveDuplicates();
  }

  @Test
  void variationsGoByTheirParentAndParentsThatKeepTheStockAsProducts() {
    DueProduct a = due("A", 0);
    DueProduct b = due("B", 0);
    DueProduct c = due("C", 0);
    DueProduct d = due("D", 0);
    matches.put(a.product(), found(new Target(11, "A", 11, 1, true)));
    matches.put(b.product(), found(new Target(12, "B", 12, 1, true)));
    matches.put(c.product(), found(new Target(21, "C", 21, 2, true)));
    matches.put(d.product(), found(new Target(31, "D", 3, 0, true)));

    DeliveryPlan plan = DeliveryPlan.of(List.of(a, b, c, d), matches, false);

    assertThat(plan.variations()).extracting(Batch::parentId).containsExactly(1L, 2L);
    assertThat(plan.variations().getFirst().writes()).hasSize(2);
    assertThat(plan.products()).singleElement().extracting(Batch::parentId).isEqualTo(0L);
    assertThat(plan.products().getFirst().writes().getFirst().target().holderId()).isEqualTo(3);
  }

  @Test
  void whatFailedBeforeGoesInEverSmallerCompany() {
    List<DueProduct> due =
        List.of(
            simple("new", 1, 0),
            simple("once", 2, 1),
            simple("twice", 3, 2),
            simple("thrice", 4, 3),
            simple("often", 5, 7));

    DeliveryPlan plan = DeliveryPlan.of(due, matches, false);

    assertThat(plan.products())
        .extracting(
            batch -> batch.writes().stream().map(write -> write.target().holderId()).toList())
        .containsExactly(List.of(1L, 2L, 3L), List.of(4L), List.of(5L));
  }

  @Test
  void whatCannotBeWrittenIsSettledWithItsReason() {
    DueProduct missing = due("missing", 0);
    DueProduct ambiguous = due("ambiguous", 0);
    DueProduct conflicting = due("conflicting", 0);
    DueProduct unmanaged = due("unmanaged", 0);
    matches.put(missing.product(), new Match.Missing());
    matches.put(ambiguous.product(), new Match.Ambiguous(List.of(1L, 2L)));
    matches.put(conflicting.product(), new Match.Conflicting(7));
    matches.put(unmanaged.product(), found(new Target(9, "u", 9, 0, false)));

    DeliveryPlan plan =
        DeliveryPlan.of(List.of(missing, ambiguous, conflicting, unmanaged), matches, false);

    assertThat(plan.settled())
        .containsExactly(
            new Settled(missing, new Outcome.Unmatched()),
            new Settled(ambiguous, new Outcome.Ambiguous(List.of(1L, 2L))),
            new Settled(conflicting, new Outcome.Conflicting(7)),
            new Settled(unmanaged, new Outcome.StockNotManaged(9)));
    assertThat(plan.products()).isEmpty();
  }

  @Test
  void fractionsAreCutDownwardsUnlessTheShopStoresThem() {
    assertThat(DeliveryPlan.pieces(new BigDecimal("2.9"), false)).isEqualByComparingTo("2");
    assertThat(DeliveryPlan.pieces(new BigDecimal("-2.1"), false)).isEqualByComparingTo("-3");
    assertThat(DeliveryPlan.pieces(new BigDecimal("2.9"), true)).isEqualByComparingTo("2.9");
  }

  private DueProduct simple(String code, long id, int attempts) {
    DueProduct due = due(code, attempts);
    matches.put(due.product(), found(new Target(id, code, id, 0, true)));
    return due;
  }

  private static Match found(Target target) {
    return new Match.Found(target, Match.Reason.CODE);
  }

  private static DueProduct due(String code, int attempts) {
    return new DueProduct(new ProductKey("c:" + code), 1, attempts, BigDecimal.TEN);
  }
}
