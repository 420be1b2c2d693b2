package ro.stocsync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.stocsync.reconcile.SyncRun.Cause;
import ro.stocsync.reconcile.SyncRun.Kind;
import ro.stocsync.reconcile.SyncRun.Phase;
import ro.stocsync.reconcile.SyncRun.Request;

/** How quick a run is, and how long it will last still. */
class RunProgressTest {

  private static final Instant BEGAN = Instant.parse("2026-11-24T04:00:00Z");

  private static RunProgress after(long seconds, Phase phase, RunProgress.Counts counts) {
    SyncRun run =
        new SyncRun(
            "acme",
            UUID.randomUUID(),
            new Request(Kind.PULL, Cause.OPERATOR, "ana", List.of("main"), Set.of(), false, false),
            phase,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            BEGAN,
            BEGAN,
            Optional.empty());
    return RunProgress.of(
        run, new RunProgress.Listed(5_000, 2), counts, BEGAN.plusSeconds(seconds));
  }

  @Test
  void whileSmartBillListsItsLinesCountAndNobodyKnowsTheEnd() {
    RunProgress progress = after(10, Phase.READING, new RunProgress.Counts(0, 0, 0, 0, 0, 0, 0));

    assertThat(progress.perSecond()).isEqualTo(500);
    assertThat(progress.left()).isEmpty();
  }

  @Test
  void whileItComparesWhatIsOpenIsLeft() {
    RunProgress progress =
        after(10, Phase.COMPARING, new RunProgress.Counts(3_000, 900, 2_000, 0, 0, 0, 0));

    assertThat(progress.perSecond()).isEqualTo(100);
    assertThat(progress.left()).contains(Duration.ofSeconds(20));
  }

  @Test
  void whileItDeliversWhatWaitsIsLeft() {
    RunProgress progress =
        after(10, Phase.DELIVERING, new RunProgress.Counts(1_000, 1_000, 0, 500, 500, 0, 0));

    assertThat(progress.left()).contains(Duration.ofSeconds(10));
  }

  @Test
  void aRunThatHasEndedTellsItsRateOverItsWholeTime() {
    Instant end = BEGAN.plusSeconds(20);
    SyncRun run =
        new SyncRun(
            "acme",
            UUID.randomUUID(),
            new Request(Kind.PULL, Cause.OPERATOR, "ana", List.of("main"), Set.of(), false, false),
            Phase.FINISHED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            BEGAN,
            end,
            Optional.of(end));

    RunProgress progress =
        RunProgress.of(
            run,
            new RunProgress.Listed(1_000, 0),
            new RunProgress.Counts(1_000, 1_000, 0, 1_000, 0, 0, 0),
            end.plusSeconds(3_600));

    assertThat(progress.perSecond()).isEqualTo(50);
  }

  @Test
  void aRunThatHasOnlyBegunPromisesNothing() {
    assertThat(after(0, Phase.COMPARING, new RunProgress.Counts(10, 0, 10, 0, 0, 0, 0)).left())
        .isEmpty();
  }
}
