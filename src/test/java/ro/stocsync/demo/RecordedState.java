package ro.stocsync.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings the demo shop into the state in which the real one was asked.
 *
 * <p>A product that the case only reads, or must not change, gets what the recording shows. One
 * that the case writes keeps another stock, so that the write has something to do.
 */
final class RecordedState {

  /** Answered with 200 though nothing is written: what was sent is not read. */
  private static final Set<String> NOT_READ =
      Set.of("json-array", "json-empty", "json-text-plain", "json-no-content-type");

  private final DemoShop shop;
  private final RecordedCatalog recorded;

  RecordedState(DemoShop shop, RecordedCatalog recorded) {
    this.shop = shop;
    this.recorded = recorded;
  }

  void before(RecordedCase recording) {
    DemoCatalog catalog = shop.catalog();
    recorded.fill(catalog);
    shop.manageStock(!recording.name().contains("global-off") && !isTurnedOn(recording));
    shop.allowDecimals(recording.name().startsWith("dec-"));
    shop.stripAuthorization(recording.name().startsWith("auth-http-basic"));
    Set<Long> written = written(recording);
    products(recording.answer())
        .forEach(
            shown -> {
              if (!written.contains(shown.path("id").asLong())
                  || shown.path("stock_quantity").isNull()) {
                show(shown);
              }
            });
    recording
        .stored()
        .forEach(
            (id, row) -> {
              if (!written.contains(id)) {
                catalog.find(id).ifPresent(product -> store(product, row));
              }
            });
    particulars(recording);
  }

  private static boolean isTurnedOn(RecordedCase recording) {
    return recording.name().equals("setting-manage-stock-on");
  }

  private void particulars(RecordedCase recording) {
    DemoCatalog catalog = shop.catalog();
    switch (recording.name()) {
      case "put-nomanage-off-again" -> {
        DemoProduct product = catalog.find(2311).orElseThrow();
        product.managesStock = true;
        catalog.store(product, BigDecimal.valueOf(5));
      }
      case "put-nomanage-status" -> catalog.find(2312).orElseThrow().stockStatus = "instock";
      case "sku-after-trash" -> catalog.status(99, "trash");
      case "modified-after", "modified-after-variations" -> changeTwo();
      case "modified-after-local" -> {
        changeTwo();
        // One product, which no recording names, was older than the two hours in question.
        catalog.find(2339).orElseThrow().modified = DemoCatalog.now().minus(Duration.ofDays(1));
      }
      case "order-reduces" ->
          store(catalog.find(31).orElseThrow(), recording.json().path("stored_before"));
      case "order-modified-after" -> {
        catalog.stock(31, 10);
        catalog.order(31, 3);
      }
      default -> {}
    }
  }

  /** Changes one product and one variation through the API, as before modified-after. */
  private void changeTwo() {
    JsonNode body = RecordedCase.parsed("{\"stock_quantity\":77}");
    DemoApi api = new DemoApi(shop.catalog(), shop::url);
    for (String path : List.of("/products/30", "/products/2025/variations/2026")) {
      ApiRequest put =
          new ApiRequest(
              shop.url() + ApiRequest.ROOT + path,
              "PUT",
              path,
              Map.of("consumer_key", DemoKeys.KEY, "consumer_secret", DemoKeys.SECRET),
              Map.of(),
              Optional.empty(),
              true,
              body.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      if (api.answer(put).status() != 200) {
        throw new AssertionError("could not change " + path);
      }
    }
  }

  /** The ids of the products whose stock the case changes. */
  private static Set<Long> written(RecordedCase recording) {
    Set<Long> written = new TreeSet<>();
    if (recording.isRead()
        || recording.status() >= 400
        || NOT_READ.contains(recording.name())
        || recording.name().contains("global-off")) {
      return written;
    }
    JsonNode sent = recording.sent();
    if (sent.path("update").isArray()) {
      for (int i = 0; i < sent.path("update").size(); i++) {
        JsonNode item = sent.path("update").get(i);
        boolean refused = recording.answer().path("update").path(i).has("error");
        if (item.hasNonNull("stock_quantity") && !refused) {
          written.add(item.path("id").asLong());
        }
      }
    } else if (sent.has("stock_quantity")) {
      String path = recording.path().replaceFirst("\\?.*", "");
      written.add(Long.valueOf(path.substring(path.lastIndexOf('/') + 1)));
    }
    return written;
  }

  /** The objects of an answer that show a product. */
  static List<JsonNode> products(JsonNode answer) {
    List<JsonNode> products = new ArrayList<>();
    if (answer.path("id").isIntegralNumber() && !answer.has("error")) {
      products.add(answer);
    } else {
      answer.forEach(part -> products.addAll(products(part)));
    }
    return products;
  }

  private void show(JsonNode shown) {
    DemoCatalog catalog = shop.catalog();
    Optional<DemoProduct> found = catalog.find(shown.path("id").asLong());
    if (found.isEmpty()) {
      return;
    }
    JsonNode quantity = shown.path("stock_quantity");
    Optional<DemoProduct> holder = catalog.holder(found.get());
    if (holder.isPresent() && quantity.isNumber()) {
      catalog.store(holder.get(), quantity.decimalValue());
    } else if (holder.isEmpty() && shown.path("stock_status").isTextual()) {
      found.get().stockStatus = shown.path("stock_status").asText();
    }
  }

  private void store(DemoProduct product, JsonNode row) {
    product.managesStock = row.path("_manage_stock").asText().equals("yes");
    if (row.path("_stock").isTextual()) {
      shop.catalog().store(product, new BigDecimal(row.path("_stock").asText()));
    } else {
      product.stock = null;
    }
    product.stockStatus = row.path("_stock_status").asText();
  }
}
