package ro.stocsync.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import ro.stocsync.packaged.Ports;

/**
 * The way of one replica to one shop: passes on what comes, tells the witness, and is where
 * connections are cut and answers lost.
 */
final class Door {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What becomes of a request that comes through. */
  enum Manner {
    /** The shop answers. */
    PASS,
    /** The shop never hears of it, and nobody answers. */
    SWALLOW,
    /** The shop does it, and nobody answers. */
    MUTE,
    /** The shop does it, and the connection breaks in the middle of its answer. */
    BREAK_OFF
  }

  private final Vertx vertx;
  private final HttpClient client;
  private final int shopPort;
  private final String replica;
  private final Witness witness;
  private final Supplier<Manner> manner;
  private final AtomicInteger spoilt;
  private final Supplier<Optional<Runnable>> atWrite;
  private final int port = Ports.free();
  private final Map<HttpServerRequest, Seen> underWay = new ConcurrentHashMap<>();
  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  /**
   * Shut at first.
   *
   * @param manner asked for each request
   * @param spoilt counts those that did not simply pass
   * @param atWrite asked at each write: what to do before the shop begins with it
   */
  Door(
      Vertx vertx,
      HttpClient client,
      int shopPort,
      String replica,
      Witness witness,
      Supplier<Manner> manner,
      AtomicInteger spoilt,
      Supplier<Optional<Runnable>> atWrite) {
    this.vertx = vertx;
    this.client = client;
    this.shopPort = shopPort;
    this.replica = replica;
    this.witness = witness;
    this.manner = manner;
    this.spoilt = spoilt;
    this.atWrite = atWrite;
  }

  String url() {
    return "http://localhost:" + port;
  }

  synchronized void open() {
    if (server == null) {
      server =
          vertx.createHttpServer().connectionHandler(this::connected).requestHandler(this::enter);
      await(server.listen(port, "127.0.0.1"));
    }
  }

  /** Connections break, and further ones are refused. */
  synchronized void shut() {
    if (server != null) {
      cut();
      await(server.close());
      server = null;
    }
  }

  /** Every connection breaks; how many of them had a request under way. */
  int cut() {
    Set<HttpServerRequest> broken = Set.copyOf(underWay.keySet());
    broken.forEach(this::end);
    Set.copyOf(connections).forEach(HttpConnection::close);
    return broken.size();
  }

  private void connected(HttpConnection connection) {
    connections.add(connection);
    connection.closeHandler(closed -> connections.remove(connection));
  }

  private static void await(io.vertx.core.Future<?> done) {
    done.toCompletionStage().toCompletableFuture().join();
  }

  private void breakOff(HttpServerRequest request) {
    end(request);
    request.connection().close();
  }

  private void end(HttpServerRequest request) {
    Seen seen = underWay.remove(request);
    if (seen != null) {
      seen.ends();
    }
  }

  private void enter(HttpServerRequest request) {
    Seen seen = witness.begins(replica, request.method() + " " + request.path());
    underWay.put(request, seen);
    request
        .response()
        .closeHandler(
            left -> {
              underWay.remove(request);
              seen.callerLeft();
            });
    // What was not received whole was not passed on: the close handler has told of its end.
    request
        .body()
        .onSuccess(
            body -> {
              seen.writes(written(request, body));
              Optional<Runnable> first = seen.isWrite() ? atWrite.get() : Optional.empty();
              first.ifPresentOrElse(
                  blow ->
                      vertx
                          .executeBlocking(Executors.callable(blow))
                          .onComplete(done -> pass(request, body, manner.get())),
                  () -> pass(request, body, manner.get()));
            });
  }

  private void pass(HttpServerRequest request, Buffer body, Manner now) {
    if (now != Manner.PASS) {
      spoilt.incrementAndGet();
    }
    if (now == Manner.SWALLOW) {
      return;
    }
    client
        .request(
            new RequestOptions()
                .setMethod(request.method())
                .setHost("127.0.0.1")
                .setPort(shopPort)
                .setURI(request.uri())
                .setHeaders(request.headers()))
        .compose(passed -> passed.send(body))
        .compose(answer -> answer.body().onSuccess(text -> answer(request, answer, text, now)))
        .onFailure(broken -> breakOff(request));
  }

  private void answer(
      HttpServerRequest request, HttpClientResponse answer, Buffer text, Manner now) {
    HttpServerResponse response = request.response();
    if (now == Manner.MUTE || response.closed()) {
      return;
    }
    response.setStatusCode(answer.statusCode());
    answer.headers().forEach((name, value) -> response.headers().add(name, value));
    response.headers().remove(HttpHeaders.TRANSFER_ENCODING);
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(text.length()));
    if (now == Manner.BREAK_OFF) {
      response.write(text.slice(0, text.length() / 2)).onComplete(half -> breakOff(request));
      return;
    }
    end(request);
    response.end(text);
  }

  private static List<Long> written(HttpServerRequest request, Buffer body) {
    if (!request.path().endsWith("/batch")) {
      return List.of();
    }
    try {
      return StreamSupport.stream(
              JSON.readTree(body.getBytes()).path("update").spliterator(), false)
          .map(item -> item.path("id").asLong())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
