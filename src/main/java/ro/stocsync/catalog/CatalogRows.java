package ro.stocsync.catalog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductName;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;
import ro.stocsync.woocommerce.ShopProduct;

/** The rows of {@code catalog_product}: what of them changes, and writing it. */
final class CatalogRows {

  // An entry of PostgreSQL's index holds 2,704 bytes.
  private static final int LONGEST_KEY = 2_000;

  /** As written; SmartBill's have 600 characters at most. */
  private static final int LONGEST_NAME = 3_000;

  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");

  private CatalogRows() {}

  /**
   * Of these products those that are new or differ in what matters to matching, and the variations
   * we know of them. A variation's name is given whole by a look-up by SKU (sku-variation) and as
   * its attributes alone elsewhere (variations-batch): the whole one is no change of the other.
   */
  static Set<Long> changed(Transaction transaction, ShopKey shop, List<ShopProduct> products) {
    Set<Long> changed =
        new HashSet<>(
            transaction.query(
                """
                select n.id from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                    as n (id, parent_id, sku, gtin, name, status, type, stock_management)
                left join catalog_product p on p.company = ? and p.shop = ? and p.id = n.id
                where p.id is null
                   or (p.parent_id, p.sku, p.gtin, p.status, p.type, p.stock_management)
                      is distinct from
                      (n.parent_id, n.sku, n.gtin, n.status, n.type, n.stock_management)
                   or not (n.name = p.name or n.parent_id <> 0
                      and right(n.name, length(p.name) + 3) = ' - ' || p.name)
                """,
                row -> row.getLong(1),
                SqlArray.longs(products, ShopProduct::id),
                SqlArray.longs(products, ShopProduct::parentId),
                SqlArray.texts(products, product -> indexable(product.sku())),
                SqlArray.texts(products, CatalogRows::gtin),
                SqlArray.texts(products, ShopProduct::name),
                SqlArray.texts(products, ShopProduct::status),
                SqlArray.texts(products, ShopProduct::type),
                SqlArray.texts(products, product -> product.stockManagement().name()),
                shop.company(),
                shop.shop()));
    changed.addAll(variationsOf(transaction, shop, changed));
    return changed;
  }

  private static List<Long> variationsOf(
      Transaction transaction, ShopKey shop, Collection<Long> parents) {
    return parents.isEmpty()
        ? List.of()
        : transaction.query(
            "select id from catalog_product where company = ? and shop = ? and parent_id = any (?)",
            row -> row.getLong(1),
            shop.company(),
            shop.shop(),
            SqlArray.longs(parents, id -> id));
  }

  /**
   * Writes what differs, in the order of the ids; an equal row is not touched: our own writes come
   * back in every refresh.
   *
   * @param seen whether equal rows are to be marked as seen now too, as a whole reading needs it
   */
  static void write(
      Transaction transaction, ShopKey shop, List<ShopProduct> products, boolean seen) {
    transaction.update(
        """
        insert into catalog_product as p (company, shop, id, parent_id, sku, folded_sku, gtin, name,
            name_key, status, type, stock_management, stock_quantity, stock_status, modified_at,
            picture, seen_at)
        select ?, ?, n.id, n.parent_id, n.sku, n.folded_sku, n.gtin, n.name, n.name_key, n.status,
            n.type, n.stock_management, n.stock_quantity, n.stock_status, n.modified_at,
            coalesce(n.picture, o.picture, ''), now()
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (id,
            parent_id, sku, folded_sku, gtin, name, name_key, status, type, stock_management,
            stock_quantity, stock_status, modified_at, picture)
        left join catalog_product o on o.company = ? and o.shop = ? and o.id = n.id
        where ? or o.id is null
           or (o.parent_id, o.sku, o.gtin, o.status, o.type, o.stock_management, o.stock_quantity,
               o.stock_status, o.modified_at, o.picture)
              is distinct from
              (n.parent_id, n.sku, n.gtin, n.status, n.type, n.stock_management, n.stock_quantity,
               n.stock_status, coalesce(n.modified_at, o.modified_at),
               coalesce(n.picture, o.picture))
           or not (n.name = o.name or n.parent_id <> 0
              and right(n.name, length(o.name) + 3) = ' - ' || o.name)
        order by n.id
        on conflict (company, shop, id) do update
        set parent_id = excluded.parent_id, sku = excluded.sku, folded_sku = excluded.folded_sku,
            gtin = excluded.gtin,
            name = case when excluded.parent_id <> 0
                        and right(excluded.name, length(p.name) + 3) = ' - ' || p.name
                   then p.name else excluded.name end,
            name_key = case when excluded.parent_id = 0 then excluded.name_key
                       else p.name_key end,
            status = excluded.status, type = excluded.type,
            stock_management = excluded.stock_management,
            stock_quantity = excluded.stock_quantity, stock_status = excluded.stock_status,
            modified_at = coalesce(excluded.modified_at, p.modified_at),
            picture = excluded.picture, seen_at = excluded.seen_at
        """,
        shop.company(),
        shop.shop(),
        SqlArray.longs(products, ShopProduct::id),
        SqlArray.longs(products, ShopProduct::parentId),
        SqlArray.texts(products, product -> indexable(product.sku())),
        SqlArray.texts(products, product -> indexable(Catalog.fold(product.sku()))),
        SqlArray.texts(products, CatalogRows::gtin),
        SqlArray.texts(products, ShopProduct::name),
        SqlArray.texts(products, product -> nameKey(product.name())),
        SqlArray.texts(products, ShopProduct::status),
        SqlArray.texts(products, ShopProduct::type),
        SqlArray.texts(products, product -> product.stockManagement().name()),
        SqlArray.of("numeric", products, product -> product.stockQuantity().orElse(null)),
        SqlArray.texts(products, ShopProduct::stockStatus),
        SqlArray.of(
            "timestamptz",
            products,
            product -> product.modified().map(Instant::toString).orElse(null)),
        SqlArray.texts(products, product -> product.picture().orElse(null)),
        shop.company(),
        shop.shop(),
        seen);
  }

  /** Names the variations of these products, and those among them, by their parents' names. */
  static void nameVariations(Transaction transaction, ShopKey shop, Set<Long> changed) {
    record Variation(long id, String name) {}
    List<Variation> variations =
        transaction.query(
            """
            select v.id, case when starts_with(v.name, p.name || ' - ') then v.name
                         else p.name || ' - ' || v.name end
            from catalog_product v
            join catalog_product p on p.company = v.company and p.shop = v.shop
                and p.id = v.parent_id
            where v.company = ? and v.shop = ? and v.parent_id <> 0 and v.id = any (?)
            """,
            row -> new Variation(row.getLong(1), row.getString(2)),
            shop.company(),
            shop.shop(),
            SqlArray.longs(changed, id -> id));
    transaction.update(
        """
        update catalog_product v set name_key = n.name_key
        from unnest(?, ?) as n (id, name_key)
        where v.company = ? and v.shop = ? and v.id = n.id and v.name_key <> n.name_key
        """,
        SqlArray.longs(variations, Variation::id),
        SqlArray.texts(variations, variation -> nameKey(variation.name())),
        shop.company(),
        shop.shop());
  }

  /** Takes these out, and with a product its variations, as WooCommerce does; the ids that went. */
  static Set<Long> delete(Transaction transaction, ShopKey shop, Collection<Long> ids) {
    SqlArray doomed = SqlArray.longs(ids, id -> id);
    return Set.copyOf(
        transaction.query(
            """
            with doomed as (
                select company, shop, id from catalog_product
                where company = ? and shop = ? and (id = any (?) or parent_id = any (?))
                order by id for update)
            delete from catalog_product p using doomed d
            where p.company = d.company and p.shop = d.shop and p.id = d.id
            returning p.id
            """,
            row -> row.getLong(1),
            shop.company(),
            shop.shop(),
            doomed,
            doomed));
  }

  /** Longer than any text a callback may bring, so that no product is missed for it. */
  private static String indexable(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY ? text : "";
  }

  /** Entities of entities of entities would be folded for seconds in a long enough name. */
  private static String nameKey(String name) {
    return name.length() <= LONGEST_NAME ? indexable(ProductName.normalise(name)) : "";
  }

  private static String gtin(ShopProduct product) {
    return indexable(NO_DIGIT.matcher(product.gtin().orElse("")).replaceAll(""));
  }
}
