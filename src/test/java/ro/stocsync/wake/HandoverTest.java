package ro.stocsync.wake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ro.stocsync.wake.Wake.Outcome;
import ro.stocsync.wake.Wake.State;
import ro.stocsync.wake.Work.Waiting;

/** Work that passes from one kind to another while somebody looks, as from a run to a delivery. */
class HandoverTest {

  /** Deliveries are looked at first, and the run ends between that look and its own. */
  private static final class ARunThatEndsBetweenTwoLooks {

    final AtomicInteger toDeliver = new AtomicInteger();
    final AtomicInteger runs = new AtomicInteger(1);
    final AtomicInteger delivered = new AtomicInteger();

    Work deliveries() {
      return new Work() {
        @Override
        public void begin() {
          delivered.addAndGet(toDeliver.getAndSet(0));
        }

        @Override
        public List<Waiting> waiting() {
          int due = toDeliver.get();
          return List.of(due > 0 ? Waiting.now("deliveries", due) : Waiting.none("deliveries"));
        }
      };
    }

    Work runs() {
      return new Work() {
        @Override
        public void begin() {}

        @Override
        public List<Waiting> waiting() {
          toDeliver.addAndGet(runs.getAndSet(0));
          return List.of(Waiting.none("runs"));
        }
      };
    }
  }

  @Test
  void whatARunLeavesToBeDeliveredIsWaitedFor() throws InterruptedException {
    ARunThatEndsBetweenTwoLooks story = new ARunThatEndsBetweenTwoLooks();
    Wake wake = new Wake(List.of(story.deliveries(), story.runs()));

    Outcome outcome = wake.await(Duration.ofSeconds(10));

    assertThat(outcome.state()).isEqualTo(State.IDLE);
    assertThat(story.delivered).hasValue(1);
  }
}
