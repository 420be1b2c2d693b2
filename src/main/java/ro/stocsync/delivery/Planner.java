package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ro.stocsync.catalog.Catalog;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match;
import ro.stocsync.mapping.ProductMatcher;
import ro.stocsync.mapping.Target;
import ro.stocsync.woocommerce.ShopException;
import ro.stocsync.woocommerce.WooCommerce;
import ro.stocsync.woocommerce.WooCommerceClients;

/** Says what is to be written to a shop so that it shows the levels of products. */
@ApplicationScoped
class Planner {

  private final DueWork work;
  private final ProductMatcher matcher;
  private final Catalog catalog;
  private final SettingsTable settings;
  private final WooCommerceClients clients;

  /** Of any shop. */
  Planner(
      DueWork work,
      ProductMatcher matcher,
      Catalog catalog,
      SettingsTable settings,
      WooCommerceClients clients) {
    this.work = work;
    this.matcher = matcher;
    this.catalog = catalog;
    this.settings = settings;
    this.clients = clients;
  }

  /**
   * Matches due products and plans. Asks the shop only for what our catalog does not have.
   *
   * @throws ShopException if the shop was asked and did not answer as it should
   */
  DeliveryPlan plan(Shop shop, List<DueProduct> due) {
    ShopSettings inForce = settings.of(shop.key());
    return plan(shop, inForce, due, resolve(shop, due, inForce.nameFallback()));
  }

  /**
   * Plans products whose matches are known.
   *
   * @throws ShopException if the shop was asked and did not answer as it should
   */
  DeliveryPlan plan(
      Shop shop, ShopSettings inForce, List<DueProduct> due, Map<ProductKey, Match> matches) {
    Map<Long, BigDecimal> others =
        work.othersShares(shop.key(), Feed.shared(matches), matches.keySet());
    Collection<Feed> feeds = Feed.of(due, matches, others);
    boolean asks =
        feeds.stream().anyMatch(feed -> StockRule.asksForDecimals(inForce, feed.level()));
    boolean stores = asks && clients.of(shop).allowsDecimals().await().indefinitely();
    return DeliveryPlan.of(due, matches, feeds, new StockRule(inForce, stores));
  }

  /**
   * Matches in our catalog. What is not there by its code, or was without stock management when we
   * last saw it, is looked up in the shop and matched again.
   */
  private Map<ProductKey, Match> resolve(Shop shop, List<DueProduct> due, boolean nameFallback) {
    List<ProductKey> keys = due.stream().map(DueProduct::product).toList();
    Map<ProductKey, Match> matches = matcher.match(shop.key(), keys, nameFallback);
    Set<String> skus = new HashSet<>();
    matches.forEach((key, match) -> skus.addAll(skusToLookUp(key, match)));
    if (skus.isEmpty()) {
      return matches;
    }
    WooCommerce woo = clients.of(shop);
    catalog.learn(shop.key(), woo.productsBySku(skus).await().indefinitely(), keys);
    // What was learned for one may concern another.
    return matcher.match(shop.key(), keys, nameFallback);
  }

  private static List<String> skusToLookUp(ProductKey key, Match match) {
    return switch (match) {
      case Match.Missing missing -> key.code().stream().toList();
      case Match.CatalogUnread unread -> key.code().stream().toList();
      case Match.Found(List<Match.Share> shares, var reason) ->
          shares.stream()
              .map(Match.Share::target)
              .filter(target -> !target.managed() && !target.sku().isEmpty())
              .map(Target::sku)
              .toList();
      default -> List.of();
    };
  }
}
