package ro.stocsync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.delivery.Outcome.State;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match;
import ro.stocsync.mapping.Match.Reason;
import ro.stocsync.mapping.Match.Share;
import ro.stocsync.mapping.Target;
import ro.stocsync.mapping.Target.Keeping;

/** What goes to the shop in which request, and what is settled without one. */
class DeliveryPlanTest {

  private static final ShopSettings SETTINGS = ShopSettings.monitoring(Set.of(), true);

  private final Map<ProductKey, Match> matches = new HashMap<>();

  @Test
  void noBatchHoldsMoreThanAHundred() {
    List<DueProduct> due =
        IntStream.range(0, 250).mapToObj(i -> simple("P-" + i, i + 1, 0)).toList();

    DeliveryPlan plan = plan(due);

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
    matches.put(a.product(), found(new Target(11, "A", 11, 1, Keeping.MANAGED)));
    matches.put(b.product(), found(new Target(12, "B", 12, 1, Keeping.MANAGED)));
    matches.put(c.product(), found(new Target(21, "C", 21, 2, Keeping.MANAGED)));
    matches.put(d.product(), found(new Target(31, "D", 3, 0, Keeping.MANAGED)));

    DeliveryPlan plan = plan(List.of(a, b, c, d));

    assertThat(plan.variations()).extracting(Batch::parentId).containsExactly(1L, 2L);
    assertThat(plan.variations().getFirst().writes()).hasSize(2);
    assertThat(plan.products()).singleElement().extracting(Batch::parentId).isEqualTo(0L);
    assertThat(plan.products().getFirst().writes().getFirst().target().holderId()).isEqualTo(3);
  }

  @Test
  void whatIsBeingWrittenIsLeftForLaterAndNotDeliveredYet() {
    DueProduct free = simple("A", 1, 0);
    DueProduct written = simple("B", 2, 0);
    DueProduct both = due("C", 0);
    matches.put(
        both.product(),
        new Match.Found(
            List.of(
                new Share(new Target(3, "C", 3, 0, Keeping.MANAGED), BigDecimal.ONE),
                new Share(new Target(2, "B", 2, 0, Keeping.MANAGED), BigDecimal.ONE)),
            Reason.MANUAL));

    DeliveryPlan plan = plan(List.of(free, written, both)).deferring(Set.of(2L, 9L));

    assertThat(plan.products())
        .singleElement()
        .satisfies(
            batch ->
                assertThat(batch.writes())
                    .extracting(write -> write.target().holderId())
                    .containsExactly(1L, 3L));
    List<Written> all =
        plan.products().getFirst().writes().stream()
            .map(write -> new Written(write, new Outcome.Delivered(write.quantity())))
            .toList();
    assertThat(Settled.of(plan, all)).extracting(Settled::due).containsExactly(free);
  }

  @Test
  void aVariationWaitsWhileItsParentIsWrittenAndAParentWhileItsVariationsAre() {
    DueProduct parent = simple("P", 1, 0);
    DueProduct variation = due("V", 0);
    matches.put(variation.product(), found(new Target(11, "V", 11, 1, Keeping.MANAGED)));

    DeliveryPlan ofParent = plan(List.of(parent));
    DeliveryPlan ofVariation = plan(List.of(variation));

    assertThat(ofVariation.deferring(ofParent.touches()).variations()).isEmpty();
    assertThat(ofParent.deferring(ofVariation.touches()).products()).isEmpty();
    assertThat(ofVariation.deferring(Set.of(12L)).variations()).hasSize(1);
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

    DeliveryPlan plan = plan(due);

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
    matches.put(conflicting.product(), new Match.Conflicting(7, List.of(missing.product())));
    matches.put(unmanaged.product(), found(new Target(9, "u", 9, 0, Keeping.SWITCHED_OFF)));

    DeliveryPlan plan = plan(List.of(missing, ambiguous, conflicting, unmanaged));

    assertThat(plan.settled())
        .containsExactly(
            new Settled(missing, new Outcome.Unmatched()),
            new Settled(ambiguous, new Outcome.Ambiguous(List.of(1L, 2L))),
            new Settled(conflicting, new Outcome.Conflicting(7, List.of(missing.product()))),
            new Settled(unmanaged, new Outcome.StockNotManaged(9)));
    assertThat(plan.products()).isEmpty();
  }

  @Test
  void whatNeverKeepsStockIsSettledWithItsKind() {
    DueProduct grouped = due("grouped", 0);
    DueProduct external = due("external", 0);
    DueProduct ignored = due("ignored", 0);
    matches.put(grouped.product(), found(new Target(1, "g", 1, 0, Keeping.GROUPED)));
    matches.put(external.product(), found(new Target(2, "e", 2, 0, Keeping.EXTERNAL)));
    matches.put(ignored.product(), new Match.Ignored());

    DeliveryPlan plan = plan(List.of(grouped, external, ignored));

    assertThat(plan.settled())
        .extracting(one -> one.outcome().state())
        .containsExactlyInAnyOrder(State.GROUPED, State.EXTERNAL, State.IGNORED);
    assertThat(plan.products()).isEmpty();
  }

  @Test
  void oneProductFeedsSeveralAndIsDeliveredWhenAllOfThemAre() {
    DueProduct box = due("box", 0);
    Share piece = new Share(new Target(1, "p", 1, 0, Keeping.MANAGED), new BigDecimal("6"));
    Share half = new Share(new Target(2, "h", 2, 0, Keeping.MANAGED), new BigDecimal("0.55"));
    matches.put(box.product(), new Match.Found(List.of(piece, half), Reason.MANUAL));

    DeliveryPlan plan = plan(List.of(box));

    List<StockWrite> writes = plan.products().getFirst().writes();
    assertThat(writes)
        .extracting(StockWrite::quantity)
        .containsExactly(new BigDecimal("60"), new BigDecimal("5"));
    Outcome delivered = new Outcome.Delivered(BigDecimal.ONE);
    Outcome rejected = new Outcome.Rejected(Phrase.of("rejected", "code", "words"));
    assertThat(Settled.of(plan, List.of(new Written(writes.get(0), delivered)))).isEmpty();
    assertThat(
            Settled.of(
                plan,
                List.of(
                    new Written(writes.get(0), delivered), new Written(writes.get(1), rejected))))
        .containsExactly(new Settled(box, rejected));
  }

  @Test
  void severalThatFeedOneStockAreSummedInOneWrite() {
    DueProduct one = due("one", 0);
    DueProduct other = due("other", 2);
    Share share = new Share(new Target(1, "p", 1, 0, Keeping.MANAGED), new BigDecimal("0.25"));
    matches.put(one.product(), new Match.Found(List.of(share), Reason.MANUAL));
    matches.put(other.product(), new Match.Found(List.of(share), Reason.MANUAL));
    Map<Long, BigDecimal> others = Map.of(1L, new BigDecimal("3"));

    DeliveryPlan plan =
        DeliveryPlan.of(
            List.of(one, other),
            matches,
            Feed.of(List.of(one, other), matches, others),
            new StockRule(SETTINGS, false));

    assertThat(plan.products().getFirst().writes())
        .singleElement()
        .satisfies(
            write -> {
              assertThat(write.quantity()).isEqualByComparingTo("8");
              assertThat(write.dues()).containsExactly(one, other);
              assertThat(write.attempts()).isEqualTo(2);
            });
  }

  private DeliveryPlan plan(List<DueProduct> due) {
    return DeliveryPlan.of(
        due, matches, Feed.of(due, matches, Map.of()), new StockRule(SETTINGS, false));
  }

  private DueProduct simple(String code, long id, int attempts) {
    DueProduct due = due(code, attempts);
    matches.put(due.product(), found(new Target(id, code, id, 0, Keeping.MANAGED)));
    return due;
  }

  private static Match found(Target target) {
    return new Match.Found(List.of(new Share(target, BigDecimal.ONE)), Reason.CODE);
  }

  private static DueProduct due(String code, int attempts) {
    return new DueProduct(new ProductKey("c:" + code), 1, attempts, BigDecimal.TEN);
  }
}
