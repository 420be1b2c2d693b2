package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.product;

import io.restassured.RestAssured;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.fuzz.Mutants;
import ro.stocsync.fuzz.Recordings;

/**
 * A shop that answers oddly costs other shops nothing, is never believed to show what it did not
 * show, and is brought to the ledger's levels once it answers as it should.
 */
class OddShopFuzzIT {

  private static final int ANSWERS = Integer.getInteger("fuzz.inputs", 400) / 8;
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
  private static final int PRODUCTS = 120;

  @Test
  void anOddShopIsNotBelievedAndHoldsNobodyUp() {
    System.out.printf("Fuzz: %d answers of a shop, -Dfuzz.seed=%d%n", ANSWERS, SEED);
    try (TestDatabase database = TestDatabase.start();
        DemoShop shop = DemoShop.start();
        DemoShop other = DemoShop.start();
        OddShop odd = new OddShop(shop, new Mutants(Recordings.ofShops()), SEED)) {
      shop.catalog().many("P-", PRODUCTS);
      other.catalog().many("P-", PRODUCTS);
      try (StocSyncProcess stocSync =
          StocSyncProcess.listening(
              StocSyncProcess.started(
                  environment(database, odd, other),
                  List.of(
                      "-XX:TieredStopAtLevel=1",
                      "-Xmx128m",
                      "-XX:+UseSerialGC",
                      "-XX:+ExitOnOutOfMemoryError")))) {
        stocSync.shows(
            () -> {
              long slowest = 0;
              int base = 100;
              while (odd.told() < ANSWERS) {
                base++;
                long began = System.nanoTime();
                everythingMoves(stocSync, base);
                shows(other, base);
                slowest = Math.max(slowest, (System.nanoTime() - began) / 1_000_000);
              }
              System.out.printf(
                  "Fuzz: %,d answers of a shop, slowest delivery to the other %d ms%n",
                  odd.told(), slowest);
              odd.comeToItsSenses();
              everythingMoves(stocSync, base + 1);
              shows(other, base + 1);
              shows(shop, base + 1);
              isWellAfterwards(stocSync, database);
            });
      }
    }
  }

  private static void isWellAfterwards(StocSyncProcess stocSync, TestDatabase database) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                database.number(
                        "select count(*) from shop_stock where delivered_version < wanted_version")
                    == 0);
    assertThat(
            database.number(
                "select count(*) from delivery where outcome = 'DELIVERED'"
                    + " and sent is distinct from shown"))
        .isZero();
    assertThat(stocSync.isAlive()).isTrue();
    RestAssured.get(stocSync.url("/q/health")).then().statusCode(200);
    assertThat(stocSync.log())
        .doesNotContain("error of ours", "database is away", "OutOfMemory", "Exception");
  }

  private static void everythingMoves(StocSyncProcess stocSync, int base) {
    stocSync
        .smartBillSends(
            IntStream.rangeClosed(1, PRODUCTS)
                .mapToObj(i -> product("P-%05d".formatted(i), base + i))
                .toArray(String[]::new))
        .statusCode(200);
  }

  private static void shows(DemoShop shop, int base) {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                assertThat(
                        IntStream.rangeClosed(1, PRODUCTS)
                            .filter(i -> shop.stockOf("P-%05d".formatted(i)).intValue() != base + i)
                            .boxed())
                    .isEmpty());
  }

  private static Map<String, String> environment(
      TestDatabase database, OddShop odd, DemoShop other) {
    Map<String, String> environment = new HashMap<>(StocSyncProcess.environment(database, other));
    String shops = "STOCSYNC_COMPANIES_ACME_SHOPS_";
    environment.put(shops + "MAIN_URL", odd.url());
    environment.put(shops + "OTHER_URL", other.url());
    environment.put(shops + "OTHER_CONSUMER_KEY", other.consumerKey());
    environment.put(shops + "OTHER_CONSUMER_SECRET", other.consumerSecret());
    environment.put(shops + "OTHER_WAREHOUSES", "Magazin");
    environment.put("STOCSYNC_WOOCOMMERCE_REQUEST_TIMEOUT", "2s");
    environment.put("STOCSYNC_DELIVERY_SHORTEST_PAUSE", "5ms");
    environment.put("STOCSYNC_DELIVERY_LONGEST_PAUSE", "20ms");
    environment.put("STOCSYNC_DELIVERY_LONGEST_RETRY_AFTER", "50ms");
    environment.put("STOCSYNC_DELIVERY_SETTLE_TIME", "1s");
    environment.put("STOCSYNC_CATALOG_REFRESH", "1s");
    environment.put("STOCSYNC_CATALOG_SWEEP", "1s");
    environment.put("STOCSYNC_CATALOG_SWEEP_PAUSE", "0ms");
    return environment;
  }
}
