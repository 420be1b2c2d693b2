package ro.stocsync.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays what a real shop's webhooks sent, delivery by delivery, at each address in its order. */
final class RecordedWebhooks {

  private static final String SECRET = "whsec";
  private static final String PRODUCTS = "product.updated";
  private static final String STOCK = "action.woocommerce_product_set_stock";
  private static final List<String> HEADERS =
      List.of(
          "Content-Type",
          "User-Agent",
          "X-WC-Webhook-Topic",
          "X-WC-Webhook-Resource",
          "X-WC-Webhook-Event",
          "X-WC-Webhook-ID");
  private static final List<String> SIGNED_HEADERS =
      List.of("X-WC-Webhook-Source", "X-WC-Webhook-Signature", "X-WC-Webhook-Delivery-ID");

  private final DemoShop shop;
  private final WebhookListener listener;

  /** How a test sends a request to the shop: method, path below the API's root, body. */
  interface Client {
    void send(String method, String path, String body) throws Exception;
  }

  RecordedWebhooks(DemoShop shop, WebhookListener listener) {
    this.shop = shop;
    this.listener = listener;
  }

  /** Whether the recording is of deliveries, not of an answer. */
  static boolean isDeliveries(RecordedCase recording) {
    return recording.json().has("deliveries");
  }

  /** Lets the shop give its webhooks the recorded numbers. */
  void before(RecordedCase recording) throws Exception {
    shop.webhooks().clear();
    listener.clear();
    shop.webhooks().nextId(Math.max(1, recording.answer().path("id").asLong()));
    if (recording.name().equals("webhook-after-failures")) {
      shop.webhooks().nextId(1);
      create("stoc", PRODUCTS, "/hook/500");
      for (int i = 1; i <= 7; i++) {
        shop.catalog().rename(10, "Ceai " + i);
        shop.runCron();
      }
    }
  }

  private void create(String name, String topic, String path) {
    shop.webhooks().create(Optional.of(name), topic, "active", listener.at(path), SECRET);
  }

  void replay(RecordedCase recording, AnswerComparison comparison, Client client) throws Exception {
    shop.webhooks().clear();
    listener.clear();
    shop.webhooks().nextId(1);
    create("stoc", PRODUCTS, "/hook");
    shop.webhooks().nextId(3);
    create("act", STOCK, "/act");
    if (!recording.name().equals("webhook-ping")) {
      listener.clear();
      trigger(recording, client);
      comparison.same("deliveries before cron", 0, listener.received().size());
      shop.runCron();
    }
    Map<String, List<JsonNode>> expected = byPath(recording);
    Map<String, List<WebhookListener.Received>> actual = new HashMap<>();
    listener
        .received()
        .forEach(got -> actual.computeIfAbsent(got.path(), path -> new ArrayList<>()).add(got));
    comparison.same("addresses called", expected.keySet(), actual.keySet());
    expected.forEach(
        (path, deliveries) ->
            compare(path, deliveries, actual.getOrDefault(path, List.of()), comparison));
  }

  private static Map<String, List<JsonNode>> byPath(RecordedCase recording) {
    Map<String, List<JsonNode>> byPath = new HashMap<>();
    recording
        .json()
        .path("deliveries")
        .forEach(
            delivery ->
                byPath
                    .computeIfAbsent(delivery.path("path").asText(), path -> new ArrayList<>())
                    .add(delivery));
    return byPath;
  }

  /** Does once more what was recorded, so that the products end as the deliveries show them. */
  private void trigger(RecordedCase recording, Client client) throws Exception {
    List<JsonNode> shown = new ArrayList<>();
    recording
        .json()
        .path("deliveries")
        .forEach(
            delivery -> {
              if (delivery.path("body").has("stock_quantity")) {
                shown.add(delivery.path("body"));
              }
            });
    DemoCatalog catalog = shop.catalog();
    switch (recording.name()) {
      case "webhook-batch" -> {
        List<String> items = shown.stream().map(RecordedWebhooks::item).toList();
        client.send(
            "POST", "/products/batch", "{\"update\":[%s]}".formatted(String.join(",", items)));
      }
      case "webhook-order" -> {
        for (JsonNode product : shown) {
          long id = product.path("id").asLong();
          synchronized (catalog) {
            DemoProduct holder = catalog.find(id).orElseThrow();
            catalog.store(holder, product.path("stock_quantity").decimalValue());
            holder.stock = holder.stock.add(java.math.BigDecimal.TWO);
            shop.webhooks().forgetQueue();
          }
        }
        for (JsonNode product : shown) {
          // Of a parent that keeps the stock a variation is bought.
          long id = product.path("id").asLong();
          catalog.order(
              catalog.variationsOf(id).stream().findFirst().map(part -> part.id).orElse(id), 2);
        }
      }
      case "webhook-same-value" -> {
        JsonNode product = shown.getFirst();
        synchronized (catalog) {
          catalog.store(
              catalog.find(product.path("id").asLong()).orElseThrow(),
              product.path("stock_quantity").decimalValue());
          shop.webhooks().forgetQueue();
        }
        put(product, client);
      }
      default -> put(shown.getFirst(), client);
    }
  }

  private static void put(JsonNode product, Client client) throws Exception {
    long parent = product.path("parent_id").asLong();
    String under = parent == 0 ? "/products/" : "/products/" + parent + "/variations/";
    client.send("PUT", under + product.path("id").asLong(), item(product));
  }

  private static String item(JsonNode product) {
    return "{\"id\":%s,\"stock_quantity\":%s}"
        .formatted(product.path("id"), product.path("stock_quantity"));
  }

  private void compare(
      String path,
      List<JsonNode> expected,
      List<WebhookListener.Received> actual,
      AnswerComparison comparison) {
    comparison.same(path + ": deliveries", expected.size(), actual.size());
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      String where = path + "[" + i + "]";
      JsonNode delivery = expected.get(i);
      WebhookListener.Received got = actual.get(i);
      for (String header : HEADERS) {
        comparison.same(
            where + "." + header,
            Optional.ofNullable(delivery.path("headers").path(header).textValue()),
            got.header(header));
      }
      boolean signed = delivery.path("signature_matches").asBoolean();
      for (String header : SIGNED_HEADERS) {
        comparison.same(where + " has " + header, signed, got.header(header).isPresent());
      }
      if (signed) {
        comparison.same(
            where + ".signature",
            Optional.of(WebhookSender.signature(SECRET, got.body())),
            got.header("X-WC-Webhook-Signature"));
        comparison.same(
            where + ".source", Optional.of(shop.url() + "/"), got.header("X-WC-Webhook-Source"));
        comparison.part(where, delivery.path("body"), RecordedCase.parsed(got.body()));
      } else {
        comparison.same(where + ".form", delivery.path("body_text").asText(), got.body());
      }
    }
  }
}
