package ro.stocsync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ro.stocsync.bench.Figure.Reach;
import ro.stocsync.bench.Figure.Round;

/** Many shops at once, and many replicas. */
class FleetBenchmark {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int SHOPS = 200;
  private static final int CHANGES = 50;

  /** Whole waves for one, two and three replicas; so many that the first poll weighs little. */
  private static final int REPLICATED_SHOPS = 48;

  /** {@code stocsync.delivery.shops-at-once}. */
  private static final int AT_ONCE = 32;

  private int level;

  @Test
  void manyShopsInOneProcess() throws Exception {
    try (Installation installation = Installation.of(SHOPS, CHANGES, Map.of())) {
      move(installation, CHANGES);
      installation.shops().pace(Duration.ofMillis(1_000));
      move(installation, CHANGES);
      List<Round> rounds = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        rounds.add(new Round(move(installation, CHANGES), shopsAlone(installation)));
      }
      Figures.add(
          9,
          new Figure(
              "200 shops with 50 changes each, a batch taking a shop 1 s, one process",
              "s",
              "the shops alone, %d at once".formatted(AT_ONCE),
              Reach.atMost(1.3),
              rounds));
    }
  }

  @Test
  void twoAndThreeReplicas() {
    int products = 1_000;
    try (Installation installation =
        Installation.of(
            REPLICATED_SHOPS, products, Map.of("STOCSYNC_DELIVERY_SHOPS_AT_ONCE", "4"))) {
      installation.another();
      installation.another();
      installation.shops().pace(Duration.ofSeconds(1));
      // Each is to know every shop: a process begins with one request at a time to a shop.
      for (int replica = 0; replica < 3; replica++) {
        move(installation, products, replica, replica + 1);
      }
      List<Round> two = new ArrayList<>();
      List<Round> three = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        double all = move(installation, products, 0, 3);
        double both = move(installation, products, 0, 2);
        double alone = move(installation, products, 0, 1);
        two.add(new Round(alone / both, 2));
        three.add(new Round(alone / all, 3));
      }
      Figures.add(10, replicas("two", two));
      Figures.add(11, replicas("three", three));
    }
  }

  private static Figure replicas(String how, List<Round> rounds) {
    return new Figure(
        how
            + " replicas, %d shops with 1,000 changes each, a batch taking a shop 1 s, each"
                .formatted(REPLICATED_SHOPS)
            + " replica serving 4 shops at once",
        "times as quick as one",
        "so many replicas",
        Reach.atLeast(0.9),
        rounds);
  }

  /** Seconds from the work's being there until all shops have answered their last batch. */
  private double move(Installation installation, int products) {
    return move(installation, products, 0, 1);
  }

  /** The same, delivered by some replicas of all. */
  private double move(Installation installation, int products, int from, int to) {
    level++;
    installation.leaveDeliveryToAnother();
    installation.take(Movements.of(0, products, products, level));
    installation.pauseAllBut(from, to);
    installation.takeDeliveryBack();
    long began = System.nanoTime();
    installation.awaitLevel(products, level);
    double took = (installation.shops().lastEnded() - began) / 1e9;
    installation.awaitQuiet();
    installation.resumeAll();
    return took;
  }

  /** Seconds that the shops take for a batch each, with nothing between. */
  private double shopsAlone(Installation installation) throws Exception {
    byte[] body = PacedShops.batch(0, CHANGES, level);
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      List<Callable<Integer>> batches =
          IntStream.range(0, SHOPS)
              .<Callable<Integer>>mapToObj(shop -> () -> post(http, installation, shop, body))
              .toList();
      long began = System.nanoTime();
      for (Future<Integer> answer : threads.invokeAll(batches)) {
        assertThat(answer.get()).isEqualTo(200);
      }
      return (System.nanoTime() - began) / 1e9;
    }
  }

  private static int post(HttpClient http, Installation installation, int shop, byte[] body)
      throws Exception {
    URI address = URI.create(installation.shops().url(shop) + "/wp-json/wc/v3/products/batch");
    return http.send(
            HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
