package ro.stocsync.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A webhook as the shop's database holds it. Guarded by the lock of {@link DemoWebhooks}. */
final class DemoWebhook {

  /** Failed deliveries in a row that switch it off (webhook-after-failures). */
  private static final int FAILURES_THAT_DISABLE = 7;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
  private static final ZoneId SHOP_TIME = ZoneId.of("Europe/Bucharest");

  /** What in WordPress makes it fire, as its answers name it (webhook-create). */
  private static final Map<String, List<String>> HOOKS =
      Map.of(
          "product.created",
          List.of(
              "woocommerce_process_product_meta",
              "woocommerce_new_product",
              "woocommerce_new_product_variation"),
          "product.updated",
          List.of(
              "woocommerce_process_product_meta",
              "woocommerce_update_product",
              "woocommerce_update_product_variation"),
          "product.deleted",
          List.of("wp_trash_post"));

  final long id;
  String name;
  String topic;
  String status;
  String deliveryUrl;
  String secret;
  private final Instant created = DemoCatalog.now();
  private Optional<Instant> modified = Optional.empty();
  private int failures;

  DemoWebhook(
      long id, String name, String topic, String status, String deliveryUrl, String secret) {
    this.id = id;
    this.name = name;
    this.topic = topic;
    this.status = status;
    this.deliveryUrl = deliveryUrl;
    this.secret = secret;
  }

  /** A product's event, or any action of WordPress; other topics tell of nothing this shop has. */
  static boolean isTopic(String topic) {
    return HOOKS.containsKey(topic) || topic.matches("action\\.woocommerce_\\w+");
  }

  boolean isActive() {
    return status.equals("active");
  }

  String resource() {
    return topic.substring(0, topic.indexOf('.'));
  }

  String event() {
    return topic.substring(topic.indexOf('.') + 1);
  }

  void changed() {
    modified = Optional.of(DemoCatalog.now());
  }

  /** Only a success forgets failures; being switched on again does not. */
  void delivered(boolean successfully) {
    failures = successfully ? 0 : failures + 1;
    if (failures >= FAILURES_THAT_DISABLE) {
      status = "disabled";
    }
    changed();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id)
        .put("name", name)
        .put("status", status)
        .put("topic", topic)
        .put("resource", resource())
        .put("event", event())
        .put("delivery_url", deliveryUrl)
        .put("date_created", DATE.format(created.atZone(SHOP_TIME)))
        .put("date_created_gmt", DATE.format(created.atZone(ZoneOffset.UTC)))
        .put("date_modified", modified.map(t -> DATE.format(t.atZone(SHOP_TIME))).orElse(null))
        .put(
            "date_modified_gmt",
            modified.map(t -> DATE.format(t.atZone(ZoneOffset.UTC))).orElse(null));
    HOOKS.getOrDefault(topic, List.of(event())).forEach(json.withArray("/hooks")::add);
    return json;
  }
}
