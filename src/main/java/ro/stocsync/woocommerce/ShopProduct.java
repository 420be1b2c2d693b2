package ro.stocsync.woocommerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A product or variation as its shop tells of it.
 *
 * @param id the shop's number for it; products and variations share the numbers
 * @param parentId a variation's parent; 0 for all others
 * @param sku its SKU as stored, or empty
 * @param name its name as stored, entities included (names-as-stored). A variation is named {@code
 *     Parent - Attributes} where it comes from {@link WooCommerce#productsBySku} (sku-variation),
 *     and by its attributes alone, {@code S}, where it comes from {@link WooCommerce#variations},
 *     {@link WooCommerce#variationsOf} or {@link WooCommerce#updateVariations} (variation-own-path,
 *     variations-batch)
 * @param type {@code simple}, {@code variable}, {@code variation}, {@code external}, ...
 * @param status {@code publish}, {@code draft}, {@code private}, {@code trash}, ...
 * @param stockManagement who holds its stock
 * @param stockQuantity its stock in its own unit; empty where it is not managed
 * @param stockStatus {@code instock}, {@code outofstock} or {@code onbackorder}
 * @param gtin GTIN, EAN, UPC or ISBN; WooCommerce has it from version 9.2 on
 * @param modified when it was last changed; may lie in the future (product scheduled to appear)
 * @param picture the address of its first picture, an empty text where it has none; empty where it
 *     was not asked for
 */
public record ShopProduct(
    long id,
    long parentId,
    String sku,
    String name,
    String type,
    String status,
    StockManagement stockManagement,
    Optional<BigDecimal> stockQuantity,
    String stockStatus,
    Optional<String> gtin,
    Optional<Instant> modified,
    Optional<String> picture) {

  /** The same, with its parent and its type where the shop left them out. */
  ShopProduct asVariationOf(long parent) {
    return new ShopProduct(
        id,
        parentId > 0 ? parentId : parent,
        sku,
        name,
        type.isEmpty() ? "variation" : type,
        status,
        stockManagement,
        stockQuantity,
        stockStatus,
        gtin,
        modified,
        picture);
  }
}
