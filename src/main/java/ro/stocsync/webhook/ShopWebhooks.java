package ro.stocsync.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import ro.stocsync.company.Shop;
import ro.stocsync.woocommerce.ShopWebhook;
import ro.stocsync.woocommerce.WooCommerce;
import ro.stocsync.woocommerce.WooCommerceClients;

/**
 * Our webhooks in the shops, known by their delivery address and topic. Every method asks the shop
 * and blocks, so it is called on virtual threads only.
 */
@ApplicationScoped
public class ShopWebhooks {

  /** What a shop is to tell us of. */
  public static final List<String> TOPICS =
      List.of("product.created", "product.updated", "product.deleted");

  private static final Logger LOG = Logger.getLogger(ShopWebhooks.class);

  private final WooCommerceClients clients;
  private final RegisteredShops registered;
  private final PublicAddress address;

  /** Of any shop. */
  public ShopWebhooks(
      WooCommerceClients clients, RegisteredShops registered, PublicAddress address) {
    this.clients = clients;
    this.registered = registered;
    this.address = address;
  }

  /**
   * Creates what is missing of ours and switches on what is off; from now on they are looked after.
   * Doing it again changes nothing.
   *
   * @param who the operator
   * @throws NoPublicAddress if {@code stocsync.public-url} is not set
   * @throws ro.stocsync.woocommerce.ShopException if the shop refuses or does not answer
   */
  public WebhookState register(Shop shop, String who) {
    String url = address.hooksOf(shop.key());
    for (ShopWebhook webhook : ours(shop, url)) {
      if (!webhook.active()) {
        enable(shop, webhook);
      }
    }
    createMissing(shop, url);
    registered.add(shop.key(), who);
    return state(shop);
  }

  /**
   * Deletes ours; they are looked after no more.
   *
   * @param who the operator
   * @throws NoPublicAddress if {@code stocsync.public-url} is not set, by which ours are known
   * @throws ro.stocsync.woocommerce.ShopException if the shop refuses or does not answer
   */
  public void unregister(Shop shop, String who) {
    // First of all, so that nobody makes anew what is being deleted.
    registered.remove(shop.key(), who);
    WooCommerce woo = clients.of(shop);
    for (ShopWebhook webhook : ours(shop, address.hooksOf(shop.key()))) {
      woo.deleteWebhook(webhook.id()).await().indefinitely();
    }
  }

  /**
   * How ours stand in the shop.
   *
   * @throws NoPublicAddress if {@code stocsync.public-url} is not set, by which ours are known
   * @throws ro.stocsync.woocommerce.ShopException if the shop refuses or does not answer
   */
  public WebhookState state(Shop shop) {
    List<ShopWebhook> ours = ours(shop, address.hooksOf(shop.key()));
    List<ShopWebhook> active = ours.stream().filter(ShopWebhook::active).toList();
    return new WebhookState(registered.since(shop.key()), ours, missing(active));
  }

  /**
   * Makes anew what somebody deleted and switches on what the shop gave up on. What the shop's
   * people paused is left alone.
   */
  void lookAfter(Shop shop) {
    String url = address.hooksOf(shop.key());
    for (ShopWebhook webhook : ours(shop, url)) {
      if (webhook.disabled()) {
        LOG.warnf(
            "Shop %s had given up on its webhook %d, %s, after deliveries to %s that failed:"
                + " it is switched on again",
            shop.key(), webhook.id(), webhook.topic(), url);
        enable(shop, webhook);
      }
    }
    createMissing(shop, url);
  }

  private void enable(Shop shop, ShopWebhook webhook) {
    String secret = HookSecret.of(shop).reveal();
    clients.of(shop).enableWebhook(webhook.id(), secret).await().indefinitely();
  }

  private void createMissing(Shop shop, String url) {
    String secret = HookSecret.of(shop).reveal();
    for (String topic : missing(ours(shop, url))) {
      ShopWebhook created =
          clients.of(shop).createWebhook(topic, url, secret).await().indefinitely();
      LOG.infof("Shop %s: webhook %d, %s, delivers to %s", shop.key(), created.id(), topic, url);
    }
  }

  private static List<String> missing(List<ShopWebhook> webhooks) {
    List<String> topics = webhooks.stream().map(ShopWebhook::topic).toList();
    return TOPICS.stream().filter(topic -> !topics.contains(topic)).toList();
  }

  private List<ShopWebhook> ours(Shop shop, String url) {
    return clients.of(shop).webhooks().await().indefinitely().stream()
        .filter(webhook -> webhook.deliveryUrl().equals(url))
        .toList();
  }
}
