package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.product;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;

/** What was answered with 200 survives SIGKILL, at whatever moment it comes. */
class KilledProcessIT {

  private static final int PRODUCTS = 150;

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
      everythingMoves(first, 100);
      first.kill();
    }
    shop.resume();
    assertThat(shop.stockOf("P-00001")).isEqualByComparingTo("1");

    try (StocSyncProcess second = StocSyncProcess.listening(database, shop)) {
      shopShowsEverything(second, 100);
    }
  }

  @Test
  void killedWhileABatchIsUnderWay() {
    shop.faults()
        .when((method, path) -> path.endsWith("/batch"), new Fault.Delay(Duration.ofMillis(1_500)));
    try (StocSyncProcess first = StocSyncProcess.listening(database, shop)) {
      everythingMoves(first, 100);
      everythingMoves(first, 200);
      await()
          .until(
              () ->
                  database.number(
                          "select count(*) from shop_lease where purpose = 'DELIVERY' and expires_at > now()")
                      > 0);
      first.kill();
    }
    shop.faults().clear();

    try (StocSyncProcess second = StocSyncProcess.listening(database, shop)) {
      shopShowsEverything(second, 200);
      assertThat(shop.journal().writtenTwiceAtOnce()).isEmpty();
    }
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
    await()
        .until(
            () ->
                database.number(
                        "select count(*) from shop_stock where delivered_version < wanted_version")
                    == 0);
  }
}
