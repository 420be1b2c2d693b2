package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static ro.stocsync.SmartBill.product;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;

/** With its AOT cache, which this makes, the packaged application is there sooner. */
class AotCacheIT {

  private static final int FIRST_JDK = 25;

  /** Far above what is seen, so that a busy machine does not fail it. */
  private static final double LIMIT = 0.8;

  private static TestDatabase database;
  private static DemoShop shop;

  @BeforeAll
  static void train() {
    assumeTrue(Runtime.version().feature() >= FIRST_JDK, "AOT caches as JDK 25 makes them");
    assumeTrue(AotCache.canBeMade(), "a native executable has none");
    database = TestDatabase.start();
    shop = DemoShop.start();
    shop.catalog().simple("P-1", "Ceai", 1);
    AotCache.make(database, shop);
  }

  @AfterAll
  static void stop() {
    if (shop != null) {
      shop.close();
      database.close();
    }
  }

  @Test
  void itIsUsedForOurClassesAndTheLibraries() {
    List<String> flags =
        Stream.concat(AotCache.flags().stream(), Stream.of("-Xlog:class+load")).toList();
    try (StocSyncProcess stocSync = start(flags)) {
      stocSync.smartBillSends(product("P-1", 30)).statusCode(200);
      List<String> loaded =
          stocSync
              .log()
              .lines()
              .filter(
                  line -> line.matches(".*\\[class,load *].* (ro\\.stocsync|io\\.quarkus)\\..*"))
              .toList();
      assertThat(loaded).hasSizeGreaterThan(500);
      assertThat(loaded.stream().filter(line -> line.contains("source: shared objects file")))
          .hasSizeGreaterThan(loaded.size() * 8 / 10)
          .anyMatch(line -> line.contains("ro.stocsync.callback."));
    }
  }

  /** Processor time, as neighbours on the machine slow down the clock but not that. */
  @Test
  void theFirstCallbackIsAnsweredSooner() {
    double without = toFirstAnswer(AotCache.recommendedFlags());
    double with = toFirstAnswer(AotCache.flags());
    System.out.printf(
        "Start to first callback answered, processor seconds: without AOT cache %.2f, with it"
            + " %.2f, ratio %.2f (limit %.1f)%n",
        without, with, with / without, LIMIT);
    assertThat(with / without).isLessThan(LIMIT);
  }

  private static double toFirstAnswer(List<String> flags) {
    try (StocSyncProcess stocSync = start(flags)) {
      stocSync.smartBillSends(product("P-1", 30)).statusCode(200);
      return stocSync.processorTime().toMillis() / (double) Duration.ofSeconds(1).toMillis();
    }
  }

  private static StocSyncProcess start(List<String> flags) {
    return StocSyncProcess.listening(
        StocSyncProcess.started(StocSyncProcess.environment(database, shop), flags));
  }
}
