package ro.stocsync.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A line a minute, and nothing that happened is left out of the counts. */
class SeldomTest {

  private final AtomicLong clock = new AtomicLong();
  private final List<Long> lines = new ArrayList<>();
  private final Seldom seldom = new Seldom(Duration.ofMinutes(1), lines::add, clock::get);

  @Test
  void theFirstIsToldAtOnceTheRestOnceAMinute() {
    seldom.happened();
    assertThat(lines).containsExactly(1L);

    seldom.happened();
    seldom.happened();
    assertThat(lines).hasSize(1);

    clock.addAndGet(Duration.ofMinutes(1).toNanos());
    seldom.happened();
    assertThat(lines).containsExactly(1L, 3L);
  }

  @Test
  void whatIsLeftIsToldByWhoeverComesByLater() {
    seldom.tell();
    seldom.happened();
    seldom.happened();
    seldom.tell();
    assertThat(lines).containsExactly(1L);

    clock.addAndGet(Duration.ofMinutes(1).toNanos());
    seldom.tell();
    seldom.tell();
    assertThat(lines).containsExactly(1L, 1L);
  }
}
