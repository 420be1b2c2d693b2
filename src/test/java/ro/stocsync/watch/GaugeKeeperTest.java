package ro.stocsync.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import ro.stocsync.sql.DatabaseException;

/** While the database is away its gauges are gone, not stale. */
class GaugeKeeperTest {

  private final List<String> told = new ArrayList<>();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private boolean away;

  private final StandingGauges well =
      new StandingGauges() {
        @Override
        public void read() {
          told.add("well read");
        }

        @Override
        public void forget() {
          told.add("well forgotten");
        }
      };

  private final StandingGauges broken =
      new StandingGauges() {
        @Override
        public void read() {
          if (away) {
            throw new DatabaseException(new SQLException("away"));
          }
          told.add("broken read");
        }

        @Override
        public void forget() {
          told.add("broken forgotten");
        }
      };

  private final GaugeKeeper keeper = new GaugeKeeper(List.of(well, broken), metrics);

  @Test
  void whatCannotBeReadIsForgotten() {
    away = true;
    keeper.read();
    assertThat(told).containsExactly("well read", "well forgotten", "broken forgotten");

    told.clear();
    away = false;
    keeper.read();
    assertThat(told).containsExactly("well read", "broken read");
  }

  @Test
  void theAgeOfTheGaugesGrowsUntilTheyAreRead() {
    away = true;
    double before = age();
    keeper.read();
    assertThat(age()).isGreaterThan(before);

    double atMost = age();
    away = false;
    keeper.read();
    assertThat(age()).isLessThan(atMost);
  }

  private double age() {
    return metrics.get("stocsync.gauges.age").timeGauge().value(TimeUnit.NANOSECONDS);
  }
}
