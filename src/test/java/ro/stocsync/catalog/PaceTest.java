package ro.stocsync.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How a shop is spared. */
class PaceTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void aFastReadingDoesNotRest() {
    assertThat(Pace.fast().rest(() -> true)).isTrue();
    assertThat(Pace.fast().rest(() -> false)).isFalse();
  }

  @Test
  void aSparingReadingRestsBetweenTwoRequests() {
    long before = System.nanoTime();

    assertThat(Pace.sparing(Duration.ofMillis(30), LONG).rest(() -> true)).isTrue();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(ms(30));
  }

  @Test
  void aRestThatDoesNotFitIsNotBegun() {
    long before = System.nanoTime();

    assertThat(Pace.sparing(LONG, ms(10)).rest(() -> true)).isFalse();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONG);
  }

  @Test
  void aRestEndsWhenItMayNotGoOn() {
    AtomicInteger asked = new AtomicInteger();
    long before = System.nanoTime();

    assertThat(Pace.sparing(LONG, LONG.multipliedBy(2)).rest(() -> asked.incrementAndGet() < 2))
        .isFalse();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONG);
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
