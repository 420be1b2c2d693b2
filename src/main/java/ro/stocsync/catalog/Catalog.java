package ro.stocsync.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductName;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;
import ro.stocsync.woocommerce.ShopProduct;

/** What we know of the shops' products and variations. */
@ApplicationScoped
public class Catalog {

  // An entry of PostgreSQL's index holds 2,704 bytes.
  private static final int LONGEST_KEY = 2_000;

  private final Database database;
  private final Event<CatalogChanged> changed;

  /** Over the one database; changes are told to whoever observes them. */
  public Catalog(Database database, Event<CatalogChanged> changed) {
    this.database = database;
    this.changed = changed;
  }

  /** Takes in products as the shop has just shown them. */
  public void learn(ShopKey shop, Collection<ShopProduct> products) {
    if (products.isEmpty()) {
      return;
    }
    // Of a product that was shown twice the later showing is kept.
    Map<Long, ShopProduct> byId = new TreeMap<>();
    products.forEach(product -> byId.put(product.id(), product));
    List<ShopProduct> sorted = List.copyOf(byId.values());
    database.inTransaction(
        transaction -> {
          boolean matters = differs(transaction, shop, sorted);
          write(transaction, shop, sorted);
          if (matters) {
            nameVariations(transaction, shop, sorted);
            noteChange(transaction, shop);
          }
          return null;
        });
  }

  /** Takes out products that the shop has said it does not have. */
  public void forget(ShopKey shop, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    database.inTransaction(
        transaction -> {
          int gone =
              transaction.update(
                  "delete from catalog_product where company = ? and shop = ? and id = any (?)",
                  shop.company(),
                  shop.shop(),
                  SqlArray.longs(ids, id -> id));
          if (gone > 0) {
            noteChange(transaction, shop);
          }
          return null;
        });
  }

  /** Takes out what a reading of the whole catalog, begun at that moment, has not seen. */
  int forgetUnseen(ShopKey shop, Instant readingBegan) {
    return database.inTransaction(
        transaction -> {
          int gone =
              transaction.update(
                  "delete from catalog_product where company = ? and shop = ? and seen_at < ?",
                  shop.company(),
                  shop.shop(),
                  readingBegan);
          if (gone > 0) {
            noteChange(transaction, shop);
          }
          return gone;
        });
  }

  /**
   * Counts first, then tells: the count's row lock makes a delivery that is about to park a product
   * either see the new count or be seen by whoever lets parked products come back.
   */
  private void noteChange(Transaction transaction, ShopKey shop) {
    transaction.update(
        """
        insert into catalog_state as c (company, shop, changes) values (?, ?, 1)
        on conflict (company, shop) do update set changes = c.changes + 1
        """,
        shop.company(),
        shop.shop());
    changed.fire(new CatalogChanged(shop, transaction));
  }

  /** How many changes that matter to matching the catalog has seen. */
  public long changes(ShopKey shop) {
    return database
        .query(
            "select changes from catalog_state where company = ? and shop = ?",
            row -> row.getLong(1),
            shop.company(),
            shop.shop())
        .stream()
        .findFirst()
        .orElse(0L);
  }

  /** Likewise; and no further change is committed before this transaction ends. */
  public long holdChanges(Transaction transaction, ShopKey shop) {
    transaction.update(
        "insert into catalog_state (company, shop) values (?, ?) on conflict do nothing",
        shop.company(),
        shop.shop());
    return transaction
        .query(
            "select changes from catalog_state where company = ? and shop = ? for share",
            row -> row.getLong(1),
            shop.company(),
            shop.shop())
        .getFirst();
  }

  /** The database's clock, by which {@code seen_at} is written. */
  Instant now() {
    return database
        .query("select now()", row -> row.getObject(1, OffsetDateTime.class).toInstant())
        .getFirst();
  }

  /** Up to when the catalog has been read, in the shop's time; empty until it was read whole. */
  public Optional<Instant> readUntil(ShopKey shop) {
    return database
        .query(
            "select read_until from catalog_state where company = ? and shop = ? and read_whole",
            row -> row.getObject(1, OffsetDateTime.class).toInstant(),
            shop.company(),
            shop.shop())
        .stream()
        .findFirst();
  }

  /** Whether the shop-wide switch of stock management was on when the catalog was read. */
  boolean wasStockManaged(ShopKey shop) {
    return !database
        .query(
            "select 1 from catalog_state where company = ? and shop = ? and stock_managed",
            row -> 1,
            shop.company(),
            shop.shop())
        .isEmpty();
  }

  /** Notes that the whole catalog is known as it was at that moment of the shop's time. */
  void noteReadUntil(ShopKey shop, Instant shopTime, boolean stockManaged) {
    database.update(
        """
        insert into catalog_state (company, shop, read_whole, read_until, stock_managed)
        values (?, ?, true, ?, ?)
        on conflict (company, shop) do update
        set read_whole = true, read_until = excluded.read_until,
            stock_managed = excluded.stock_managed
        """,
        shop.company(),
        shop.shop(),
        shopTime,
        stockManaged);
  }

  private static boolean differs(
      Transaction transaction, ShopKey shop, List<ShopProduct> products) {
    return !transaction
        .query(
            """
            select 1 from unnest(?, ?, ?, ?, ?, ?, ?)
                as n (id, parent_id, sku, name, status, type, stock_management)
            left join catalog_product p on p.company = ? and p.shop = ? and p.id = n.id
            where p.id is null
               or (p.parent_id, p.sku, p.status, p.type, p.stock_management) is distinct
                  from (n.parent_id, n.sku, n.status, n.type, n.stock_management)
               or not (p.name = n.name or p.parent_id <> 0
                  and (right(p.name, length(n.name)) = n.name
                       or right(n.name, length(p.name)) = p.name))
            limit 1
            """,
            row -> 1,
            SqlArray.longs(products, ShopProduct::id),
            SqlArray.longs(products, ShopProduct::parentId),
            SqlArray.texts(products, product -> indexable(product.sku())),
            SqlArray.texts(products, ShopProduct::name),
            SqlArray.texts(products, ShopProduct::status),
            SqlArray.texts(products, ShopProduct::type),
            SqlArray.texts(products, product -> product.stockManagement().name()),
            shop.company(),
            shop.shop())
        .isEmpty();
  }

  private static void write(Transaction transaction, ShopKey shop, List<ShopProduct> products) {
    transaction.update(
        """
        insert into catalog_product as p (company, shop, id, parent_id, sku, folded_sku, name,
            name_key, status, type, stock_management, stock_quantity, stock_status, modified_at,
            seen_at)
        select ?, ?, n.*, now() from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n
        on conflict (company, shop, id) do update
        set parent_id = excluded.parent_id, sku = excluded.sku, folded_sku = excluded.folded_sku,
            name = excluded.name,
            name_key = case when excluded.parent_id = 0 then excluded.name_key
                       else p.name_key end,
            status = excluded.status, type = excluded.type,
            stock_management = excluded.stock_management,
            stock_quantity = excluded.stock_quantity, stock_status = excluded.stock_status,
            modified_at = coalesce(excluded.modified_at, p.modified_at),
            seen_at = excluded.seen_at
        """,
        shop.company(),
        shop.shop(),
        SqlArray.longs(products, ShopProduct::id),
        SqlArray.longs(products, ShopProduct::parentId),
        SqlArray.texts(products, product -> indexable(product.sku())),
        SqlArray.texts(products, product -> indexable(fold(product.sku()))),
        SqlArray.texts(products, ShopProduct::name),
        SqlArray.texts(products, product -> indexable(ProductName.normalise(product.name()))),
        SqlArray.texts(products, ShopProduct::status),
        SqlArray.texts(products, ShopProduct::type),
        SqlArray.texts(products, product -> product.stockManagement().name()),
        SqlArray.of("numeric", products, product -> product.stockQuantity().orElse(null)),
        SqlArray.texts(products, ShopProduct::stockStatus),
        SqlArray.of(
            "timestamptz",
            products,
            product -> product.modified().map(Instant::toString).orElse(null)));
  }

  /**
   * Names variations as WooCommerce does, {@code Parent - attributes}. The API gives the whole name
   * to a look-up by SKU (woocommerce-recordings, sku-variation) and the attributes alone elsewhere
   * (variations-batch); one being the other's end is no change of name.
   */
  private static void nameVariations(
      Transaction transaction, ShopKey shop, List<ShopProduct> products) {
    List<ShopProduct> parts = products.stream().filter(product -> product.parentId() != 0).toList();
    List<ShopProduct> wholes =
        products.stream().filter(product -> product.type().equals("variable")).toList();
    if (parts.isEmpty() && wholes.isEmpty()) {
      return;
    }
    List<Long> parents =
        Stream.concat(
                parts.stream().map(ShopProduct::parentId), wholes.stream().map(ShopProduct::id))
            .distinct()
            .toList();
    record Variation(long id, String name) {}
    List<Variation> variations =
        transaction.query(
            """
            select v.id, case when starts_with(v.name, p.name || ' - ') then v.name
                         else p.name || ' - ' || v.name end
            from catalog_product v
            join catalog_product p on p.company = v.company and p.shop = v.shop
                and p.id = v.parent_id
            where v.company = ? and v.shop = ? and v.parent_id = any (?)
            """,
            row -> new Variation(row.getLong(1), row.getString(2)),
            shop.company(),
            shop.shop(),
            SqlArray.longs(parents, id -> id));
    transaction.update(
        """
        update catalog_product v set name_key = n.name_key
        from unnest(?, ?) as n (id, name_key)
        where v.company = ? and v.shop = ? and v.id = n.id and v.name_key <> n.name_key
        """,
        SqlArray.longs(variations, Variation::id),
        SqlArray.texts(variations, variation -> indexable(ProductName.normalise(variation.name()))),
        shop.company(),
        shop.shop());
  }

  /** Longer than any text a callback may bring, so that no product is missed for it. */
  private static String indexable(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY ? text : "";
  }

  /** A SKU as it compares without regard to letter case. */
  public static String fold(String sku) {
    return sku.strip().toLowerCase(Locale.ROOT);
  }
}
