package ro.stocsync.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.packaged.AotCache;
import ro.stocsync.packaged.StocSyncProcess;
import ro.stocsync.packaged.TestDatabase;
import ro.stocsync.packaged.Vitals;

/**
 * A million changes through one process with a heap of 256 MiB, delivered all the while: what it
 * uses is the same at the end as after the first tenth, and the shop shows every last level. Run by
 * {@code ./mvnw -Psoak verify}; {@code -Dsoak.changes} and {@code -Dsoak.seed} change it.
 */
class MillionChangesSoak {

  private static final int PRODUCTS = 12_000;
  private static final int PARTS = 10;
  private static final double LIMIT = 1.10;
  private static final long CHANGES = Long.getLong("soak.changes", 1_000_000);
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime());

  /** The heap has its size from the start, so that what the system counts does not grow with it. */
  private static final List<String> FLAGS =
      List.of(
          AotCache.recommendedFlags().getFirst(), "-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");

  private TestDatabase database;
  private DemoShop shop;

  private record Sample(long changes, long writes, long undelivered, Vitals vitals) {}

  @BeforeEach
  void start() {
    database = TestDatabase.start();
    shop = DemoShop.start();
    shop.catalog().many("P-", PRODUCTS);
  }

  @AfterEach
  void stop() {
    shop.close();
    database.close();
  }

  @Test
  void memoryIsFlatAfterTheFirstTenth() throws Exception {
    System.out.printf("Soak: %,d changes, -Dsoak.seed=%d%n", CHANGES, SEED);
    Map<String, String> environment = StocSyncProcess.environment(database, shop);
    // Leases and patience as in production: nothing is to be tried again here.
    environment.keySet().removeIf(name -> name.matches("STOCSYNC_(DELIVERY|WOOCOMMERCE)_.*"));
    List<Sample> samples = new ArrayList<>();
    try (StocSyncProcess stocSync =
            StocSyncProcess.listening(StocSyncProcess.started(environment, FLAGS));
        Movements movements = new Movements(stocSync, PRODUCTS, SEED)) {
      stocSync.shows(
          () -> {
            await()
                .atMost(Duration.ofMinutes(5))
                .until(
                    () ->
                        database.number("select count(*) from catalog_state where read_whole")
                            == 1);
            long writes = 0;
            for (int part = 1; part <= PARTS; part++) {
              movements.until(CHANGES * part / PARTS);
              writes += shop.journal().writes().size();
              shop.journal().clear();
              samples.add(sample(stocSync, movements, writes));
            }
            await().atMost(Duration.ofMinutes(5)).until(() -> undelivered() == 0);
            samples.add(sample(stocSync, movements, writes + shop.journal().writes().size()));
            assertThat(stocSync.isAlive()).isTrue();
            shopAndLedgerShow(movements.levels());
          });
      report(samples, movements);
    }
    assertThat(ratio(samples, Vitals::liveKibibytes)).as("live heap").isLessThan(LIMIT);
    assertThat(ratio(samples, Vitals::residentMebibytes)).as("resident").isLessThan(LIMIT);
    assertThat(ratio(samples, Vitals::series)).as("series of metrics").isLessThan(LIMIT);
    assertThat(ratio(samples, Vitals::openFiles)).as("open files").isLessThan(1.5);
    assertThat(ratio(samples, Vitals::threads)).as("threads").isLessThan(1.5);
  }

  private Sample sample(StocSyncProcess stocSync, Movements movements, long writes) {
    Sample sample =
        new Sample(movements.accepted(), writes, undelivered(), Vitals.of(stocSync, database));
    System.out.println(row(sample));
    return sample;
  }

  private long undelivered() {
    return database.number(
        "select count(*) from shop_stock where delivered_version < wanted_version");
  }

  private void shopAndLedgerShow(Map<String, Integer> levels) {
    assertThat(levels).hasSizeGreaterThan(PRODUCTS / 2);
    levels.forEach(
        (code, level) ->
            assertThat(shop.stockOf(code)).as(code).isEqualByComparingTo(level.toString()));
    assertThat(database.number("select sum(quantity) from stock_level"))
        .isEqualTo(levels.values().stream().mapToLong(Integer::longValue).sum());
    assertThat(database.number("select count(*) from stock_level")).isEqualTo(levels.size());
  }

  /** The end, when nothing waits to be delivered any more, beside the first tenth. */
  private static double ratio(List<Sample> samples, ToLongFunction<Vitals> figure) {
    return (double) figure.applyAsLong(samples.getLast().vitals())
        / figure.applyAsLong(samples.getFirst().vitals());
  }

  private static void report(List<Sample> samples, Movements movements) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        | changes accepted | batches to the shop | not yet delivered | live heap KiB | resident MiB | threads | open files | connections | series of metrics |
        |---:|---:|---:|---:|---:|---:|---:|---:|---:|
        """);
    samples.forEach(sample -> text.append(row(sample)).append('\n'));
    text.append(
        "%nThe end beside the first tenth: live heap %s, resident %s, series %s (limit %s); %,d calls.%n"
            .formatted(
                two(ratio(samples, Vitals::liveKibibytes)),
                two(ratio(samples, Vitals::residentMebibytes)),
                two(ratio(samples, Vitals::series)),
                two(LIMIT),
                movements.calls()));
    Files.writeString(Path.of("target", "soak.md"), text);
    System.out.println(text);
  }

  private static String two(double figure) {
    return String.format(Locale.ROOT, "%.2f", figure);
  }

  private static String row(Sample sample) {
    Vitals vitals = sample.vitals();
    return String.format(
        Locale.ROOT,
        "| %,d | %,d | %,d | %,d | %d | %d | %d | %d | %d |",
        sample.changes(),
        sample.writes(),
        sample.undelivered(),
        vitals.liveKibibytes(),
        vitals.residentMebibytes(),
        vitals.threads(),
        vitals.openFiles(),
        vitals.connections(),
        vitals.series());
  }
}
