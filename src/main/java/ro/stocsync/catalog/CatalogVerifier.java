package ro.stocsync.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.woocommerce.ShopProduct;
import ro.stocsync.woocommerce.WooCommerce;
import ro.stocsync.woocommerce.WooCommerceClients;

/**
 * Asks a shop whether it still has what somebody says it has no more: {@code modified_after} does
 * not tell of what is gone. Runs on a virtual thread and blocks, under the catalog's lease.
 */
@ApplicationScoped
public class CatalogVerifier {

  private static final Logger LOG = Logger.getLogger(CatalogVerifier.class);

  private final Catalog catalog;
  private final Database database;
  private final WooCommerceClients clients;

  /** Of any shop. */
  public CatalogVerifier(Catalog catalog, Database database, WooCommerceClients clients) {
    this.catalog = catalog;
    this.database = database;
    this.clients = clients;
  }

  private record Known(long id, long parentId) {}

  /**
   * Forgets those of the products and variations that the shop does not list any more, a gone
   * parent with its variations, and learns the others anew. Ids that the catalog does not know cost
   * no request.
   *
   * @throws ro.stocsync.woocommerce.ShopException if the shop does not answer as it should
   */
  public void verify(Shop shop, Set<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    List<Known> known = known(shop.key(), ids);
    WooCommerce woo = clients.of(shop);
    Set<Long> gone = goneProducts(shop.key(), woo, known);
    Map<Long, Set<Long>> variations =
        known.stream()
            .filter(item -> item.parentId() != 0 && !gone.contains(item.parentId()))
            .collect(
                Collectors.groupingBy(
                    Known::parentId, Collectors.mapping(Known::id, Collectors.toSet())));
    gone.addAll(variationsOf(shop.key(), gone));
    variations.forEach(
        (parent, those) -> gone.addAll(goneVariations(shop.key(), woo, parent, those)));
    catalog.forget(shop.key(), gone);
    if (!gone.isEmpty()) {
      LOG.infof("Shop %s: %d products and variations are gone", shop.key(), gone.size());
    }
  }

  private List<Known> known(ShopKey shop, Set<Long> ids) {
    return database.query(
        "select id, parent_id from catalog_product where company = ? and shop = ? and id = any (?)",
        row -> new Known(row.getLong(1), row.getLong(2)),
        shop.company(),
        shop.shop(),
        SqlArray.longs(ids, id -> id));
  }

  private List<Long> variationsOf(ShopKey shop, Set<Long> parents) {
    return database.query(
        "select id from catalog_product where company = ? and shop = ? and parent_id = any (?)"
            + " and parent_id <> 0",
        row -> row.getLong(1),
        shop.company(),
        shop.shop(),
        SqlArray.longs(parents, id -> id));
  }

  private Set<Long> goneProducts(ShopKey shop, WooCommerce woo, List<Known> known) {
    Set<Long> asked =
        known.stream()
            .filter(item -> item.parentId() == 0)
            .map(Known::id)
            .collect(Collectors.toCollection(HashSet::new));
    List<ShopProduct> there = woo.productsById(asked).await().indefinitely();
    catalog.learn(shop, there);
    there.forEach(product -> asked.remove(product.id()));
    return asked;
  }

  private Set<Long> goneVariations(ShopKey shop, WooCommerce woo, long parent, Set<Long> asked) {
    List<ShopProduct> there = ParentVariations.of(woo, parent);
    catalog.learn(shop, there);
    Set<Long> gone = new HashSet<>(asked);
    there.forEach(variation -> gone.remove(variation.id()));
    return gone;
  }
}
