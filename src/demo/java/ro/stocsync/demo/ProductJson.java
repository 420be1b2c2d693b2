package ro.stocsync.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Shows a product as the API does, whole or cut to {@code _fields}. */
final class ProductJson {

  private static final DateTimeFormatter GMT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private final DemoCatalog catalog;
  private final StockRules rules;
  private final Supplier<String> address;

  ProductJson(DemoCatalog catalog, StockRules rules, Supplier<String> address) {
    this.catalog = catalog;
    this.rules = rules;
    this.address = address;
  }

  /** Under {@code /products}: a variation has its whole name (sku-variation). */
  ObjectNode underProducts(DemoProduct product, Optional<String> fields) {
    String name =
        catalog
            .find(product.parentId)
            .map(parent -> parent.name + " - " + product.name)
            .orElse(product.name);
    ObjectNode json = json(product, name);
    ArrayNode images = json.putArray("images");
    if (product.pictured) {
      images.add(image(product));
    }
    return cut(json, fields);
  }

  /** Under {@code /variations}: a variation has its attributes for a name (variations-batch). */
  ObjectNode underVariations(DemoProduct product, Optional<String> fields) {
    ObjectNode json = json(product, product.name);
    if (product.pictured) {
      json.set("image", image(product));
    } else {
      json.putNull("image");
    }
    return cut(json, fields);
  }

  private ObjectNode json(DemoProduct product, String name) {
    Optional<DemoProduct> holder = catalog.holder(product);
    BigDecimal stock = holder.map(keeper -> keeper.stock).orElse(null);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", product.id)
        .put("name", name)
        .put("type", product.type)
        .put("status", product.status)
        .put("sku", shownSku(product))
        .put("global_unique_id", product.gtin)
        .put("date_created_gmt", GMT.format(product.created))
        .put("date_modified_gmt", GMT.format(product.modified))
        .put("backorders", product.backorders)
        .put("stock_status", holder.orElse(product).stockStatus)
        .put("parent_id", product.parentId)
        .putArray("meta_data");
    if (product.managesStock) {
      json.put("manage_stock", rules.stockManagementOn);
    } else if (holder.isPresent()) {
      json.put("manage_stock", "parent");
    } else {
      json.put("manage_stock", false);
    }
    if (stock == null) {
      json.putNull("stock_quantity");
    } else if (rules.decimals) {
      json.put("stock_quantity", stock);
    } else {
      json.put("stock_quantity", stock.toBigInteger());
    }
    if (!product.isVariation()) {
      json.putArray("variations")
          .addAll(
              catalog.variationsOf(product.id).stream()
                  .map(part -> JsonNodeFactory.instance.numberNode(part.id))
                  .toList());
    }
    return json;
  }

  private ObjectNode image(DemoProduct product) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", 100_000 + product.id)
        .put("src", address.get() + DemoPicture.ROOT + product.id + DemoPicture.SUFFIX)
        .put("name", product.name)
        .put("alt", "");
  }

  /** A variation without a SKU of its own shows its parent's. */
  private String shownSku(DemoProduct product) {
    return product.sku.isEmpty()
        ? catalog.find(product.parentId).map(parent -> parent.sku).orElse("")
        : product.sku;
  }

  private static ObjectNode cut(ObjectNode json, Optional<String> fields) {
    if (fields.isPresent()) {
      Set<String> kept =
          Arrays.stream(fields.get().split(",")).map(String::strip).collect(Collectors.toSet());
      json.retain(List.copyOf(kept));
    }
    return json;
  }
}
