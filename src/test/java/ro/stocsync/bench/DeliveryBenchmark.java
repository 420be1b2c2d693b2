package ro.stocsync.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ro.stocsync.bench.Figure.Reach;
import ro.stocsync.bench.Figure.Round;
import ro.stocsync.packaged.StocSyncProcess;

/** How soon one shop shows what SmartBill told, beside what the shop itself takes for it. */
class DeliveryBenchmark {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int BATCH = 100;

  /** {@code stocsync.woocommerce.concurrent-requests}. */
  private static final int AT_ONCE = 4;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private int level;

  @Test
  void everythingMovesInASlowShop() throws Exception {
    int products = 5_000;
    try (Installation installation = Installation.of(1, products, Map.of())) {
      move(installation, products);
      installation.shops().pace(Duration.ofMillis(300));
      move(installation, products);
      List<Round> rounds = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        rounds.add(
            new Round(move(installation, products), batchesAlone(installation, products / BATCH)));
      }
      Figures.add(
          4,
          new Figure(
              "5,000 products delivered, a batch taking the shop 300 ms",
              "s",
              "the batches alone, 4 at once",
              Reach.atMost(1.15),
              rounds));
    }
  }

  /** Seconds from the call's answer until the shop has answered the last batch. */
  private double move(Installation installation, int products) {
    level++;
    installation.take(Movements.of(0, products, products, level));
    long began = System.nanoTime();
    installation.awaitLevel(products, level);
    double took = (installation.shops().lastEnded() - began) / 1e9;
    installation.awaitQuiet();
    return took;
  }

  /** Seconds that the shop takes for so many batches, with nothing between. */
  private double batchesAlone(Installation installation, int batches) throws Exception {
    URI address = URI.create(installation.shops().url(0) + "/wp-json/wc/v3/products/batch");
    byte[] body = PacedShops.batch(0, BATCH, level);
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      Callable<Integer> one =
          () ->
              http.send(
                      HttpRequest.newBuilder(address)
                          .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                          .build(),
                      HttpResponse.BodyHandlers.discarding())
                  .statusCode();
      long began = System.nanoTime();
      for (Future<Integer> answer :
          threads.invokeAll(IntStream.range(0, batches).mapToObj(i -> one).toList())) {
        assertThat(answer.get()).isEqualTo(200);
      }
      return (System.nanoTime() - began) / 1e9;
    }
  }

  @Test
  void oneChangeInAQuietSystem() throws Exception {
    try (Installation installation = Installation.of(1, 1_000, Map.of());
        Connection connection = installation.dataSource().getConnection();
        PreparedStatement commit =
            connection.prepareStatement(
                "insert into callback (company, outcome, items, accepted) values ('-', '-', 0, 0)");
        Sender sender = new Sender(installation.stocks(), StocSyncProcess.TOKEN)) {
      List<Round> rounds = new ArrayList<>();
      for (int round = -10; round < 4 * ROUNDS; round++) {
        // Quiet: whatever the last change was followed by is over.
        LockSupport.parkNanos(700_000_000);
        Round one =
            new Round(untilItsRequest(installation, sender), unavoidable(installation, commit));
        if (round >= 0) {
          rounds.add(one);
        }
      }
      Figures.add(
          5,
          new Figure(
              "one change in a quiet system: call in to the shop's request",
              "ms",
              "an HTTP round trip on loop-back and a commit",
              Reach.atMostMore(25),
              rounds));
    }
  }

  private double untilItsRequest(Installation installation, Sender sender) throws Exception {
    int before = installation.shops().batches();
    byte[] body = Movements.of(0, 1, 1_000, ++level).body();
    long began = System.nanoTime();
    assertThat(sender.post(body)).isEqualTo(200);
    await().pollInterval(Duration.ofMillis(5)).until(() -> installation.shops().batches() > before);
    return (installation.shops().lastBegun() - began) / 1e6;
  }

  private double unavoidable(Installation installation, PreparedStatement commit) throws Exception {
    HttpRequest live =
        HttpRequest.newBuilder(URI.create(installation.process().url("/q/health/live"))).build();
    long began = System.nanoTime();
    http.send(live, HttpResponse.BodyHandlers.discarding());
    commit.execute();
    return (System.nanoTime() - began) / 1e6;
  }

  @Test
  void oneProductMovesOftenInASecond() throws Exception {
    try (Installation installation = Installation.of(1, 1_000, Map.of());
        Sender sender = new Sender(installation.stocks(), StocSyncProcess.TOKEN)) {
      List<Round> rounds = new ArrayList<>();
      for (int round = -2; round < ROUNDS; round++) {
        int before = installation.shops().batches();
        long began = System.nanoTime();
        for (int call = 0; call < 100; call++) {
          LockSupport.parkNanos(began + call * 10_000_000L - System.nanoTime());
          assertThat(sender.post(Movements.of(0, 1, 1_000, ++level).body())).isEqualTo(200);
        }
        installation.awaitLevel(1, level);
        installation.awaitQuiet();
        if (round >= 0) {
          rounds.add(new Round(installation.shops().batches() - before, 1));
        }
      }
      Figures.add(
          6,
          new Figure(
              "100 calls on one product in a second, the last level right",
              "writes to the shop",
              "its last level alone",
              Reach.atMost(5),
              rounds));
    }
  }

  @Test
  void aHundredTimesTheCatalog() {
    try (Installation small = Installation.of(1, 1_000, Map.of());
        Installation large = Installation.of(1, 100_000, Map.of())) {
      List<Round> rounds = new ArrayList<>();
      for (int round = -4; round < ROUNDS; round++) {
        double inSmall = thousandProducts(small);
        Round one = new Round(thousandProducts(large), inSmall);
        if (round >= 0) {
          rounds.add(one);
        }
      }
      Figures.add(
          8,
          new Figure(
              "1,000 products delivered in a catalog of 100,000",
              "s",
              "in a catalog of 1,000",
              Reach.atMost(1.2),
              rounds));
    }
  }

  private double thousandProducts(Installation installation) {
    return IntStream.range(0, 5).mapToDouble(i -> move(installation, 1_000)).sum();
  }
}
