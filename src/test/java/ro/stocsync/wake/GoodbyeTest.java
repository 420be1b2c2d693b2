package ro.stocsync.wake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A stop is as long as one shop may hold it up, however many there are. */
class GoodbyeTest {

  private static final Duration AT_MOST = Duration.ofMillis(300);

  @Test
  void tenThatDoNotEndAreWaitedForAsLongAsOne() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    List<Thread> shops =
        IntStream.range(0, 10)
            .mapToObj(shop -> Thread.ofVirtual().start(() -> await(never)))
            .toList();
    long began = System.nanoTime();

    Goodbye.to(shops, AT_MOST);

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(AT_MOST, AT_MOST.multipliedBy(5));
    assertThat(shops).allMatch(Thread::isAlive);
    never.countDown();
  }

  @Test
  void whoHasEndedIsNotWaitedFor() throws InterruptedException {
    Thread ended = Thread.ofVirtual().start(() -> {});

    Goodbye.to(List.of(ended), Duration.ofMinutes(5));

    assertThat(ended.isAlive()).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
