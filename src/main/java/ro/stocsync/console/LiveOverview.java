package ro.stocsync.console;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.DeliveryLog;
import ro.stocsync.delivery.Standings;
import ro.stocsync.delivery.Standings.Standing;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.reconcile.Runs;
import ro.stocsync.reconcile.SyncRun;
import ro.stocsync.sql.DatabaseException;

/** What the overview shows, looked up once for all who watch it. */
@ApplicationScoped
class LiveOverview {

  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Standings standings;
  private final Ledger ledger;
  private final DeliveryLog deliveries;
  private final Runs runs;
  private final Multi<Snapshot> changes;

  LiveOverview(Standings standings, Ledger ledger, DeliveryLog deliveries, Runs runs) {
    this.standings = standings;
    this.ledger = ledger;
    this.deliveries = deliveries;
    this.runs = runs;
    this.changes =
        Multi.createFrom()
            .ticks()
            .every(LOOK)
            .onOverflow()
            .drop()
            .emitOn(Infrastructure.getDefaultWorkerPool())
            .map(tick -> look())
            .filter(Optional::isPresent)
            .map(Optional::get)
            .skip()
            .repetitions()
            .broadcast()
            .withCancellationAfterLastSubscriberDeparture()
            .toAllSubscribers();
  }

  /**
   * A shop.
   *
   * @param lastCallback when SmartBill sent levels last
   * @param day its last 24 hours
   */
  record Card(Standing standing, Optional<Instant> lastCallback, DayChart day) {

    public String company() {
      return standing.shop().company();
    }

    public String shop() {
      return standing.shop().shop();
    }

    public String base() {
      return "/console/" + company() + "/" + shop();
    }

    /** What is behind the names of elements of the page. */
    public String id() {
      return company() + "-" + shop();
    }

    public boolean down() {
      return standing.problem().isPresent();
    }
  }

  /**
   * Everything.
   *
   * @param unanswered runs that wait for an operator's yes
   */
  record Snapshot(List<Card> cards, List<SyncRun> unanswered) {}

  /** As it is now. */
  Snapshot now() {
    Map<String, Instant> callbacks = ledger.lastAccepted();
    Map<ShopKey, List<DeliveryLog.Hour>> hours = deliveries.lastDay();
    Instant now = Instant.now();
    Function<Standing, Card> card =
        standing ->
            new Card(
                standing,
                Optional.ofNullable(callbacks.get(standing.shop().company())),
                DayChart.of(hours.getOrDefault(standing.shop(), List.of()), now));
    return new Snapshot(standings.all().stream().map(card).toList(), runs.unanswered());
  }

  /** Each time it is another one. */
  Multi<Snapshot> changes() {
    return changes;
  }

  /** While the database is away nothing is known to have changed. */
  private Optional<Snapshot> look() {
    try {
      return Optional.of(now());
    } catch (DatabaseException e) {
      return Optional.empty();
    }
  }
}
