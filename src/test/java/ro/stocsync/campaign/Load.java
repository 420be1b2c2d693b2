package ro.stocsync.campaign;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ro.stocsync.SmartBill;
import ro.stocsync.packaged.StocSyncProcess;

/**
 * SmartBill, which calls all the time. Each of its senders has products of its own, whose levels
 * only rise, one after the other: what is not answered 200 is sent again, to any replica, before
 * the next. So the level that must be in the end is known of every product, and each level in
 * between can be looked for in the history.
 */
final class Load {

  static final String PREFIX = "P-";

  private static final int SENDERS = 8;
  private static final int MOST_LINES = 60;
  private static final int FIRST_LEVEL = 100;

  /**
   * The share of the levels in a call that do not move again in this campaign. So each comes to
   * rest at some moment of it, and an old one that a shop is given later stays to be seen.
   */
  private static final double COMES_TO_REST = 0.1;

  private static final Duration LONGEST_REST = Duration.ofMillis(300);
  private static final Duration BEFORE_AGAIN = Duration.ofMillis(200);

  /**
   * Longer than a replica is stopped: a call that was given up and sent again, and then done by a
   * replica that goes on, would bring an old level after a newer one, which nobody can tell from a
   * new one.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Stage stage;
  private final int products;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Map<Level, Integer> accepted = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final List<Thread> senders = new ArrayList<>();
  private volatile boolean on;

  /** What a level is of. */
  record Level(String code, String warehouse) {}

  Load(Stage stage, int products) {
    this.stage = stage;
    this.products = products;
  }

  /** Calls from now on; the senders draw what from that seed. */
  void begin(long seed) {
    on = true;
    for (int i = 0; i < SENDERS; i++) {
      Random random = new Random(seed + i);
      int first = i;
      senders.add(Thread.ofVirtual().name("sender " + i).start(() -> send(random, first)));
    }
  }

  /** Sends what is begun until it is taken, and nothing more. */
  void end() throws InterruptedException {
    on = false;
    for (Thread sender : senders) {
      sender.join();
    }
    senders.clear();
  }

  private void send(Random random, int first) {
    List<Level> own =
        IntStream.rangeClosed(1, products)
            .filter(i -> i % SENDERS == first)
            .mapToObj("%s%%05d".formatted(PREFIX)::formatted)
            .flatMap(code -> Stage.WAREHOUSES.stream().map(house -> new Level(code, house)))
            .collect(Collectors.toCollection(ArrayList::new));
    while (on && !own.isEmpty()) {
      Collections.shuffle(own, random);
      List<Level> moved = own.subList(0, random.nextInt(1, Math.min(MOST_LINES, own.size()) + 1));
      untilTaken(random, moved);
      moved.removeIf(level -> random.nextDouble() < COMES_TO_REST);
      Pace.rest(Duration.ofMillis(random.nextLong(LONGEST_REST.toMillis())));
    }
  }

  private void untilTaken(Random random, List<Level> moved) {
    Map<Level, Integer> levels = new HashMap<>();
    moved.forEach(level -> levels.put(level, accepted.getOrDefault(level, FIRST_LEVEL) + 1));
    String body =
        levels.entrySet().stream()
            .map(
                one ->
                    SmartBill.item(
                        one.getKey().code(), "", one.getKey().warehouse(), one.getValue()))
            .collect(joining(",", "{\"products\":[", "]}"));
    while (!isTaken(random, body)) {
      Pace.rest(BEFORE_AGAIN);
    }
    accepted.putAll(levels);
    changes.addAndGet(levels.size());
  }

  private boolean isTaken(Random random, String body) {
    List<String> urls = stage.callbackUrls();
    if (urls.isEmpty()) {
      return false;
    }
    calls.incrementAndGet();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(urls.get(random.nextInt(urls.size()))))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + StocSyncProcess.TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      boolean taken = client.send(request, BodyHandlers.ofString()).statusCode() == 200;
      if (!taken) {
        refused.incrementAndGet();
      }
      return taken;
    } catch (IOException e) {
      unanswered.incrementAndGet();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The last level of each that was answered 200. */
  Map<Level, Integer> accepted() {
    return Map.copyOf(accepted);
  }

  /** How many levels of that one were answered 200: they were all those up to the last. */
  static int changesUpTo(int level) {
    return level - FIRST_LEVEL;
  }

  /** Changes answered 200 so far. */
  long changes() {
    return changes.get();
  }

  /** Calls so far, and of these those that were answered otherwise, and not at all. */
  String calls() {
    return "%d (%d refused, %d never answered; each sent again)"
        .formatted(calls.get(), refused.get(), unanswered.get());
  }
}
