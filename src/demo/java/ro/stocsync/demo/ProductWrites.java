package ro.stocsync.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Single reads and writes, and batches. */
final class ProductWrites {

  private static final int MOST_OPERATIONS = 100;

  private final DemoCatalog catalog;
  private final StockRules rules;
  private final ProductJson json;

  ProductWrites(DemoCatalog catalog, StockRules rules, ProductJson json) {
    this.catalog = catalog;
    this.rules = rules;
    this.json = json;
  }

  ApiAnswer product(long id, ApiRequest request) {
    return catalog
        .find(id)
        .map(product -> ApiAnswer.json(json.underProducts(product, request.fields())))
        .orElseGet(() -> ApiAnswer.error(ApiError.noProduct(404)));
  }

  ApiAnswer variation(long parent, long id, ApiRequest request) {
    return catalog
        .find(id)
        .filter(variation -> variation.parentId == parent)
        .map(variation -> ApiAnswer.json(json.underVariations(variation, request.fields())))
        .orElseGet(() -> ApiAnswer.error(ApiError.NO_VARIATION));
  }

  ApiAnswer putProduct(long id, JsonNode body, ApiRequest request) {
    return put(body, productToWrite(id), p -> json.underProducts(p, request.fields()));
  }

  ApiAnswer putVariation(long parent, long id, JsonNode body, ApiRequest request) {
    return put(body, variationToWrite(parent, id), p -> json.underVariations(p, request.fields()));
  }

  private ApiAnswer put(JsonNode body, Sought sought, Function<DemoProduct, ObjectNode> show) {
    Optional<ApiError> wrong =
        rules
            .check(body)
            .or(sought::error)
            .or(() -> rules.apply(sought.product().orElseThrow(), StockRules.sanitized(body)));
    return wrong
        .map(ApiAnswer::error)
        .orElseGet(() -> ApiAnswer.json(show.apply(sought.product().orElseThrow())));
  }

  /**
   * {@code products/batch}: {@code _fields} within an item trims its answer (batch-item-fields).
   */
  ApiAnswer productBatch(JsonNode body, ApiRequest request) {
    return batch(
        body,
        request,
        item -> productToWrite(item.path("id").asLong()),
        (item, product) ->
            json.underProducts(
                product, Optional.of(item.path("_fields").asText()).filter(f -> !f.isEmpty())));
  }

  /** {@code variations/batch} ignores {@code _fields} (variations-batch-item-fields). */
  ApiAnswer variationBatch(long parent, JsonNode body, ApiRequest request) {
    return batch(
        body,
        request,
        item -> variationToWrite(parent, item.path("id").asLong()),
        (item, variation) -> json.underVariations(variation, Optional.empty()));
  }

  private ApiAnswer batch(
      JsonNode body,
      ApiRequest request,
      Function<JsonNode, Sought> find,
      java.util.function.BiFunction<JsonNode, DemoProduct, ObjectNode> show) {
    if (operations(body) > MOST_OPERATIONS) {
      return ApiAnswer.error(ApiError.TOO_MANY);
    }
    if (body.path("update").isEmpty()) {
      return ApiAnswer.json(JsonNodeFactory.instance.arrayNode());
    }
    ArrayNode answers = JsonNodeFactory.instance.arrayNode();
    for (JsonNode item : body.get("update")) {
      Sought sought = find.apply(item);
      Optional<ApiError> wrong =
          sought.error().or(() -> rules.apply(sought.product().orElseThrow(), item));
      answers.add(
          wrong
              .map(error -> failed(item, error))
              .orElseGet(() -> show.apply(item, sought.product().orElseThrow())));
    }
    return ApiAnswer.json(cut(answers, request));
  }

  /**
   * {@code _fields} in the address names the lists of a batch's answer and does not reach inside
   * them (batch-2-fields, batch-fields-update, batch-fields-nested).
   */
  private static JsonNode cut(ArrayNode answers, ApiRequest request) {
    List<String> fields =
        request.fields().map(list -> List.of(list.split(","))).orElse(List.of("update"));
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    if (fields.contains("update")) {
      return whole.set("update", answers);
    }
    return fields.stream().anyMatch(field -> field.startsWith("update."))
        ? whole.set("update", answers.arrayNode())
        : answers.arrayNode();
  }

  static int operations(JsonNode body) {
    return Stream.of("create", "update", "delete").mapToInt(list -> body.path(list).size()).sum();
  }

  static List<Long> ids(JsonNode body) {
    return StreamSupport.stream(body.path("update").spliterator(), false)
        .map(item -> item.path("id").asLong())
        .toList();
  }

  /** The item's place keeps its id, {@code null} if it had none (batch-mixed). */
  private static ObjectNode failed(JsonNode item, ApiError error) {
    ObjectNode failed = JsonNodeFactory.instance.objectNode();
    failed.set("id", item.hasNonNull("id") ? item.get("id") : failed.nullNode());
    failed.set("error", error.json());
    return failed;
  }

  /** What a write is meant for, or why it cannot be. */
  private record Sought(Optional<DemoProduct> product, Optional<ApiError> error) {

    static Sought of(Optional<DemoProduct> product, ApiError otherwise) {
      return new Sought(product, product.isPresent() ? Optional.empty() : Optional.of(otherwise));
    }
  }

  private Sought productToWrite(long id) {
    Optional<DemoProduct> product = catalog.find(id);
    return product.filter(DemoProduct::isVariation).isPresent()
        ? new Sought(Optional.empty(), Optional.of(ApiError.IS_VARIATION))
        : Sought.of(product, ApiError.noProduct(400));
  }

  private Sought variationToWrite(long parent, long id) {
    return Sought.of(
        catalog.find(id).filter(variation -> variation.parentId == parent), ApiError.NO_VARIATION);
  }
}
