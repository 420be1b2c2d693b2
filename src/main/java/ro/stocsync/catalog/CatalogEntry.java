package ro.stocsync.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import ro.stocsync.woocommerce.StockManagement;

/**
 * A product or variation of our catalog, as an operator looks at it.
 *
 * @param id the shop's number for it
 * @param parentId a variation's parent; 0 for all others
 * @param sku its SKU as the shop has it, or empty
 * @param gtin the digits of its GTIN, EAN, UPC or ISBN, or empty
 * @param name its name as the shop has it; a variation's is {@code Parent - attributes}
 * @param type {@code simple}, {@code variable}, {@code variation}, ...
 * @param status {@code publish}, {@code draft}, {@code private}, ...
 * @param stockManagement who holds its stock
 * @param stockQuantity the stock when the shop last showed it, in its own unit; empty where it is
 *     not managed
 * @param stockStatus {@code instock}, {@code outofstock} or {@code onbackorder}
 * @param modifiedAt when it was last changed in the shop, if the shop said so
 * @param picture the address of its picture, or else of its parent's; empty if there is none
 */
public record CatalogEntry(
    long id,
    long parentId,
    String sku,
    String gtin,
    String name,
    String type,
    String status,
    StockManagement stockManagement,
    Optional<BigDecimal> stockQuantity,
    String stockStatus,
    Optional<Instant> modifiedAt,
    String picture) {}
