package ro.stocsync.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The REST API: which route does what. One request at a time touches the catalog. */
final class DemoApi {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final Pattern PRODUCT = Pattern.compile("/products/(\\d+)");
  private static final Pattern VARIATIONS = Pattern.compile("/products/(\\d+)/variations");
  private static final Pattern VARIATIONS_BATCH =
      Pattern.compile("/products/(\\d+)/variations/batch");
  private static final Pattern VARIATION = Pattern.compile("/products/(\\d+)/variations/(\\d+)");
  private static final String MANAGE_STOCK = "/settings/products/woocommerce_manage_stock";

  final DemoKeys keys = new DemoKeys();
  final StockRules rules;
  final DemoWebhooks webhooks;

  /** Whether it is too old for the list of all variations. */
  volatile boolean old;

  private final DemoCatalog catalog;
  private final WebhookApi webhookApi;
  private final ProductList lists;
  private final ProductWrites writes;

  DemoApi(DemoCatalog catalog, Supplier<String> url) {
    this.catalog = catalog;
    this.rules = new StockRules(catalog);
    ProductJson json = new ProductJson(catalog, rules, url);
    this.lists = new ProductList(catalog, json);
    this.writes = new ProductWrites(catalog, rules, json);
    this.webhooks = new DemoWebhooks(catalog, json, url);
    this.webhookApi = new WebhookApi(webhooks);
  }

  ApiAnswer answer(ApiRequest request) {
    if (request.path().startsWith(WebhookApi.ROOT)) {
      // Outside the catalog's lock: a ping goes out within the request.
      return keys.refusal(request)
          .map(ApiAnswer::error)
          .orElseGet(() -> withBody(request, body -> webhookApi.answer(request, body)));
    }
    synchronized (catalog) {
      if (isUnknownProduct(request)) {
        // An unknown id is told even to those without a key (auth-missing-header-form).
        return writes.product(0, request);
      }
      Optional<ApiError> refusal = keys.refusal(request);
      if (refusal.isPresent()) {
        return ApiAnswer.error(refusal.get());
      }
      return switch (request.method()) {
        case "OPTIONS" -> options(request);
        case "GET", "HEAD" -> withBody(request, body -> read(request.with(body)));
        case "PUT", "POST", "PATCH" -> withBody(request, body -> write(request, body));
        default -> ApiAnswer.error(ApiError.NO_ROUTE);
      };
    }
  }

  private static ApiAnswer withBody(ApiRequest request, Function<JsonNode, ApiAnswer> answer) {
    JsonNode body;
    try {
      body = body(request);
    } catch (JsonProcessingException e) {
      return ApiAnswer.error(ApiError.invalidJson(4, "Syntax error"));
    } catch (CharacterCodingException e) {
      return ApiAnswer.error(
          ApiError.invalidJson(5, "Malformed UTF-8 characters, possibly incorrectly encoded"));
    }
    return answer.apply(body);
  }

  private boolean isUnknownProduct(ApiRequest request) {
    Matcher product = PRODUCT.matcher(request.path());
    return request.isRead() && product.matches() && catalog.find(id(product, 1)).isEmpty();
  }

  private ApiAnswer read(ApiRequest request) {
    String path = request.path();
    Matcher product = PRODUCT.matcher(path);
    Matcher variations = VARIATIONS.matcher(path);
    Matcher variation = VARIATION.matcher(path);
    if (path.equals("/products")) {
      return lists.products(request);
    } else if (path.equals("/variations") && !old) {
      return lists.variations(request);
    } else if (product.matches()) {
      return writes.product(id(product, 1), request);
    } else if (variations.matches()) {
      return lists.variationsOf(id(variations, 1), request, old);
    } else if (variation.matches()) {
      return writes.variation(id(variation, 1), id(variation, 2), request);
    } else if (path.equals(MANAGE_STOCK)) {
      return ApiAnswer.json(manageStockSetting());
    } else if (path.equals("/system_status")) {
      return ApiAnswer.json(systemStatus());
    }
    return ApiAnswer.error(ApiError.NO_ROUTE);
  }

  private ApiAnswer write(ApiRequest request, JsonNode body) {
    String path = request.path();
    Matcher product = PRODUCT.matcher(path);
    Matcher batch = VARIATIONS_BATCH.matcher(path);
    Matcher variation = VARIATION.matcher(path);
    if (path.equals("/products/batch")) {
      return writes.productBatch(body, request);
    } else if (batch.matches()) {
      return writes.variationBatch(id(batch, 1), body, request);
    } else if (product.matches()) {
      return writes.putProduct(id(product, 1), body, request);
    } else if (variation.matches()) {
      return writes.putVariation(id(variation, 1), id(variation, 2), body, request);
    } else if (path.equals(MANAGE_STOCK)) {
      rules.stockManagementOn = body.path("value").asText("yes").equals("yes");
      return ApiAnswer.json(manageStockSetting());
    }
    return ApiAnswer.error(ApiError.NO_ROUTE);
  }

  /** What is not declared as JSON, or is a list, is read as nothing at all (json-text-plain). */
  static JsonNode body(ApiRequest request)
      throws JsonProcessingException, CharacterCodingException {
    if (!request.json() || request.body().length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    String text =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request.body())).toString();
    if (text.startsWith("\ufeff")) {
      throw new com.fasterxml.jackson.core.JsonParseException(null, "byte order mark");
    }
    JsonNode json = JSON.readTree(text);
    return json.isObject() ? json : JsonNodeFactory.instance.objectNode();
  }

  private ApiAnswer options(ApiRequest request) {
    if (!request.path().equals("/products")) {
      return ApiAnswer.error(ApiError.NO_ROUTE);
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("namespace", "wc/v3");
    json.putObject("schema")
        .putObject("properties")
        .putObject("stock_quantity")
        .put("description", "Stock quantity.")
        .put("type", rules.decimals ? "number" : "integer")
        .putArray("context")
        .add("view")
        .add("edit");
    return ApiAnswer.json(json);
  }

  private ObjectNode manageStockSetting() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "woocommerce_manage_stock")
        .put("label", "Manage stock")
        .put("description", "Enable stock management")
        .put("type", "checkbox")
        .put("default", "yes")
        .put("value", rules.stockManagementOn ? "yes" : "no")
        .put("group_id", "products");
  }

  private static ObjectNode systemStatus() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("environment")
        .put("home_url", "https://shop.example")
        .put("site_url", "https://shop.example")
        .put("version", "10.9.1")
        .put("wp_version", "7.0.4")
        .put("php_version", "8.2.36")
        .put("php_max_execution_time", 30);
    return json;
  }

  private static long id(Matcher path, int group) {
    return id(path.group(group));
  }

  /** PHP casts a number too long for an integer to the greatest one, an id that nothing has. */
  static long id(String digits) {
    return new BigInteger(digits).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
  }
}
