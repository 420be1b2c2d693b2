package ro.stocsync.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The shop's webhooks and what waits to be delivered. Nothing is sent within the request that
 * changes something: deliveries wait for the shop's cron (woocommerce-recordings 37).
 */
public final class DemoWebhooks {

  private static final String SET_STOCK = "action.woocommerce_product_set_stock";

  private final DemoCatalog catalog;
  private final ProductJson json;
  private final WebhookSender sender;
  private final TreeMap<Long, DemoWebhook> webhooks = new TreeMap<>();
  private final Set<Delivery> queue = new LinkedHashSet<>();
  private long nextId = 1;

  DemoWebhooks(DemoCatalog catalog, ProductJson json, Supplier<String> url) {
    this.catalog = catalog;
    this.json = json;
    this.sender = new WebhookSender(url);
    catalog.watchedBy(this::happened);
  }

  /**
   * What waits: of the same webhook and product once, however often it changed.
   *
   * @param webhook its id
   * @param product its id; 0 for an action, which names no product (webhook-batch)
   */
  private record Delivery(long webhook, long product) {}

  private record Message(DemoWebhook webhook, String body) {}

  // --- for tests

  /** Runs what waits for the shop's cron: sends every delivery, one after the other. */
  public void runCron() {
    for (Delivery delivery : drained()) {
      message(delivery)
          .ifPresent(
              message -> {
                boolean successful = sender.deliver(message.webhook(), message.body());
                note(message.webhook(), successful);
              });
    }
  }

  /** Switches it off, as the shop does after deliveries that failed (webhook-after-failures). */
  public synchronized void disable(long id) {
    webhooks.get(id).status = "disabled";
  }

  /** The status of each webhook with that topic, in the order of their ids. */
  public synchronized List<String> statuses(String topic) {
    return webhooks.values().stream()
        .filter(webhook -> webhook.topic.equals(topic))
        .map(webhook -> webhook.status)
        .toList();
  }

  /** The ids of all, ascending. */
  public synchronized List<Long> ids() {
    return List.copyOf(webhooks.keySet());
  }

  /** Has none any more, and nothing to deliver. */
  public synchronized void clear() {
    webhooks.clear();
    queue.clear();
  }

  /** Nothing waits any more. */
  synchronized void forgetQueue() {
    queue.clear();
  }

  /** Lets the next one have that id. */
  synchronized void nextId(long id) {
    nextId = id;
  }

  // --- for the endpoints

  DemoWebhook create(
      Optional<String> name, String topic, String status, String url, String secret) {
    DemoWebhook webhook;
    synchronized (this) {
      long id = nextId++;
      String called = name.orElse("Webhook " + id);
      webhook = new DemoWebhook(id, called, topic, status, url, secret);
      webhooks.put(id, webhook);
    }
    sender.ping(webhook);
    return webhook;
  }

  synchronized Optional<DemoWebhook> find(long id) {
    return Optional.ofNullable(webhooks.get(id));
  }

  synchronized void delete(long id) {
    webhooks.remove(id);
    queue.removeIf(delivery -> delivery.webhook() == id);
  }

  synchronized List<DemoWebhook> newestFirst() {
    return List.copyOf(webhooks.descendingMap().values());
  }

  // --- what happens in the shop

  private synchronized void happened(DemoCatalog.Event event, long product) {
    String topic =
        switch (event) {
          case CREATED -> "product.created";
          case UPDATED -> "product.updated";
          case DELETED -> "product.deleted";
          case STOCK_SET -> SET_STOCK;
        };
    long named = event == DemoCatalog.Event.STOCK_SET ? 0 : product;
    webhooks.values().stream()
        .filter(webhook -> webhook.isActive() && webhook.topic.equals(topic))
        .forEach(webhook -> queue.add(new Delivery(webhook.id, named)));
  }

  private synchronized List<Delivery> drained() {
    List<Delivery> drained = new ArrayList<>(queue);
    queue.clear();
    return drained;
  }

  /** What is shown is the product as it is now, not as it was when it changed. */
  private Optional<Message> message(Delivery delivery) {
    return find(delivery.webhook())
        .filter(DemoWebhook::isActive)
        .flatMap(webhook -> body(webhook, delivery).map(body -> new Message(webhook, body)));
  }

  private Optional<String> body(DemoWebhook webhook, Delivery delivery) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (webhook.resource().equals("action")) {
      body.put("action", webhook.event()).putArray("arg");
      return Optional.of(body.toString());
    }
    if (webhook.event().equals("deleted")) {
      return Optional.of(body.put("id", delivery.product()).toString());
    }
    synchronized (catalog) {
      return catalog
          .find(delivery.product())
          .map(product -> json.underProducts(product, Optional.empty()).toString());
    }
  }

  private synchronized void note(DemoWebhook webhook, boolean successful) {
    webhook.delivered(successful);
  }
}
