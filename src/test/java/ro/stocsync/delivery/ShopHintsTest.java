package ro.stocsync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.ShopHints.Hint;

/** How hints join, wait and are tried again. */
@Timeout(30)
class ShopHintsTest {

  private static final ShopKey MAIN = new ShopKey("acme", "main");
  private static final ShopKey OTHER = new ShopKey("acme", "other");
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final List<Hint> followed = new CopyOnWriteArrayList<>();

  @Test
  void whatComesMeanwhileJoinsWhatWaits() throws InterruptedException {
    CountDownLatch underWay = new CountDownLatch(1);
    Semaphore mayEnd = new Semaphore(0);
    try (ShopHints hints =
        new ShopHints(
            (shop, hint) -> {
              followed.add(hint);
              underWay.countDown();
              mayEnd.acquireUninterruptibly();
              return true;
            },
            PAUSE)) {
      hints.add(MAIN, Hint.ofChange());
      assertThat(underWay.await(20, TimeUnit.SECONDS)).isTrue();

      hints.add(MAIN, Hint.ofGone(Set.of(1L)));
      hints.add(MAIN, Hint.ofChange());
      hints.add(MAIN, Hint.ofGone(Set.of(2L, 1L)));
      mayEnd.release(10);

      await()
          .untilAsserted(
              () ->
                  assertThat(followed)
                      .containsExactly(Hint.ofChange(), new Hint(true, Set.of(1L, 2L))));
    }
  }

  @Test
  void oneShopDoesNotWaitForAnother() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    try (ShopHints hints =
        new ShopHints(
            (shop, hint) -> {
              both.countDown();
              awaited(both);
              return true;
            },
            PAUSE)) {
      hints.add(MAIN, Hint.ofChange());
      hints.add(OTHER, Hint.ofChange());

      assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatCouldNotBeFollowedIsTriedAgainAndTheNextHintStartsAnew() {
    AtomicInteger tries = new AtomicInteger();
    try (ShopHints hints =
        new ShopHints(
            (shop, hint) -> {
              boolean done = tries.incrementAndGet() >= 3;
              if (done) {
                followed.add(hint);
              }
              return done;
            },
            PAUSE)) {
      hints.add(MAIN, Hint.ofGone(Set.of(7L)));
      await().until(() -> followed.equals(List.of(Hint.ofGone(Set.of(7L)))));
      assertThat(tries).hasValue(3);

      hints.add(MAIN, Hint.ofChange());
      await().until(() -> followed.size() == 2);
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
