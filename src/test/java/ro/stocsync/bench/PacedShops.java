package ro.stocsync.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many shops on one server, each of as many products, whose batches take a given time and nothing
 * else. Answers what delivery and the reading of a catalog ask, as the demo shop does, which is the
 * one that is held to the recordings; here only the pace counts.
 */
final class PacedShops implements AutoCloseable {

  private static final Pattern PATH = Pattern.compile("/s(\\d+)/wp-json/wc/v3/(.+)");
  private static final int PAGE = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int shops;
  private final int products;
  private final AtomicIntegerArray stock;
  private final AtomicInteger batches = new AtomicInteger();
  private final AtomicLong lastBegun = new AtomicLong();
  private final AtomicLong lastEnded = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile Duration pace = Duration.ZERO;

  /** So many shops of so many products each, P-00001 and on, with ids from 1. */
  PacedShops(int shops, int products) {
    this.shops = shops;
    this.products = products;
    this.stock = new AtomicIntegerArray(shops * products);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** How long each batch takes from now on. */
  void pace(Duration batch) {
    pace = batch;
  }

  /** The address of one of them, from 0. */
  String url(int shop) {
    return "http://127.0.0.1:%d/s%d".formatted(server.getAddress().getPort(), shop);
  }

  /** What the service's environment says of them: company acme, shops s0 and on. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    for (int shop = 0; shop < shops; shop++) {
      String key = "STOCSYNC_COMPANIES_ACME_SHOPS_S%d_".formatted(shop);
      environment.put(key + "URL", url(shop));
      environment.put(key + "CONSUMER_KEY", "ck_bench");
      environment.put(key + "CONSUMER_SECRET", "cs_bench");
      environment.put(key + "WAREHOUSES", "Magazin");
    }
    return environment;
  }

  /** The body of a batch that sets the stock of so many products. */
  static byte[] batch(int from, int count, int quantity) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode update = body.putArray("update");
    IntStream.range(from, from + count)
        .forEach(
            i ->
                update
                    .addObject()
                    .put("id", 1 + i)
                    .put("manage_stock", true)
                    .put("stock_quantity", quantity));
    try {
      return JSON.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether all products of all shops, up to that place, have that stock. */
  boolean allShow(int upTo, int quantity) {
    return IntStream.range(0, shops)
        .allMatch(
            shop ->
                IntStream.range(0, upTo).allMatch(i -> stock.get(shop * products + i) == quantity));
  }

  /** The batches that came so far. */
  int batches() {
    return batches.get();
  }

  /** When the last batch came in, by {@link System#nanoTime}. */
  long lastBegun() {
    return lastBegun.get();
  }

  /** When the last batch was answered, likewise. */
  long lastEnded() {
    return lastEnded.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    long began = System.nanoTime();
    try (exchange) {
      Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
      byte[] sent = exchange.getRequestBody().readAllBytes();
      JsonNode body =
          path.matches()
              ? answer(exchange, Integer.parseInt(path.group(1)), path.group(2), sent, began)
              : JSON.createObjectNode();
      byte[] bytes = JSON.writeValueAsBytes(body);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private JsonNode answer(HttpExchange exchange, int shop, String path, byte[] body, long began)
      throws IOException {
    return switch (path) {
      case "products/batch" -> write(shop, JSON.readTree(body), began);
      case "products" -> list(exchange, shop);
      case "settings/products/woocommerce_manage_stock" ->
          JSON.createObjectNode().put("id", "woocommerce_manage_stock").put("value", "yes");
      default -> counted(exchange, 0, JSON.createArrayNode());
    };
  }

  private JsonNode write(int shop, JsonNode body, long began) {
    batches.incrementAndGet();
    lastBegun.set(began);
    take(pace);
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode updated = answer.putArray("update");
    for (JsonNode item : body.path("update")) {
      int index = item.path("id").asInt() - 1;
      stock.set(shop * products + index, item.path("stock_quantity").asInt());
      updated.add(product(shop, index));
    }
    lastEnded.set(System.nanoTime());
    return answer;
  }

  private static void take(Duration time) {
    if (time.isPositive()) {
      try {
        Thread.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private JsonNode list(HttpExchange exchange, int shop) {
    Map<String, String> query = query(exchange);
    ArrayNode list = JSON.createArrayNode();
    if (query.containsKey("sku")) {
      return named(exchange, shop, query.get("sku"), sku -> sku.substring(2));
    }
    if (query.containsKey("include")) {
      return named(exchange, shop, query.get("include"), id -> id);
    }
    if (query.containsKey("modified_after")) {
      return counted(exchange, 0, list);
    }
    int page = Integer.parseInt(query.getOrDefault("page", "1"));
    IntStream.range((page - 1) * PAGE, Math.min(page * PAGE, products))
        .forEach(index -> list.add(product(shop, index)));
    return counted(exchange, products, list);
  }

  /** The products of a list of names, each of which tells its number. */
  private JsonNode named(
      HttpExchange exchange, int shop, String names, UnaryOperator<String> number) {
    ArrayNode list = JSON.createArrayNode();
    Stream.of(names.split("%2C|,"))
        .mapToInt(name -> Integer.parseInt(number.apply(name)) - 1)
        .filter(index -> index >= 0 && index < products)
        .forEach(index -> list.add(product(shop, index)));
    return counted(exchange, list.size(), list);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    Stream.of(String.valueOf(exchange.getRequestURI().getRawQuery()).split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> query.put(pair[0], pair[1]));
    return query;
  }

  private static JsonNode counted(HttpExchange exchange, int total, ArrayNode list) {
    exchange.getResponseHeaders().set("X-WP-Total", "" + total);
    exchange.getResponseHeaders().set("X-WP-TotalPages", "" + (total + PAGE - 1) / PAGE);
    return list;
  }

  private ObjectNode product(int shop, int index) {
    int pieces = stock.get(shop * products + index);
    return JSON.createObjectNode()
        .put("id", 1 + index)
        .put("parent_id", 0)
        .put("sku", "P-%05d".formatted(1 + index))
        .put("name", "Produs %05d".formatted(1 + index))
        .put("type", "simple")
        .put("status", "publish")
        .put("manage_stock", true)
        .put("stock_quantity", pieces)
        .put("stock_status", pieces > 0 ? "instock" : "outofstock")
        .put("date_modified_gmt", "2026-01-01T00:00:00");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
