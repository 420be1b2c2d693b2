package ro.stocsync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ro.stocsync.company.Language;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.Texts;
import ro.stocsync.delivery.Outcome.Blame;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Target;
import ro.stocsync.woocommerce.ItemAnswer;
import ro.stocsync.woocommerce.ShopProduct;
import ro.stocsync.woocommerce.StockManagement;

/** A shop answers 200 whatever it stored: what counts as delivered, and what as what else. */
class AnswerJudgeTest {

  private static final Phrase STORED_OTHERWISE = Phrase.of("stored.otherwise", 4, 5);

  private final AnswerJudge judge = new AnswerJudge(3);

  @Test
  void anEqualAnswerIsADelivery() {
    assertThat(judge.judge(write("5"), stored("5", "instock"), false))
        .isEqualTo(new Outcome.Delivered(new BigDecimal("5")));
    assertThat(judge.judge(write("0"), stored("0.0", "outofstock"), false).state())
        .isEqualTo(Outcome.State.DELIVERED);
    assertThat(judge.judge(write("-2"), stored("-2", "onbackorder"), false).state())
        .isEqualTo(Outcome.State.DELIVERED);
  }

  @Test
  void anotherQuantityIsTriedAgainAndParkedInTheEnd() {
    assertThat(judge.judge(write("5"), stored("4", "instock"), false))
        .isInstanceOfSatisfying(
            Outcome.Retry.class,
            retry -> {
              assertThat(retry.blame()).isEqualTo(Blame.PRODUCT);
              assertThat(retry.reason()).isEqualTo(STORED_OTHERWISE);
            });
    assertThat(judge.judge(write("5", 2), stored("4", "instock"), false))
        .isEqualTo(new Outcome.Rejected(STORED_OTHERWISE));
  }

  @Test
  void quantityAndStatusThatDisagreeAreNoDelivery() {
    ItemAnswer soldOnAtZero = stored("0", "instock");
    assertThat(AnswerJudge.disagrees(write("0"), soldOnAtZero)).isTrue();
    assertThat(judge.judge(write("0"), soldOnAtZero, true)).isInstanceOf(Outcome.Retry.class);

    ItemAnswer outOfStockAtFive = stored("5", "outofstock");
    assertThat(AnswerJudge.disagrees(write("5"), outOfStockAtFive)).isTrue();
    assertThat(judge.judge(write("5"), outOfStockAtFive, false)).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void outOfStockAboveZeroTwiceIsTheShopsOwnThreshold() {
    assertThat(judge.judge(write("2"), stored("2", "outofstock"), true).state())
        .isEqualTo(Outcome.State.DELIVERED);
  }

  @Test
  void stockThatIsNotManagedIsNoDelivery() {
    ItemAnswer answer =
        new ItemAnswer.Stored(product(StockManagement.UNMANAGED, Optional.empty(), "instock"));
    assertThat(judge.judge(write("5"), answer, false)).isEqualTo(new Outcome.StockNotManaged(10));
  }

  @Test
  void aProductThatIsGoneOrTrashedIsMatchedAgainAtOnce() {
    for (ItemAnswer answer :
        new ItemAnswer[] {
          new ItemAnswer.Refused(10, 400, "woocommerce_rest_product_invalid_id", "Invalid ID."),
          new ItemAnswer.Refused(10, 404, "woocommerce_rest_product_variation_invalid_id", "x"),
          new ItemAnswer.Stored(
              product(
                  StockManagement.MANAGED,
                  Optional.of(new BigDecimal(5)),
                  "instock",
                  "trash",
                  "P-1"))
        }) {
      assertThat(AnswerJudge.isGone(answer)).isTrue();
      assertThat(judge.judge(write("5"), answer, false))
          .isInstanceOfSatisfying(
              Outcome.Retry.class, retry -> assertThat(retry.blame()).isEqualTo(Blame.NOBODY));
    }
  }

  @Test
  void aProductWithAnotherSkuIsMatchedAgainAtOnce() {
    ItemAnswer answer =
        new ItemAnswer.Stored(
            product(
                StockManagement.MANAGED,
                Optional.of(new BigDecimal(5)),
                "instock",
                "publish",
                "Q"));
    assertThat(judge.judge(write("5"), answer, false)).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void anyOtherRefusalParksTheProductWithTheShopsWords() {
    assertThat(judge.judge(write("5"), new ItemAnswer.Refused(10, 400, "code", "Words."), false))
        .isEqualTo(new Outcome.Rejected(Phrase.of("rejected", "code", "Words.")));
  }

  @Test
  void whateverIsWrongIsToldInWords() {
    ItemAnswer ofParent =
        new ItemAnswer.Stored(product(StockManagement.PARENT, Optional.empty(), "instock"));
    ItemAnswer nothing =
        new ItemAnswer.Stored(product(StockManagement.MANAGED, Optional.empty(), "instock"));

    assertThat(
            List.of(
                said(judge.judge(write("5"), new ItemAnswer.Refused(10, 404, "x", "y"), false)),
                said(judge.judge(write("5"), ofParent, false)),
                said(judge.judge(write("5"), nothing, false)),
                said(judge.judge(write("5"), stored("4", "instock"), false)),
                said(judge.judge(write("0"), stored("0", "instock"), true)),
                said(judge.judge(write("5"), stored("5", "outofstock"), false)),
                said(
                    judge.judge(
                        write("5"), new ItemAnswer.Refused(10, 400, "c", "(empty)"), false))))
        .containsExactly(
            "Produsul 10 nu mai este în magazin.",
            "Stocul produsului 10 este ținut acum de produsul părinte.",
            "Magazinul nu a păstrat nicio cantitate, deși i s-a trimis 5.",
            "Magazinul a păstrat 4 în loc de 5.",
            "Magazinul îl arată pe stoc, deși cantitatea este 0.",
            "Magazinul îl arată fără stoc, deși cantitatea este 5.",
            "c");
  }

  private static String said(Outcome outcome) {
    Phrase reason =
        switch (outcome) {
          case Outcome.Retry retry -> retry.reason();
          case Outcome.Rejected rejected -> rejected.reason();
          default -> throw new AssertionError(outcome);
        };
    return reason.in(Texts.of("reason", Language.RO.locale()));
  }

  private static StockWrite write(String quantity) {
    return write(quantity, 0);
  }

  private static StockWrite write(String quantity, int attempts) {
    BigDecimal pieces = new BigDecimal(quantity);
    return new StockWrite(
        List.of(new DueProduct(new ProductKey("c:P-1"), 1, attempts, pieces)),
        new Target(10, "P-1", 10, 0, Target.Keeping.MANAGED),
        pieces);
  }

  private static ItemAnswer stored(String quantity, String status) {
    return new ItemAnswer.Stored(
        product(StockManagement.MANAGED, Optional.of(new BigDecimal(quantity)), status));
  }

  private static ShopProduct product(
      StockManagement management, Optional<BigDecimal> quantity, String stockStatus) {
    return product(management, quantity, stockStatus, "publish", "P-1");
  }

  private static ShopProduct product(
      StockManagement management,
      Optional<BigDecimal> quantity,
      String stockStatus,
      String status,
      String sku) {
    return new ShopProduct(
        10,
        0,
        sku,
        "Ceai",
        "simple",
        status,
        management,
        quantity,
        stockStatus,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
