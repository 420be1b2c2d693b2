package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.product;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;

/** What was answered with 200 survives SIGKILL, at whatever moment it comes. */
class KilledProcessIT {

  private static final int PRODUCTS = 150;
  private static final Duration HELD = Duration.ofMillis(2_500);

  private TestDatabase database;
  private DemoShop shop;

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
  void killedBetweenTheAnswerAndTheDelivery() {
    shop.stop();
    try (StocSyncProcess first = StocSyncProcess.listening(database, shop)) {
      first.shows(() -> everythingMoves(first, 100));
      first.kill();
    }
    assertThat(undelivered()).isEqualTo(PRODUCTS);
    shop.resume();
    assertThat(shop.stockOf("P-00001")).isEqualByComparingTo("1");

    try (StocSyncProcess second = StocSyncProcess.listening(database, shop)) {
      shopShowsEverything(second, 100);
    }
  }

  @Test
  void killedBeforeTheShopDoesABatch() {
    killedWhileABatchIsUnderWay(new Fault.Delay(HELD), 1);
  }

  @Test
  void killedAfterTheShopDidABatchAndBeforeItsAnswer() {
    killedWhileABatchIsUnderWay(new Fault.LateAnswer(HELD), 101);
  }

  /** The shop holds its batches; what it has of the first product meanwhile tells which kind. */
  private void killedWhileABatchIsUnderWay(Fault fault, int meanwhile) {
    AtomicBoolean reached = new AtomicBoolean();
    shop.faults()
        .when(
            (method, path) -> {
              boolean batch = path.endsWith("/batch");
              reached.compareAndSet(false, batch);
              return batch;
            },
            fault);
    try (StocSyncProcess first = StocSyncProcess.listening(database, shop)) {
      first.shows(
          () -> {
            everythingMoves(first, 100);
            await().untilTrue(reached);
            everythingMoves(first, 200);
            await().until(() -> shop.stockOf("P-00001").intValue(), stock -> stock == meanwhile);
          });
      first.kill();
    }
    assertThat(undelivered()).isEqualTo(PRODUCTS);
    shop.faults().clear();

    try (StocSyncProcess second = StocSyncProcess.listening(database, shop)) {
      shopShowsEverything(second, 200);
      assertThat(shop.journal().writtenTwiceAtOnce()).isEmpty();
    }
  }

  @Test
  void aBatchThatTheShopEndsLongAfterTheKillHasNotTheLastWord() {
    AtomicBoolean reached = new AtomicBoolean();
    shop.faults()
        .when(
            (method, path) -> path.endsWith("/batch") && reached.compareAndSet(false, true),
            new Fault.Delay(Duration.ofSeconds(25)));
    try (StocSyncProcess first = StocSyncProcess.listening(database, shop)) {
      first.smartBillSends(product("P-00001", 100)).statusCode(200);
      first.shows(() -> await().untilTrue(reached));
      first.kill();
    }
    try (StocSyncProcess second =
        StocSyncProcess.listening(database, shop, Map.of("STOCSYNC_DELIVERY_SETTLE_TIME", "30s"))) {
      second.smartBillSends(product("P-00001", 200)).statusCode(200);
      second.shows(
          () -> {
            shopComesToShow(200);
            shopComesToShow(100);
            shopComesToShow(200);
          });
    }
  }

  private void shopComesToShow(int stock) {
    await()
        .atMost(Duration.ofSeconds(50))
        .until(() -> shop.stockOf("P-00001").intValue(), now -> now == stock);
  }

  private static void everythingMoves(StocSyncProcess stocSync, int base) {
    stocSync
        .smartBillSends(
            IntStream.rangeClosed(1, PRODUCTS)
                .mapToObj(i -> product("P-%05d".formatted(i), base + i))
                .toArray(String[]::new))
        .statusCode(200);
  }

  private void shopShowsEverything(StocSyncProcess stocSync, int base) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        IntStream.rangeClosed(1, PRODUCTS)
                            .filter(i -> shop.stockOf("P-%05d".formatted(i)).intValue() == base + i)
                            .count())
                    .as(stocSync::log)
                    .isEqualTo(PRODUCTS));
    stocSync.shows(() -> await().atMost(Duration.ofSeconds(30)).until(() -> undelivered() == 0));
  }

  private long undelivered() {
    return database.number(
        "select count(*) from shop_stock where delivered_version < wanted_version");
  }
}
