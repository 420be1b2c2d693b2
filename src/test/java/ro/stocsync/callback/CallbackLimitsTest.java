package ro.stocsync.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import ro.stocsync.Defaults;

/** What callbacks may take at once leaves enough to everything else. */
class CallbackLimitsTest {

  private static final int POOL = 20;
  private static final int THREADS = 500;

  private final CallbackConfig config = Defaults.of(CallbackConfig.class);

  @Test
  void threeFifthsOfTheConnectionsAreTheirs() {
    assertThat(new CallbackLimits(config, POOL, THREADS).concurrent()).isEqualTo(12);
  }

  @Test
  void bodiesTakeATwelfthOfTheHeapThatNothingElseNeeds() {
    assertThat(bodiesIn(240)).isEqualTo(16 << 20);
    assertThat(bodiesIn(1_008)).isEqualTo(80 << 20);
  }

  @Test
  void inASmallHeapTheyTakeATwelfthOfHalfOfIt() {
    assertThat(bodiesIn(96)).isEqualTo(4 << 20);
  }

  private long bodiesIn(long mebibytes) {
    return new CallbackLimits(config, POOL, THREADS, mebibytes << 20).bodiesInMemory();
  }

  @Test
  void moreThanThereAreThreadsForIsRefusedWithTheCure() {
    assertThatThrownBy(() -> new CallbackLimits(config, POOL, 200))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("stocsync.callback.waiting (128)")
        .hasMessageContaining("write 68 at most, or raise quarkus.thread-pool.max-threads (200)");
  }
}
