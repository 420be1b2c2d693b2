package ro.stocsync.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ro.stocsync.company.Shop;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.woocommerce.ShopProduct;
import ro.stocsync.woocommerce.WooCommerce;
import ro.stocsync.woocommerce.WooCommerceClients;

/**
 * Reads what a shop shows now of products that the catalog knows, a hundred at a time, and lets the
 * catalog learn it. Runs on a virtual thread and blocks.
 */
@ApplicationScoped
public class LiveStock {

  private final Catalog catalog;
  private final WooCommerceClients clients;

  /** Of any shop. */
  public LiveStock(Catalog catalog, WooCommerceClients clients) {
    this.catalog = catalog;
    this.clients = clients;
  }

  /**
   * A product or variation to be looked at.
   *
   * @param id the shop's number for it
   * @param parentId a variation's parent; 0 for all others
   * @param sku its own SKU; empty if it has none
   */
  public record Item(long id, long parentId, String sku) {}

  /**
   * The items as the shop shows them, by id; what it does not show it has no more, and the catalog
   * forgets it.
   *
   * @param inHand keys that whoever asks matches anew, so that they need not be told of changes
   * @throws ro.stocsync.woocommerce.ShopException if the shop does not answer as it should
   */
  public Map<Long, ShopProduct> read(
      Shop shop, Collection<Item> items, Collection<ProductKey> inHand) {
    WooCommerce woo = clients.of(shop);
    Map<Long, ShopProduct> live = new HashMap<>();
    List<Item> products = items.stream().filter(item -> item.parentId() == 0).toList();
    take(live, woo.productsById(ids(products)).await().indefinitely());
    List<Item> variations = items.stream().filter(item -> item.parentId() != 0).toList();
    take(live, variationsBySku(woo, variations));
    variations.stream()
        .filter(item -> !live.containsKey(item.id()))
        .collect(
            Collectors.groupingBy(
                Item::parentId, TreeMap::new, Collectors.mapping(Item::id, Collectors.toSet())))
        .forEach((parent, ids) -> take(live, variationsOf(woo, parent, ids)));
    catalog.learn(shop.key(), live.values(), inHand);
    Set<Long> gone = new TreeSet<>(ids(items));
    gone.removeAll(live.keySet());
    catalog.forget(shop.key(), gone);
    return live;
  }

  private static void take(Map<Long, ShopProduct> live, List<ShopProduct> products) {
    products.stream()
        .filter(product -> !product.status().equals("trash"))
        .forEach(product -> live.put(product.id(), product));
  }

  private static List<Long> ids(Collection<Item> items) {
    return items.stream().map(Item::id).toList();
  }

  /** Variations cannot be asked for by their ids (include-variation), but a hundred by SKU. */
  private static List<ShopProduct> variationsBySku(WooCommerce woo, List<Item> variations) {
    List<String> skus =
        variations.stream().map(Item::sku).filter(sku -> !sku.isEmpty()).distinct().toList();
    if (skus.isEmpty()) {
      return List.of();
    }
    Set<Long> asked = Set.copyOf(ids(variations));
    return woo.productsBySku(skus).await().indefinitely().stream()
        .filter(product -> asked.contains(product.id()))
        .toList();
  }

  private static List<ShopProduct> variationsOf(WooCommerce woo, long parent, Set<Long> ids) {
    return ParentVariations.of(woo, parent).stream()
        .filter(variation -> ids.contains(variation.id()))
        .toList();
  }
}
