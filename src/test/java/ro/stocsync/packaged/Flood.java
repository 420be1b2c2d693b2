package ro.stocsync.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Many senders that send one list after the other, while health is asked for all the time. */
final class Flood {

  private final StocSyncProcess stocSync;
  private final List<Supplier<String>> senders = new ArrayList<>();
  private final ConcurrentMap<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private final AtomicInteger withoutRetryAfter = new AtomicInteger();
  private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
  private final Queue<String> unhealthy = new ConcurrentLinkedQueue<>();
  private final AtomicLong slowestHealth = new AtomicLong();
  private final AtomicLong mostMebibytes = new AtomicLong();

  Flood(StocSyncProcess stocSync) {
    this.stocSync = stocSync;
  }

  /** So many senders more, of such lists. */
  Flood of(int count, Supplier<String> list) {
    for (int i = 0; i < count; i++) {
      senders.add(list);
    }
    return this;
  }

  /**
   * What came of it.
   *
   * @param statuses how often each was answered
   * @param unanswered what was told instead of an answer
   * @param unhealthy answers of health that were not 200
   * @param mostMebibytes of memory that the process was seen to have
   */
  record Outcome(
      Map<Integer, Integer> statuses,
      List<String> unanswered,
      int refusalsWithoutRetryAfter,
      List<String> unhealthy,
      Duration slowestHealth,
      long mostMebibytes) {}

  /** Goes on for so long. */
  Outcome lasts(Duration duration) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    List<Thread> threads = new ArrayList<>();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (Supplier<String> lists : senders) {
        threads.add(Thread.ofVirtual().start(() -> until(end, () -> send(http, lists.get()))));
      }
      for (String path : List.of("live", "ready")) {
        threads.add(Thread.ofPlatform().start(() -> until(end, () -> ask(http, path))));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    return new Outcome(
        new TreeMap<>(statuses),
        List.copyOf(unanswered),
        withoutRetryAfter.get(),
        List.copyOf(unhealthy),
        Duration.ofNanos(slowestHealth.get()),
        mostMebibytes.get());
  }

  private void until(long end, Runnable what) {
    while (System.nanoTime() < end) {
      try {
        what.run();
      } catch (UncheckedIOException e) {
        unanswered.add(e.toString());
      }
    }
  }

  private void send(HttpClient http, String list) {
    HttpResponse<String> answer =
        call(
            http,
            HttpRequest.newBuilder(URI.create(stocSync.url("/smartbill/acme/stocks")))
                .header("Authorization", "Bearer " + StocSyncProcess.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(list)));
    statuses.merge(answer.statusCode(), 1, Integer::sum);
    if (answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isEmpty()) {
      withoutRetryAfter.incrementAndGet();
    }
  }

  private void ask(HttpClient http, String path) {
    long begin = System.nanoTime();
    HttpResponse<String> answer =
        call(http, HttpRequest.newBuilder(URI.create(stocSync.url("/q/health/" + path))));
    slowestHealth.accumulateAndGet(System.nanoTime() - begin, Math::max);
    mostMebibytes.accumulateAndGet(stocSync.residentMebibytes(), Math::max);
    if (answer.statusCode() != 200) {
      unhealthy.add(answer.body());
    }
  }

  private static HttpResponse<String> call(HttpClient http, HttpRequest.Builder request) {
    try {
      return http.send(
          request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
