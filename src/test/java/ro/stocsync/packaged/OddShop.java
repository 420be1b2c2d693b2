package ro.stocsync.packaged;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.fuzz.Mutants;
import ro.stocsync.fuzz.Oddities;

/**
 * Stands before a shop that does what it is asked, and tells it oddly: other bodies, statuses and
 * headers, what is no HTTP, nothing at all.
 */
final class OddShop implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
  private static final Pattern AUTHORIZATION = Pattern.compile("(?i)authorization: *([^\\r\\n]+)");
  private static final long HELD_MILLIS = 3_000;

  private static final List<Integer> STATUSES =
      List.of(100, 199, 200, 202, 204, 206, 301, 304, 400, 401, 404, 418, 429, 500, 503, 599, 999);

  private static final List<String> HEADERS =
      List.of(
          "Retry-After: 0",
          "Retry-After: -1",
          "Retry-After: 99999999999999999999",
          "Retry-After: Mon, 23 Nov 9999 20:20:32 GMT",
          "Date: Mon, 23 Nov 9999 20:20:32 GMT",
          "Date: yesterday",
          "X-WP-TotalPages: -1",
          "X-WP-TotalPages: 11",
          "X-WP-Total: 1e9",
          "Content-Length: 3",
          "Content-Length: 999999",
          "Content-Length: -1",
          "Content-Length: x",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip",
          "Content-Encoding: gzip",
          "Content-Encoding: br",
          "Content-Encoding: x",
          "Content-Type: text/html; charset=nothing",
          "Content-Type: ;;;",
          "Location: http://[",
          "Set-Cookie: a=b",
          "X-Long: " + "x".repeat(9_000),
          "no header",
          ": empty");

  private final DemoShop shop;
  private final Mutants mutants;
  private final Random random;
  private final ServerSocket server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong told = new AtomicLong();
  private volatile boolean odd = true;

  OddShop(DemoShop shop, Mutants mutants, long seed) {
    this.shop = shop;
    this.mutants = mutants;
    this.random = new Random(seed);
    try {
      server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.submit(this::listen);
  }

  String url() {
    return "http://localhost:" + server.getLocalPort();
  }

  /** How many odd answers it gave. */
  long told() {
    return told.get();
  }

  /** From now on it tells what is so. */
  void comeToItsSenses() {
    odd = false;
  }

  private void listen() {
    try {
      while (true) {
        Socket caller = server.accept();
        threads.submit(() -> serve(caller));
      }
    } catch (IOException e) {
      // Closed: the test is over.
      threads.shutdown();
    }
  }

  private Void serve(Socket caller) throws IOException, InterruptedException {
    try (caller) {
      caller.setSoTimeout(10_000);
      String head = head(caller.getInputStream());
      if (head.isEmpty()) {
        return null;
      }
      Matcher length = LENGTH.matcher(head);
      byte[] body =
          caller.getInputStream().readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
      HttpResponse<byte[]> answer = answer(head, body);
      byte[] raw = raw(answer.statusCode(), headers(answer), answer.body());
      if (odd) {
        raw = oddly(answer);
        told.incrementAndGet();
      }
      caller.getOutputStream().write(raw);
      caller.getOutputStream().flush();
    }
    return null;
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int read = in.read();
    while (read >= 0) {
      head.write(read);
      if (read == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
      read = in.read();
    }
    return "";
  }

  private HttpResponse<byte[]> answer(String head, byte[] body)
      throws IOException, InterruptedException {
    String[] line = head.substring(0, head.indexOf("\r\n")).split(" ");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(shop.url() + line[1]))
            .header("Content-Type", "application/json")
            .method(line[0], HttpRequest.BodyPublishers.ofByteArray(body));
    Matcher authorization = AUTHORIZATION.matcher(head);
    if (authorization.find()) {
      request.header("Authorization", authorization.group(1));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static Map<String, String> headers(HttpResponse<byte[]> answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    answer.headers().firstValue("content-type").ifPresent(it -> headers.put("Content-Type", it));
    for (String name : List.of("X-WP-Total", "X-WP-TotalPages", "Date", "Retry-After")) {
      answer.headers().firstValue(name).ifPresent(it -> headers.put(name, it));
    }
    headers.put("Content-Length", Integer.toString(answer.body().length));
    return headers;
  }

  private byte[] oddly(HttpResponse<byte[]> answer) throws InterruptedException {
    Map<String, String> headers = headers(answer);
    int kind;
    byte[] body = answer.body();
    byte[] noise = new byte[64];
    synchronized (random) {
      kind = random.nextInt(40);
      if (kind < 28) {
        body = mutants.mutate(body, random);
      }
      random.nextBytes(noise);
    }
    headers.put("Content-Length", Integer.toString(body.length));
    return switch (kind) {
      case 28, 29, 30, 31 -> raw(pick(STATUSES), headers, body);
      case 32, 33, 34, 35 -> {
        String header = pick(HEADERS);
        headers.keySet().removeIf(name -> header.startsWith(name + ":"));
        headers.put("X-Odd", "1\r\n" + header);
        yield raw(answer.statusCode(), headers, body);
      }
      case 36 -> noise;
      case 37 -> new byte[0];
      case 38 -> {
        byte[] whole = raw(answer.statusCode(), headers, body);
        yield java.util.Arrays.copyOf(whole, whole.length / 2);
      }
      case 39 -> {
        Thread.sleep(HELD_MILLIS);
        yield raw(answer.statusCode(), headers, body);
      }
      default -> raw(answer.statusCode(), headers, body);
    };
  }

  private <T> T pick(List<T> all) {
    synchronized (random) {
      return Oddities.one(all, random);
    }
  }

  private static byte[] raw(int status, Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Told\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
      http.shutdownNow();
    }
  }
}
