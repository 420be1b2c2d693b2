package ro.stocsync.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import ro.stocsync.SmartBill;
import ro.stocsync.packaged.StocSyncProcess;

/**
 * SmartBill, moving stock all the time: a few senders, each with products of its own, so that the
 * last level of every product is known.
 */
final class Movements implements AutoCloseable {

  private static final int SENDERS = 4;
  private static final int LEAST = 100;
  private static final int MOST = 1_000;
  private static final int LARGEST_LEVEL = 1_000_000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong calls = new AtomicLong();
  private final List<Sender> senders = new ArrayList<>();
  private final URI address;

  Movements(StocSyncProcess stocSync, int products, long seed) {
    this.address = URI.create(stocSync.url("/smartbill/acme/stocks"));
    for (int number = 0; number < SENDERS; number++) {
      senders.add(new Sender(number, products, new Random(seed + number)));
    }
  }

  /** The code of a product, from 0. */
  static String code(int product) {
    return "P-%05d".formatted(1 + product);
  }

  /** Sends until so many changes in all were accepted; each call has to be answered with 200. */
  void until(long changes) throws InterruptedException, ExecutionException {
    List<Callable<Void>> work = new ArrayList<>();
    for (Sender sender : senders) {
      work.add(
          () -> {
            while (accepted.get() < changes) {
              sender.send();
            }
            return null;
          });
    }
    for (Future<Void> ended : threads.invokeAll(work)) {
      ended.get();
    }
  }

  long accepted() {
    return accepted.get();
  }

  long calls() {
    return calls.get();
  }

  /** The last level of each product that moved. */
  Map<String, Integer> levels() {
    Map<String, Integer> all = new HashMap<>();
    senders.forEach(sender -> all.putAll(sender.levels));
    return all;
  }

  private final class Sender {

    private final int number;
    private final int products;
    private final Random random;
    private final Map<String, Integer> levels = new HashMap<>();

    Sender(int number, int products, Random random) {
      this.number = number;
      this.products = products;
      this.random = random;
    }

    void send() throws IOException, InterruptedException {
      int size = LEAST + random.nextInt(MOST - LEAST + 1);
      Map<String, Integer> moved = new HashMap<>();
      while (moved.size() < size) {
        int product = number + SENDERS * random.nextInt(products / SENDERS);
        moved.put(code(product), random.nextInt(LARGEST_LEVEL));
      }
      String items =
          moved.entrySet().stream()
              .map(one -> SmartBill.product(one.getKey(), one.getValue()))
              .collect(Collectors.joining(","));
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(address)
                  .header("Authorization", "Bearer " + StocSyncProcess.TOKEN)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"products\":[" + items + "]}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
      }
      levels.putAll(moved);
      accepted.addAndGet(size);
      calls.incrementAndGet();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.close();
  }
}
