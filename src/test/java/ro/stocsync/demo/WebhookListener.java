package ro.stocsync.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where a test lets the demo shop's webhooks deliver; an address ending in a status answers it. */
final class WebhookListener implements AutoCloseable {

  private static final String RECORDED = "http://listener.example";

  /** Where WordPress never called (webhook-create-bad-url). */
  private static final String ELSEWHERE = RECORDED + ":9999";

  private static final String NOWHERE = "http://localhost:1";

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  /**
   * One delivery.
   *
   * @param path where it came
   * @param headers as they came
   * @param body as text
   */
  record Received(String path, com.sun.net.httpserver.Headers headers, String body) {

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.getFirst(name));
    }
  }

  WebhookListener() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  String at(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  /** A recorded request with this listener in the place of the recorded ones. */
  byte[] ours(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    return text.replace(ELSEWHERE, NOWHERE)
        .replace(RECORDED, at(""))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** An answer with the recorded addresses in the place of this listener's. */
  String recorded(String answer) {
    return answer.replace(NOWHERE, ELSEWHERE).replace(at(""), RECORDED);
  }

  List<Received> received() {
    return received;
  }

  void clear() {
    received.clear();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.add(new Received(path, exchange.getRequestHeaders(), body));
      exchange.sendResponseHeaders(path.endsWith("/500") ? 500 : 200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
