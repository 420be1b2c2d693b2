package ro.stocsync.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The long fault campaign, run by {@code ./mvnw -Pcampaign verify}. {@code -Dcampaign.seed} repeats
 * what was drawn, {@code -Dcampaign.campaigns} says how many; its table is left in {@code
 * target/campaign.md}.
 */
class LongFaultCampaign {

  private static final int CAMPAIGNS = 8;
  private static final Campaign.Size SIZE = new Campaign.Size(3, 3, 250, 1, 7, 2);

  @Test
  @Timeout(value = 90, unit = TimeUnit.MINUTES)
  void nothingIsLostAndEveryShopShowsTheLedger() throws InterruptedException {
    long seed = Long.getLong("campaign.seed", System.currentTimeMillis());
    int campaigns = Integer.getInteger("campaign.campaigns", CAMPAIGNS);
    Report report = new Campaign(SIZE, seed).run(campaigns);

    report.publish();
    assertThat(report.changes()).isPositive();
    assertThat(report.faultsByKind()).as("every kind came").hasSize(Kind.values().length);
  }
}
