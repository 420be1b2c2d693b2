package ro.stocsync.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.SmartBill;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.packaged.StocSyncProcess;
import ro.stocsync.packaged.TestDatabase;

/**
 * What the operations guide sizes an installation by: the packaged application as a process, over a
 * PostgreSQL and a shop on the same machine, which take their share of its cores. Run by {@code
 * ./mvnw -Pbench verify}.
 */
class SizingBenchmark {

  private static final int PRODUCTS = 5_000;
  private static final int SENDERS = 16;
  private static final int ITEMS = 10;
  private static final int CALLS = 1_600;
  private static final int RUNS = 5;

  private final AtomicInteger level = new AtomicInteger();
  private TestDatabase database;
  private DemoShop shop;
  private HttpClient http;
  private ExecutorService senders;
  private URI stocks;

  @BeforeEach
  void start() {
    database = TestDatabase.start();
    shop = DemoShop.start();
    shop.catalog().many("P-", PRODUCTS);
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    senders = Executors.newFixedThreadPool(SENDERS);
  }

  @AfterEach
  void stop() {
    senders.shutdownNow();
    http.close();
    shop.close();
    database.close();
  }

  @Test
  void whatOneProcessTakesInAndDelivers() throws Exception {
    try (StocSyncProcess stocSync = StocSyncProcess.listening(database, shop)) {
      stocks = URI.create(stocSync.url("/smartbill/acme/stocks"));
      callbacks();
      long receipts = bytes("callback", "callback_item", "callback_body");
      long deliveries = bytes("delivery");
      double[] accepted = new double[RUNS];
      double[] delivered = new double[RUNS];
      long delivery = 0;
      for (int run = 0; run < RUNS; run++) {
        accepted[run] = callbacks();
        long before = database.number("select count(*) from delivery");
        delivered[run] = everythingMoves();
        delivery += database.number("select count(*) from delivery") - before;
      }
      System.out.printf(
          """

          One process                                      median      spread
            callbacks of %d products a second            %8.0f    %8.0f
            products a second to a shop that is quick    %8.0f    %8.0f
            bytes of receipts for each product in a call %8d
            bytes kept for each delivery                 %8d

          """,
          ITEMS,
          median(accepted),
          spread(accepted),
          median(delivered),
          spread(delivered),
          (bytes("callback", "callback_item", "callback_body") - receipts)
              / (RUNS * (long) (CALLS * ITEMS + PRODUCTS)),
          (bytes("delivery") - deliveries) / Math.max(1, delivery));
      assertThat(delivery).isPositive();
    }
  }

  /** Callbacks a second, of products spread over all there are. */
  private double callbacks() throws Exception {
    long began = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    List<Callable<Integer>> all = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      all.add(
          () -> {
            int taken = 0;
            for (int call = next.getAndIncrement(); call < CALLS; call = next.getAndIncrement()) {
              int from = call * ITEMS;
              taken += send(IntStream.range(from, from + ITEMS));
            }
            return taken;
          });
    }
    assertThat(sum(senders.invokeAll(all))).isEqualTo(CALLS);
    double seconds = (System.nanoTime() - began) / 1e9;
    shopShowsEverything();
    return CALLS / seconds;
  }

  /** Products a second, from the call that moves all of them until the shop shows them. */
  private double everythingMoves() throws Exception {
    long began = System.nanoTime();
    assertThat(send(IntStream.range(0, PRODUCTS))).isEqualTo(1);
    shopShowsEverything();
    return PRODUCTS / ((System.nanoTime() - began) / 1e9);
  }

  private int send(IntStream products) throws IOException, InterruptedException {
    String items =
        products
            .mapToObj(
                i ->
                    SmartBill.product(
                        "P-%05d".formatted(1 + i % PRODUCTS), level.incrementAndGet()))
            .collect(Collectors.joining(","));
    HttpRequest request =
        HttpRequest.newBuilder(stocks)
            .header("Authorization", "Bearer " + StocSyncProcess.TOKEN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"products\":[" + items + "]}"))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200 ? 1 : 0;
  }

  private void shopShowsEverything() {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                database.number(
                        "select count(*) from shop_stock where delivered_version < wanted_version")
                    == 0);
  }

  private long bytes(String... tables) {
    return Arrays.stream(tables)
        .mapToLong(
            table -> database.number("select pg_total_relation_size('" + table + "'::regclass)"))
        .sum();
  }

  private static int sum(List<Future<Integer>> parts)
      throws InterruptedException, ExecutionException {
    int sum = 0;
    for (Future<Integer> part : parts) {
      sum += part.get();
    }
    return sum;
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double spread(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length - 1] - sorted[0];
  }
}
