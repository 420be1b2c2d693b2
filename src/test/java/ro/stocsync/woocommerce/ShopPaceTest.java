package ro.stocsync.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ro.stocsync.company.ShopKey;

class ShopPaceTest {

  private static final ShopKey SHOP = new ShopKey("acme", "main");

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private final ShopPace pace = new ShopPace(SHOP, 4, clock::get);

  @Test
  void beginsWithOneAndDoublesWhileAnswersAreQuick() {
    assertThat(pace.limit()).isEqualTo(1);
    round(300);
    assertThat(pace.limit()).isEqualTo(2);
    round(300);
    assertThat(pace.limit()).isEqualTo(4);
  }

  @Test
  void neverGoesBeyondWhatIsConfigured() {
    for (int i = 0; i < 10; i++) {
      round(300);
    }
    assertThat(pace.limit()).isEqualTo(4);
  }

  @Test
  void whatDoesNotUseAllThatIsAllowedIsNoReasonForMore() {
    for (int i = 0; i < 10; i++) {
      answered(100, 300, false);
    }
    assertThat(pace.limit()).isEqualTo(1);
  }

  @Test
  void aHostThatIsAlwaysSlowIsNotSparedForIt() {
    for (int i = 0; i < 3; i++) {
      round(9_000 + i % 2 * 1_000);
    }
    assertThat(pace.limit()).isEqualTo(4);
  }

  @Test
  void halvesWhenAnswersBecomeSlowOnceForAllThatWereUnderWay() {
    atFull(300);

    round(900);

    assertThat(pace.limit()).isEqualTo(2);
    round(900);
    assertThat(pace.limit()).isEqualTo(1);
  }

  @Test
  void staysWhereMoreWouldOnlyMakeItSlower() {
    round(300);
    round(310);
    for (int i = 0; i < 20; i++) {
      round(600);
      assertThat(pace.limit()).isEqualTo(4);
    }
  }

  @Test
  void aShopThatStaysSlowerIsTakenAsItIsInTime() {
    atFull(300);
    for (int i = 0; i < 60; i++) {
      round(900);
    }
    assertThat(pace.limit()).isEqualTo(4);
  }

  @Test
  void aLargeRequestMayTakeLongerThanASmallOne() {
    for (int i = 0; i < 5; i++) {
      answered(1, 40, true);
    }

    answered(100, 4_000, true);
    answered(99, 4_000, true);

    assertThat(pace.limit()).isEqualTo(4);
  }

  @Test
  void someMillisecondsMoreOrLessSayNothing() {
    atFull(3);
    round(80);
    assertThat(pace.limit()).isEqualTo(4);
  }

  static Stream<ShopException> signsOfWeakness() {
    return Stream.of(
        new ShopThrottled(SHOP, 429, Optional.empty()),
        new ShopFailed(SHOP, 500, "x", true),
        new ShopAnswerLost(SHOP, ShopAnswerLost.Reason.TIMEOUT),
        new ShopUnreachable(SHOP, ShopUnreachable.Reason.REFUSED),
        new ShopAnswerInvalid(SHOP, 202, "not JSON", "Checking that you are human"));
  }

  @ParameterizedTest
  @MethodSource("signsOfWeakness")
  void goesBackToOneAtOnceWhenTheShopFailsAndUpAgain(ShopException failure) {
    atFull(300);

    pace.failed(failure);

    assertThat(pace.limit()).isEqualTo(1);
    round(300);
    assertThat(pace.limit()).isEqualTo(2);
  }

  @Test
  void anAnswerToWhatWasAskedBeforeTheFailureIsNoReasonForMore() {
    atFull(300);
    long began = clock.get();
    pass(10);
    pace.failed(new ShopFailed(SHOP, 500, "x", true));
    pass(290);

    pace.answered("update-products", 100, began, true);

    assertThat(pace.limit()).isEqualTo(1);
  }

  @Test
  void aRefusalSaysNothingAboutStrength() {
    atFull(300);
    pace.failed(new ShopRefused(SHOP, 404, "x", "y"));
    pace.failed(new ShopUnauthorized(SHOP, 401, "x", "y"));
    assertThat(pace.limit()).isEqualTo(4);
  }

  @Test
  void theShopIsLeftInPeaceAsLongAsItAskedLast() {
    pace.failed(new ShopThrottled(SHOP, 503, Optional.of(Duration.ofSeconds(30))));
    pace.failed(new ShopThrottled(SHOP, 429, Optional.of(Duration.ofSeconds(2))));

    pass(29_000);
    assertThat(pace.resting())
        .hasValueSatisfying(
            asked -> {
              assertThat(asked.status()).isEqualTo(503);
              assertThat(asked.retryAfter()).contains(Duration.ofSeconds(1));
            });
    pass(1_000);
    assertThat(pace.resting()).isEmpty();
  }

  private void atFull(int millis) {
    round(millis);
    round(millis);
    assertThat(pace.limit()).isEqualTo(4);
  }

  /** As many batches as are allowed, at once, all answered after that time. */
  private void round(int millis) {
    long began = clock.get();
    int batches = pace.limit();
    pass(millis);
    for (int i = 0; i < batches; i++) {
      pace.answered("update-products", 100, began, true);
    }
  }

  private void answered(int things, int millis, boolean allUsed) {
    long began = clock.get();
    pass(millis);
    pace.answered("update-products", things, began, allUsed);
  }

  private void pass(int millis) {
    clock.addAndGet(Duration.ofMillis(millis).toNanos());
  }
}
