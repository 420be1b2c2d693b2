package ro.stocsync.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /webhooks} and {@code /webhooks/<id>} (woocommerce-recordings 37). */
final class WebhookApi {

  static final String ROOT = "/webhooks";

  private static final Pattern ONE = Pattern.compile("/webhooks/(\\d+)");
  private static final List<String> STATUSES = List.of("active", "paused", "disabled");

  private static final ApiError BAD_TOPIC =
      ApiError.of(
          400,
          "woocommerce_rest_shop_webhook_invalid_topic",
          "Webhook topic is required and must be valid.");
  private static final ApiError BAD_URL =
      ApiError.of(
          400,
          "woocommerce_rest_shop_webhook_invalid_delivery_url",
          "Webhook delivery URL must be a valid URL starting with http:// or https://.");
  private static final ApiError BAD_STATUS =
      ApiError.of(
          400, "woocommerce_rest_shop_webhook_invalid_status", "Webhook status must be valid.");
  private static final ApiError NO_TRASH =
      ApiError.of(501, "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.");

  private final DemoWebhooks webhooks;

  WebhookApi(DemoWebhooks webhooks) {
    this.webhooks = webhooks;
  }

  ApiAnswer answer(ApiRequest request, JsonNode body) {
    Matcher one = ONE.matcher(request.path());
    if (one.matches()) {
      synchronized (webhooks) {
        return one(DemoApi.id(one.group(1)), request, body);
      }
    }
    return switch (request.path().equals(ROOT) ? request.method() : "") {
      case "GET" -> list(request);
      case "POST" -> create(request, body);
      default -> ApiAnswer.error(ApiError.NO_ROUTE);
    };
  }

  private ApiAnswer one(long id, ApiRequest request, JsonNode body) {
    Optional<DemoWebhook> found = webhooks.find(id);
    if (found.isEmpty()) {
      return ApiAnswer.error(unknown(request.method().equals("DELETE") ? 404 : 400));
    }
    DemoWebhook webhook = found.get();
    return switch (request.method()) {
      case "GET" -> ApiAnswer.json(webhook.json());
      case "PUT", "POST", "PATCH" -> update(webhook, body);
      case "DELETE" -> {
        if (request.parameter("force").filter("true"::equals).isEmpty()) {
          yield ApiAnswer.error(NO_TRASH);
        }
        webhooks.delete(id);
        yield ApiAnswer.json(webhook.json());
      }
      default -> ApiAnswer.error(ApiError.NO_ROUTE);
    };
  }

  private static ApiError unknown(int status) {
    return ApiError.of(status, "woocommerce_rest_shop_webhook_invalid_id", "ID is invalid.");
  }

  private ApiAnswer list(ApiRequest request) {
    Optional<ApiError> wrong = ListParameters.wrongPaging(request);
    if (wrong.isPresent()) {
      return ApiAnswer.error(wrong.get());
    }
    int perPage = ListParameters.number(request, "per_page", 10);
    int page = ListParameters.number(request, "page", 1);
    List<DemoWebhook> all = webhooks.newestFirst();
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    synchronized (webhooks) {
      all.stream()
          .skip((page - 1L) * perPage)
          .limit(perPage)
          .forEach(webhook -> items.add(webhook.json()));
    }
    int pages = Math.ceilDiv(all.size(), perPage);
    return ApiAnswer.json(
        items,
        Map.of(
            "X-WP-Total", "" + all.size(),
            "X-WP-TotalPages", "" + pages,
            "Link", PageLinks.of(request, page, pages)));
  }

  private ApiAnswer create(ApiRequest request, JsonNode body) {
    String topic = body.path("topic").asText();
    String url = body.path("delivery_url").asText();
    if (!DemoWebhook.isTopic(topic)) {
      return ApiAnswer.error(BAD_TOPIC);
    }
    if (!url.matches("https?://.+")) {
      return ApiAnswer.error(BAD_URL);
    }
    // Created active whatever status was asked for; a secret of its own if none was given.
    DemoWebhook webhook =
        webhooks.create(
            given(body, "name"),
            topic,
            "active",
            url,
            given(body, "secret").orElse(UUID.randomUUID().toString()));
    return new ApiAnswer(
        201,
        ApiAnswer.JSON,
        Map.of("Location", request.site() + ApiRequest.ROOT + ROOT + "/" + webhook.id),
        webhook.json().toString());
  }

  private static ApiAnswer update(DemoWebhook webhook, JsonNode body) {
    Optional<String> topic = given(body, "topic");
    Optional<String> status = given(body, "status");
    if (topic.filter(text -> !DemoWebhook.isTopic(text)).isPresent()) {
      return ApiAnswer.error(BAD_TOPIC);
    }
    if (status.filter(text -> !STATUSES.contains(text)).isPresent()) {
      return ApiAnswer.error(BAD_STATUS);
    }
    topic.ifPresent(text -> webhook.topic = text);
    status.ifPresent(text -> webhook.status = text);
    given(body, "name").ifPresent(text -> webhook.name = text);
    given(body, "delivery_url").ifPresent(text -> webhook.deliveryUrl = text);
    given(body, "secret").ifPresent(text -> webhook.secret = text);
    webhook.changed();
    return ApiAnswer.json(webhook.json());
  }

  private static Optional<String> given(JsonNode body, String field) {
    return Optional.of(body.path(field).asText()).filter(text -> !text.isEmpty());
  }
}
