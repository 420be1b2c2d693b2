package ro.stocsync.demo;

import java.math.BigDecimal;
import java.time.Instant;

/** A product or variation as the shop's database holds it. Guarded by its catalog's lock. */
final class DemoProduct {

  /**
   * What the column {@code _manage_stock} says; a variation that says no may fall to its parent.
   */
  boolean managesStock;

  final long id;
  final long parentId;
  String type;
  String status = "publish";
  String sku;
  String name;
  String gtin = "";
  boolean pictured;
  BigDecimal stock;
  String stockStatus = "instock";
  String backorders = "no";
  Instant created;
  Instant modified;

  DemoProduct(long id, long parentId, String type, String sku, String name, Instant now) {
    this.id = id;
    this.parentId = parentId;
    this.type = type;
    this.sku = sku;
    this.name = name;
    this.created = now;
    this.modified = now;
  }

  boolean isVariation() {
    return parentId != 0;
  }

  /** External and grouped products never keep stock (woocommerce-recordings 25). */
  boolean cannotKeepStock() {
    return type.equals("external") || type.equals("grouped");
  }
}
