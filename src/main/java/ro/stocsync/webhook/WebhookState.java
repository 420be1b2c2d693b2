package ro.stocsync.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ro.stocsync.woocommerce.ShopWebhook;

/**
 * How a shop's webhooks stand.
 *
 * @param registeredAt when an operator had them registered; empty if they are not looked after
 * @param webhooks ours, as the shop tells of them now
 * @param missing the topics that none of them tells of, or only one that is switched off
 */
public record WebhookState(
    Optional<Instant> registeredAt, List<ShopWebhook> webhooks, List<String> missing) {

  /** Copies the lists. */
  public WebhookState {
    webhooks = List.copyOf(webhooks);
    missing = List.copyOf(missing);
  }

  /** Whether the shop tells us of everything. */
  public boolean complete() {
    return missing.isEmpty();
  }
}
