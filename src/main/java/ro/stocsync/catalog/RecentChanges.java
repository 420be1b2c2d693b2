package ro.stocsync.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import ro.stocsync.company.ShopKey;
import ro.stocsync.woocommerce.PageRequest;
import ro.stocsync.woocommerce.ProductPage;
import ro.stocsync.woocommerce.ShopProduct;
import ro.stocsync.woocommerce.ShopRefused;
import ro.stocsync.woocommerce.WooCommerce;

/**
 * Reads what was modified in a shop since a moment. What is dated in the future comes back each
 * time (modified-after): as long as it is as we know it, it costs its place on a page and nothing
 * else. WooCommerce lists a parameter {@code modified_before} (index-v3-product-args), but no
 * recording shows what it does.
 */
@ApplicationScoped
class RecentChanges {

  private final Catalog catalog;
  private final ParentReader parents;

  RecentChanges(Catalog catalog, ParentReader parents) {
    this.catalog = catalog;
    this.parents = parents;
  }

  /** What else is done with a page that was read, of which some products were new or changed. */
  private interface Follower {
    void follow(ProductPage page, Set<Long> changed);
  }

  /**
   * Reads them all.
   *
   * @param mayGoOn asked before each page
   * @return the shop's clock when it began; empty if it may not go on
   */
  Optional<Instant> read(ShopKey shop, WooCommerce woo, Instant since, BooleanSupplier mayGoOn) {
    Optional<Instant> variations;
    try {
      variations = read(shop, woo::variations, since, mayGoOn, (page, changed) -> {});
    } catch (ShopRefused refused) {
      if (refused.status() != 404) {
        throw refused;
      }
      return read(
          shop,
          woo::products,
          since,
          mayGoOn,
          (page, changed) -> readVariations(shop, woo, page, changed));
    }
    return variations.flatMap(
        first ->
            read(shop, woo::products, since, mayGoOn, (page, changed) -> {})
                .map(second -> second.isBefore(first) ? second : first));
  }

  private Optional<Instant> read(
      ShopKey shop,
      Function<PageRequest, Uni<ProductPage>> list,
      Instant since,
      BooleanSupplier mayGoOn,
      Follower follower) {
    Instant began = catalog.now();
    Optional<Instant> clock = Optional.empty();
    PageCursor cursor = PageCursor.atStart();
    ProductPage page;
    do {
      if (!mayGoOn.getAsBoolean()) {
        return Optional.empty();
      }
      page = list.apply(new PageRequest(cursor.page(), Optional.of(since))).await().indefinitely();
      follower.follow(page, catalog.learn(shop, page.products(), false));
      clock = clock.or(page::shopTime);
      cursor = cursor.after(page);
    } while (!cursor.isBehind(page));
    return clock.or(() -> Optional.of(began));
  }

  /**
   * Of a shop without a list of all variations. A variation that is written moves its parent's date
   * (modified-after); one that the shop changes without that, the next sweep finds. A parent dated
   * in the future shows each time and is followed only when it changed.
   */
  private void readVariations(ShopKey shop, WooCommerce woo, ProductPage page, Set<Long> changed) {
    Instant now = page.shopTime().orElseGet(catalog::now);
    page.products().stream()
        .filter(product -> product.type().startsWith("variable"))
        .filter(
            product ->
                changed.contains(product.id())
                    || product.modified().map(modified -> !modified.isAfter(now)).orElse(true))
        .map(ShopProduct::id)
        .forEach(parent -> parents.read(shop, woo, parent, false));
  }
}
