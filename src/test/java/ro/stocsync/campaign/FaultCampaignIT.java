package ro.stocsync.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A short fault campaign with every run of the tests; the long one is {@link LongFaultCampaign}.
 */
class FaultCampaignIT {

  /** Draws kinds of all sorts, and is over within ten seconds. */
  private static final long SEED = 6_868;

  private static final int REPLICAS = 2;
  private static final int SHOPS = 2;
  private static final int PRODUCTS = 120;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void nothingIsLostAndEveryShopShowsTheLedger() throws InterruptedException {
    long seed = Long.getLong("campaign.seed", SEED);
    Report report =
        new Campaign(new Campaign.Size(REPLICAS, SHOPS, PRODUCTS, 1, 3, 1), seed).run(1);

    System.out.println(report.table());
    assertThat(report.faults()).isEqualTo(REPLICAS + SHOPS * 3 + 1);
    assertThat(report.faultsByKind())
        .containsKeys(Kind.REPLICA_KILLED, Kind.REPLICA_STOPPED)
        .hasSize(report.faults());
    assertThat(report.changes()).isPositive();
  }
}
