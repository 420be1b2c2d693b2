package ro.stocsync.demo.smartbill;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Posts what moved to the address given under "Sincronizare stocuri" (protocol.md). */
final class CallbackSender implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LONGEST_ANSWER = 100_000;
  private static final int MOST_KEPT = 100;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Supplier<Set<Shape>> shapes;
  private final InstantSource clock;
  private final Deque<CallOut> calls = new ArrayDeque<>();
  private volatile Optional<Target> target = Optional.empty();

  private record Target(URI address, String token) {}

  CallbackSender(Supplier<Set<Shape>> shapes, InstantSource clock) {
    this.shapes = shapes;
    this.clock = clock;
  }

  void callTo(URI address, String token) {
    target = Optional.of(new Target(address, token));
  }

  /** Tells of those levels, of none for the connection test; once, whatever comes back. */
  CallOut send(List<Level> levels) {
    CallOut call =
        target
            .map(to -> post(to, levels))
            .orElseGet(() -> lost(levels, "nu este configurată o adresă"));
    keep(call);
    return call;
  }

  private CallOut post(Target to, List<Level> levels) {
    HttpRequest request =
        HttpRequest.newBuilder(to.address())
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + to.token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(new StockJson(shapes.get()).moved(levels)))
            .build();
    try {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      try (InputStream stream = answer.body()) {
        String text = new String(stream.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        return new CallOut(clock.instant(), levels.size(), answer.statusCode(), text.strip());
      }
    } catch (IOException e) {
      return lost(levels, e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return lost(levels, e.getClass().getSimpleName());
    }
  }

  private CallOut lost(List<Level> levels, String why) {
    return new CallOut(clock.instant(), levels.size(), 0, "Niciun răspuns: " + why);
  }

  private synchronized void keep(CallOut call) {
    if (calls.size() == MOST_KEPT) {
      calls.remove();
    }
    calls.add(call);
  }

  /** The last so many calls, in their order. */
  synchronized List<CallOut> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
