package ro.stocsync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** What a company's webhook calls: keeps what it is told, and answers as a test wants. */
public final class HookServer implements AutoCloseable {

  /** A part of its address that nobody is to see. */
  public static final String HIDDEN = "cheie-ascunsa";

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile int status = 204;

  /**
   * One call.
   *
   * @param signature as it came
   * @param delivery as it came
   * @param body as it came
   */
  public record Call(String signature, String delivery, byte[] body) {

    /** The body as JSON. */
    public JsonPath json() {
      return JsonPath.from(new String(body, java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  /** On a free port of this machine. */
  public HookServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  /** Its address. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/hooks/" + HIDDEN;
  }

  /** What it took, of that event and cause. */
  public List<Call> calls(String event, String cause) {
    return calls.stream()
        .filter(call -> event.equals(call.json().getString("event")))
        .filter(call -> cause.equals(call.json().getString("cause")))
        .toList();
  }

  /** Empty, and taking everything. */
  public void begin() {
    calls.clear();
    status = 204;
  }

  /** Answers with that from now on. */
  public void answers(int other) {
    status = other;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (status / 100 == 2) {
        calls.add(
            new Call(
                exchange.getRequestHeaders().getFirst("X-StocSync-Signature"),
                exchange.getRequestHeaders().getFirst("X-StocSync-Delivery"),
                body));
      }
      if (status / 100 == 3) {
        exchange.getResponseHeaders().set("Location", url());
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
