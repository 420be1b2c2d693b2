package ro.stocsync.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Campaigns on one stage: each a time of load and faults, then a time in which everything works
 * until the shops show what they should, and the verdict.
 */
final class Campaign {

  private static final Duration SHOPS_REST = Duration.ofSeconds(2);
  private static final Duration REPLICAS_REST = Duration.ofSeconds(5);
  private static final Duration DATABASES_REST = Duration.ofSeconds(6);
  private static final Duration LONGEST_CONVERGENCE = Duration.ofSeconds(120);
  private static final Duration NOTHING_COMES_LATER = Kind.LATEST_WORK.plusSeconds(1);

  private final Size size;
  private final long seed;
  private final Draws draws;
  private final Report report;

  /**
   * How large.
   *
   * @param replicas processes of StocSync
   * @param shops three at most
   * @param products of each shop
   * @param ofEachReplica faults of each replica in a campaign; for the others likewise
   */
  record Size(
      int replicas, int shops, int products, int ofEachReplica, int ofEachShop, int ofDatabase) {}

  Campaign(Size size, long seed) {
    this.size = size;
    this.seed = seed;
    this.draws = new Draws(seed);
    this.report = new Report(seed, size);
  }

  /** Runs so many, one after the other; fails at the first that finds something. */
  Report run(int campaigns) throws InterruptedException {
    System.out.printf("Fault campaign, repeated by -Dcampaign.seed=%d%n", seed);
    try (Stage stage = new Stage(size.replicas(), size.shops(), size.products())) {
      isUp(stage);
      LeaseHistory.begin(stage.database());
      Load load = new Load(stage, size.products());
      for (int number = 1; number <= campaigns; number++) {
        one(stage, load, number);
      }
    }
    return report;
  }

  private void one(Stage stage, Load load, int number) throws InterruptedException {
    List<List<Blow>> script = script();
    script.forEach(blows -> System.out.println("  campaign " + number + ": " + blows));
    stage.shops().forEach(shop -> shop.witness().forget());

    load.begin(seed + 1_000L * number);
    suffer(stage, script);
    Instant well = Instant.now();
    load.end();
    isUp(stage);
    List<String> waiting = converges(stage);
    Duration convergence = Duration.between(well, Instant.now());

    nothingComesLater(convergence);
    Verdict verdict = Verdict.of(stage, load, waiting);
    report.add(load, convergence, verdict);
    assertThat(verdict.breaches())
        .as("campaign %d of seed %d, replicas %s", number, seed, stage.everyReplica())
        .isEmpty();
  }

  /** What each of the victims suffers; all of them at the same time. */
  private List<List<Blow>> script() {
    List<List<Blow>> script = new ArrayList<>();
    script.addAll(draws.draw(Kind.Victim.SHOP, size.shops(), size.ofEachShop(), SHOPS_REST));
    script.addAll(
        draws.draw(Kind.Victim.REPLICA, size.replicas(), size.ofEachReplica(), REPLICAS_REST));
    script.addAll(draws.draw(Kind.Victim.DATABASE, 1, size.ofDatabase(), DATABASES_REST));
    return script;
  }

  /** What a shop still does late has to be judged as well. */
  private static void nothingComesLater(Duration passed) {
    Duration left = NOTHING_COMES_LATER.minus(passed);
    if (left.isPositive()) {
      Pace.rest(left);
    }
  }

  private void suffer(Stage stage, List<List<Blow>> script) throws InterruptedException {
    List<Future<?>> sufferings = new ArrayList<>();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<Blow> blows : script) {
        sufferings.add(
            each.submit(
                () -> {
                  for (Blow blow : blows) {
                    Pace.rest(blow.rest());
                    report.add(blow.kind(), stage.suffer(blow));
                  }
                }));
      }
    }
    for (Future<?> suffering : sufferings) {
      try {
        suffering.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a fault could not be brought about", e.getCause());
      }
    }
  }

  private static void isUp(Stage stage) {
    await("all replicas listen")
        .atMost(Stage.LONGEST_START)
        .failFast(
            "a replica ended by itself: " + stage.replicas(),
            () -> !stage.endedByThemselves().isEmpty())
        .until(stage::isUp);
  }

  /** Waits until nothing waits and the shops show the ledger; what is left if that never comes. */
  private static List<String> converges(Stage stage) {
    try {
      await()
          .atMost(LONGEST_CONVERGENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> LedgerJudge.isSettled(stage));
      return List.of();
    } catch (ConditionTimeoutException e) {
      return LedgerJudge.waiting(stage.database());
    }
  }
}
