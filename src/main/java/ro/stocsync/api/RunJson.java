package ro.stocsync.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ro.stocsync.company.Texts;
import ro.stocsync.company.Warehouse;
import ro.stocsync.reconcile.Forecast;
import ro.stocsync.reconcile.RunProgress;
import ro.stocsync.reconcile.SyncRun;

/**
 * A stock pull or a reconciliation.
 *
 * @param id its number
 * @param kind which kind
 * @param cause why it began
 * @param who who asked for it
 * @param shops the shops it concerns
 * @param warehouses the warehouses that were asked for; none for all that are monitored
 * @param preview whether it asks before anything is written
 * @param repair whether a reconciliation delivers what differs
 * @param phase how far it is
 * @param says that in words
 * @param waitsFor what it asks the operator
 * @param confirmedBy who said yes
 * @param problem what keeps it or ended it, and what to do
 * @param createdAt when it was asked for
 * @param phaseAt when its phase began
 * @param endedAt when it ended
 * @param listed lines that SmartBill listed
 * @param unusable those of them that said nothing that could be used
 * @param found products the run is about, in all its shops
 * @param matched those that stand for a product of the shop
 * @param open those that are to be compared still
 * @param delivered those that show what they should
 * @param waiting those that are on their way
 * @param differing those that would be written
 * @param failed those that cannot be written
 * @param perSecond products a second in this phase
 * @param secondsLeft how long this phase will probably last still
 * @param forecast what would change, shop by shop
 */
public record RunJson(
    UUID id,
    SyncRun.Kind kind,
    SyncRun.Cause cause,
    String who,
    List<String> shops,
    List<String> warehouses,
    boolean preview,
    boolean repair,
    SyncRun.Phase phase,
    String says,
    Optional<SyncRun.Question> waitsFor,
    Optional<String> confirmedBy,
    Optional<String> problem,
    Instant createdAt,
    Instant phaseAt,
    Optional<Instant> endedAt,
    long listed,
    long unusable,
    long found,
    long matched,
    long open,
    long delivered,
    long waiting,
    long differing,
    long failed,
    double perSecond,
    Optional<Long> secondsLeft,
    List<Forecast> forecast) {

  static RunJson of(
      SyncRun run,
      List<Warehouse> warehouses,
      RunProgress progress,
      List<Forecast> forecast,
      Texts texts) {
    SyncRun.Request request = run.request();
    RunProgress.Counts counts = progress.counts();
    return new RunJson(
        run.id(),
        request.kind(),
        request.cause(),
        request.who(),
        request.shops(),
        warehouses.stream().map(Warehouse::name).toList(),
        request.preview(),
        request.repair(),
        run.phase(),
        run.says(texts),
        run.waitsFor(),
        run.confirmedBy(),
        run.problem().map(problem -> problem.words(texts)),
        run.createdAt(),
        run.phaseAt(),
        run.endedAt(),
        progress.listed().lines(),
        progress.listed().unusable(),
        counts.found(),
        counts.matched(),
        counts.open(),
        counts.delivered(),
        counts.waiting(),
        counts.differing(),
        counts.failed(),
        Math.round(progress.perSecond() * 10) / 10.0,
        progress.left().map(Duration::toSeconds),
        forecast);
  }
}
