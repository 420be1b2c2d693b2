package ro.stocsync.mapping;

import java.util.Collection;
import java.util.List;
import ro.stocsync.catalog.CatalogChanged;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** Which product keys a change concerns. */
final class Affected {

  private Affected() {}

  /**
   * Keys that stand for what changed, as far as is remembered, and keys that could stand for it by
   * now: by their code, their name or an operator's mapping.
   */
  static List<ProductKey> by(CatalogChanged changed) {
    ShopKey shop = changed.shop();
    SqlArray ids = SqlArray.longs(changed.products(), id -> id);
    return changed
        .transaction()
        .query(
            """
            select product_key from product_match
            where company = ? and shop = ? and (product_id = any (?) or holder_id = any (?))
            union
            select product_key from product_mapping
            where company = ? and shop = ? and product_ids && ?
            union
            select p.product_key from catalog_product c
            join product p on p.company = c.company and p.superseded_by is null
                and p.folded_code in (c.folded_sku, c.gtin) and p.folded_code <> ''
            where c.company = ? and c.shop = ? and c.id = any (?)
            union
            select p.product_key from catalog_product c
            join shop s on s.company = c.company and s.shop = c.shop
            join product p on p.company = c.company and p.superseded_by is null
                and p.name_key = c.name_key and p.name_key <> ''
                and (p.folded_code = '' or s.name_fallback)
            where c.company = ? and c.shop = ? and c.id = any (?)
            """,
            row -> new ProductKey(row.getString(1)),
            shop.company(),
            shop.shop(),
            ids,
            ids,
            shop.company(),
            shop.shop(),
            ids,
            shop.company(),
            shop.shop(),
            ids,
            shop.company(),
            shop.shop(),
            ids);
  }

  /** Keys that feed the same stocks as these do, these included. */
  static List<ProductKey> sharing(
      Transaction transaction, ShopKey shop, Collection<Long> products) {
    return transaction.query(
        """
        select distinct m.product_key from product_match m
        where m.company = ? and m.shop = ? and m.holder_id in (
            select case when p.stock_management = 'PARENT' then p.parent_id else p.id end
            from catalog_product p where p.company = ? and p.shop = ? and p.id = any (?))
        """,
        row -> new ProductKey(row.getString(1)),
        shop.company(),
        shop.shop(),
        shop.company(),
        shop.shop(),
        SqlArray.longs(products, id -> id));
  }
}
