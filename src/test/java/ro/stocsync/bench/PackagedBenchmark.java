package ro.stocsync.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.product;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.bench.Figure.Reach;
import ro.stocsync.bench.Figure.Round;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.packaged.AotCache;
import ro.stocsync.packaged.StocSyncProcess;
import ro.stocsync.packaged.TestDatabase;

/**
 * How soon the package is there, and what memory it takes: Quarkus' usual package, and ours with
 * the recommended flags, with those and the AOT cache, and as serverless has it; in turns. The JVM
 * believes that it has the 512 MiB of a container. Run by {@code ./mvnw -Pbench verify}.
 */
class PackagedBenchmark {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int STARTS = 3 * ROUNDS;
  private static final int CALLBACKS = 1_000;
  private static final String USUAL = "fast-jar, without flags";
  private static final String CACHED = "the same, with AOT cache";
  private static final String SERVERLESS = "and late optimisation";

  /** As deploy/serverless.md has them. */
  private static final List<String> LATE_OPTIMISATION =
      List.of("-XX:Tier2InvokeNotifyFreqLog=14", "-XX:Tier2BackedgeNotifyFreqLog=18");

  private TestDatabase database;
  private DemoShop shop;

  private record Run(double seconds, double processor, double idle, double used) {}

  @BeforeEach
  void start() {
    database = TestDatabase.start();
    shop = DemoShop.start();
    shop.catalog().simple("P-1", "Ceai", 1);
  }

  @AfterEach
  void stop() {
    shop.close();
    database.close();
  }

  @Test
  void flagsAndCache() {
    AotCache.make(database, shop);
    Map<String, List<String>> ways = new LinkedHashMap<>();
    ways.put(USUAL, List.of("-XX:MaxRAM=512m"));
    ways.put("recommended flags", with(List.of("-XX:MaxRAM=512m"), AotCache.recommendedFlags()));
    ways.put(CACHED, with(List.of("-XX:MaxRAM=512m"), AotCache.flags()));
    ways.put(SERVERLESS, with(LATE_OPTIMISATION, ways.get(CACHED)));
    Map<String, List<Run>> runs = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      ways.forEach(
          (way, flags) -> runs.computeIfAbsent(way, w -> new ArrayList<>()).add(run(way, flags)));
    }
    System.out.printf(
        "%n%-26s %14s %7s %14s %7s %9s %14s%n",
        "The package",
        "first answer s",
        "ratio",
        "processor s",
        "ratio",
        "idle MiB",
        "1,000 later");
    List<Run> base = runs.get(USUAL);
    runs.forEach((way, of) -> print(way, of, base));
    List<Run> cached = runs.get(CACHED);
    Map<String, List<Double>> starts = starts(ways);
    Figures.add(12, start("recommended flags and AOT cache", starts.get(CACHED), starts));
    Figures.add(13, start("the same and late optimisation", starts.get(SERVERLESS), starts));
    Figures.add(14, memory("idle", cached, base, Run::idle));
    Figures.add(15, memory("after 1,000 calls", cached, base, Run::used));
    assertThat(cached).hasSize(ROUNDS);
  }

  /** A start is short, and a machine that others use too is now quick and now slow: so, many. */
  private Map<String, List<Double>> starts(Map<String, List<String>> ways) {
    Map<String, List<Double>> starts = new LinkedHashMap<>();
    for (int round = 0; round < STARTS; round++) {
      for (String way : List.of(CACHED, USUAL, SERVERLESS)) {
        starts.computeIfAbsent(way, w -> new ArrayList<>()).add(start(way, ways.get(way)));
      }
    }
    return starts;
  }

  private static Figure start(String how, List<Double> took, Map<String, List<Double>> starts) {
    return new Figure(
        "start to first call answered, " + how,
        "s",
        "fast-jar without flags",
        Reach.atMost(0.4),
        IntStream.range(0, STARTS)
            .mapToObj(i -> new Round(took.get(i), starts.get(USUAL).get(i)))
            .toList());
  }

  private static Figure memory(
      String when, List<Run> measured, List<Run> base, ToDoubleFunction<Run> figure) {
    return new Figure(
        "memory in a container of 512 MiB " + when + ", recommended flags and AOT cache",
        "MiB",
        "fast-jar without flags",
        Reach.atMost(1),
        rounds(measured, base, figure));
  }

  private double start(String way, List<String> flags) {
    long began = System.nanoTime();
    try (StocSyncProcess stocSync = StocSyncProcess.listening(started(way, flags))) {
      return secondsToFirstAnswer(stocSync, began);
    }
  }

  private static List<Round> rounds(
      List<Run> measured, List<Run> limit, ToDoubleFunction<Run> figure) {
    return IntStream.range(0, measured.size())
        .mapToObj(
            i ->
                new Round(
                    figure.applyAsDouble(measured.get(i)), figure.applyAsDouble(limit.get(i))))
        .toList();
  }

  private static void print(String way, List<Run> runs, List<Run> base) {
    double seconds = median(runs, Run::seconds);
    double processor = median(runs, Run::processor);
    System.out.printf(
        "%-26s %14.2f %7.2f %14.2f %7.2f %9.0f %14.0f%n",
        way,
        seconds,
        seconds / median(base, Run::seconds),
        processor,
        processor / median(base, Run::processor),
        median(runs, Run::idle),
        median(runs, Run::used));
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    return runs.stream()
        .mapToDouble(figure)
        .sorted()
        .skip(runs.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private Run run(String way, List<String> flags) {
    long began = System.nanoTime();
    try (StocSyncProcess stocSync = StocSyncProcess.listening(started(way, flags))) {
      double seconds = secondsToFirstAnswer(stocSync, began);
      double processor = stocSync.processorTime().toMillis() / 1e3;
      double idle = Memory.settled(stocSync);
      for (int pieces = 1; pieces <= CALLBACKS; pieces++) {
        stocSync.smartBillSends(product("P-1", pieces)).statusCode(200);
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> shop.stockOf("P-1").intValue() == CALLBACKS);
      return new Run(seconds, processor, idle, stocSync.residentMebibytes());
    }
  }

  private static double secondsToFirstAnswer(StocSyncProcess stocSync, long began) {
    stocSync.smartBillSends(product("P-1", 1)).statusCode(200);
    return (System.nanoTime() - began) / 1e9;
  }

  private StocSyncProcess started(String way, List<String> flags) {
    Map<String, String> environment = StocSyncProcess.environment(database, shop);
    return way.equals(USUAL)
        ? StocSyncProcess.startedFromUsualPackage(environment, flags)
        : StocSyncProcess.started(environment, flags);
  }

  private static List<String> with(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
