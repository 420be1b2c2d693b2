package ro.stocsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import ro.stocsync.company.AlertTargets;
import ro.stocsync.company.Company;

/** Who asks often gets the same run, until it is too old. */
class CachedReportsTest {

  private static final Company ACME =
      new Company("acme", Optional.empty(), List.of(), List.of(), AlertTargets.NONE);
  private static final ConnectionReport REPORT = new ConnectionReport("acme", List.of(), List.of());

  private final AtomicLong now = new AtomicLong();
  private final List<UniEmitter<? super ConnectionReport>> runs = new ArrayList<>();
  private final CachedReports reports =
      new CachedReports(
          company -> Uni.createFrom().emitter(runs::add), Duration.ofSeconds(5), now::get);

  @Test
  void whoAsksWhileARunIsUnderWayWaitsForIt() {
    UniAssertSubscriber<ConnectionReport> one = ask();
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    UniAssertSubscriber<ConnectionReport> other = ask();
    assertThat(runs).hasSize(1);

    runs.getFirst().complete(REPORT);

    one.awaitItem().assertItem(REPORT);
    other.awaitItem().assertItem(REPORT);
  }

  @Test
  void aYoungReportIsShownAgainAndAnOldOneIsMadeAnew() {
    ask();
    runs.getFirst().complete(REPORT);
    now.addAndGet(Duration.ofSeconds(4).toNanos());
    ask().awaitItem().assertItem(REPORT);
    assertThat(runs).hasSize(1);

    now.addAndGet(Duration.ofSeconds(1).toNanos());
    ask();

    assertThat(runs).hasSize(2);
  }

  private UniAssertSubscriber<ConnectionReport> ask() {
    return reports.of(ACME).subscribe().withSubscriber(UniAssertSubscriber.create());
  }
}
