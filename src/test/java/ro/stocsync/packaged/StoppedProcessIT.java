package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.product;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;

/** SIGTERM ends what is under way, begins nothing and holds nobody up. */
class StoppedProcessIT {

  private static final int PRODUCTS = 400;

  /**
   * Who had to wait for a lease, or for what it left unsettled, would wait for minutes; and never
   * are all batches under way at once.
   */
  private static final Map<String, String> PATIENT =
      Map.of(
          "STOCSYNC_DELIVERY_LEASE", "300s",
          "STOCSYNC_DELIVERY_SETTLE_TIME", "300s",
          "STOCSYNC_WOOCOMMERCE_CONCURRENT_REQUESTS", "2");

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
  void theBatchUnderWayIsEndedAndTheNextReplicaGoesOnAtOnce() {
    AtomicBoolean reached = new AtomicBoolean();
    shop.faults()
        .when(
            (method, path) -> {
              boolean batch = path.endsWith("/batch");
              reached.compareAndSet(false, batch);
              return batch;
            },
            new Fault.Delay(Duration.ofMillis(1_500)));
    try (StocSyncProcess first = StocSyncProcess.listening(database, shop, PATIENT)) {
      // Else the first reading may come between, and have products written once more.
      first.awaitLog("the reading of its whole catalog (FIRST) is finished");
      everythingMoves(first);
      first.shows(() -> await().untilTrue(reached));

      assertThat(first.terminate()).isEqualTo(143);

      first.shows(this::whatTheShopDidIsKnownAndNothingIsHeld);
    }
    int before = shop.journal().written().size();
    assertThat(before).isPositive().isLessThan(PRODUCTS);
    shop.faults().clear();

    try (StocSyncProcess second = StocSyncProcess.listening(database, shop, PATIENT)) {
      second.shows(
          () ->
              await()
                  .atMost(Duration.ofSeconds(20))
                  .until(() -> inState("DELIVERED"), count -> count == PRODUCTS));
    }
    assertThat(shop.journal().written()).as("written once each").hasSize(PRODUCTS);
    assertThat(shop.journal().written()).doesNotHaveDuplicates();
  }

  private void whatTheShopDidIsKnownAndNothingIsHeld() {
    assertThat(inState("DELIVERED")).isEqualTo(shop.journal().written().size());
    assertThat(inState("WAITING")).isEqualTo(PRODUCTS - shop.journal().written().size());
    assertThat(database.number("select count(*) from shop_stock where unsettled_until > now()"))
        .isZero();
    assertThat(
            database.number(
                "select count(*) from shop_lease"
                    + " where purpose = 'DELIVERY' and expires_at = '-infinity'"))
        .isEqualTo(1);
    assertThat(database.number("select count(*) from shop_lease where expires_at > '-infinity'"))
        .isZero();
  }

  private long inState(String state) {
    return database.number("select count(*) from shop_stock where state = '" + state + "'");
  }

  private static void everythingMoves(StocSyncProcess stocSync) {
    stocSync
        .smartBillSends(
            IntStream.rangeClosed(1, PRODUCTS)
                .mapToObj(i -> product("P-%05d".formatted(i), 100 + i))
                .toArray(String[]::new))
        .statusCode(200);
  }

  /** Its commit and its answer belong together. */
  @Test
  void aCallbackUnderWayIsTakenInAndAnswered() throws SQLException {
    try (StocSyncProcess stocSync = StocSyncProcess.listening(database, shop);
        Connection other = database.connect();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("lock table stock_level in exclusive mode");
      CompletableFuture<ValidatableResponse> answer =
          CompletableFuture.supplyAsync(() -> stocSync.smartBillSends(product("P-00001", 7)));
      await().until(() -> database.waitForLocks() == 1);

      stocSync.isToldToStop();
      stocSync.shows(
          () ->
              await()
                  .during(Duration.ofSeconds(4))
                  .atMost(Duration.ofSeconds(15))
                  .until(stocSync::runs));
      other.rollback();

      stocSync.shows(() -> answer.join().statusCode(200));
      assertThat(stocSync.exitStatus()).isEqualTo(143);
      assertThat(database.number("select quantity from stock_level where product_code = 'P-00001'"))
          .isEqualTo(7);
    }
  }
}
