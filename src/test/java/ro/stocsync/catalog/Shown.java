package ro.stocsync.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import ro.stocsync.woocommerce.ShopProduct;
import ro.stocsync.woocommerce.StockManagement;

/** A product as a shop may show it; published, in stock with one piece, changed long ago. */
record Shown(
    long id, long parentId, String sku, String name, String type, String gtin, long pieces) {

  static Shown simple(long id, String sku, String name) {
    return new Shown(id, 0, sku, name, "simple", "", 1);
  }

  static Shown variable(long id, String sku, String name) {
    return new Shown(id, 0, sku, name, "variable", "", 1);
  }

  static Shown variation(long id, long parent, String sku, String name) {
    return new Shown(id, parent, sku, name, "variation", "", 1);
  }

  Shown withGtin(String code) {
    return new Shown(id, parentId, sku, name, type, code, pieces);
  }

  Shown withPieces(long now) {
    return new Shown(id, parentId, sku, name, type, gtin, now);
  }

  ShopProduct product() {
    return new ShopProduct(
        id,
        parentId,
        sku,
        name,
        type,
        "publish",
        StockManagement.MANAGED,
        Optional.of(BigDecimal.valueOf(pieces)),
        "instock",
        Optional.of(gtin),
        Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
        Optional.empty());
  }
}
