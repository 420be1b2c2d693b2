package ro.stocsync.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Lists, creates, switches on and deletes webhooks. */
final class WebhookCalls {

  /** A shop with more than a thousand is not listing webhooks. */
  private static final int MOST_PAGES = 10;

  private final ShopCalls calls;
  private final AnswerReader answers;

  WebhookCalls(ShopCalls calls) {
    this.calls = calls;
    this.answers = calls.reader();
  }

  private record Page(int number, int pages, List<ShopWebhook> webhooks) {}

  Uni<List<ShopWebhook>> list() {
    return Multi.createBy()
        .repeating()
        .uni(AtomicInteger::new, number -> page(number.incrementAndGet()))
        .whilst(page -> page.number() < page.pages())
        .collect()
        .in(ArrayList<ShopWebhook>::new, (all, page) -> all.addAll(page.webhooks()))
        .map(List::copyOf);
  }

  private Uni<Page> page(int number) {
    return calls.read(
        "webhooks",
        api -> api.webhooks(PageRequest.SIZE, number),
        answer -> {
          JsonNode json = answers.json(answer);
          int pages = answer.count("X-WP-TotalPages").orElse(number);
          if (!json.isArray() || pages > MOST_PAGES) {
            throw answers.invalid(answer, "not a list of webhooks");
          }
          List<ShopWebhook> webhooks = new ArrayList<>(json.size());
          json.forEach(item -> webhooks.add(webhook(item, answer)));
          return new Page(number, pages, webhooks);
        });
  }

  Uni<ShopWebhook> create(String topic, String deliveryUrl, String secret) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "StocSync " + topic)
            .put("topic", topic)
            .put("delivery_url", deliveryUrl)
            .put("secret", secret)
            .put("status", "active")
            .toString();
    return calls.write(
        "create-webhook",
        api -> api.createWebhook(body),
        answer -> webhook(answers.json(answer), answer));
  }

  Uni<ShopWebhook> enable(long id, String secret) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("status", "active")
            .put("secret", secret)
            .toString();
    return calls.write(
        "enable-webhook",
        api -> api.updateWebhook(id, body),
        answer -> webhook(answers.json(answer), answer));
  }

  Uni<Void> delete(long id) {
    return calls
        .<Void>write(
            "delete-webhook",
            api -> api.deleteWebhook(id, true),
            answer -> {
              answers.json(answer);
              return null;
            })
        .onFailure(failure -> failure instanceof ShopRefused refused && refused.status() == 404)
        .recoverWithNull();
  }

  private ShopWebhook webhook(JsonNode item, Answer answer) {
    long id = item.path("id").asLong();
    if (id <= 0) {
      throw answers.invalid(answer, "a webhook without an id");
    }
    return new ShopWebhook(
        id,
        item.path("name").asText(),
        item.path("topic").asText(),
        item.path("status").asText(),
        item.path("delivery_url").asText());
  }
}
