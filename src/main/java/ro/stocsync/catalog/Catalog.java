package ro.stocsync.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Transaction;
import ro.stocsync.woocommerce.ShopProduct;

/** What we know of the shops' products and variations. */
@ApplicationScoped
public class Catalog {

  private final Database database;
  private final Event<CatalogChanged> changed;

  /** Over the one database; changes are told to whoever observes them. */
  public Catalog(Database database, Event<CatalogChanged> changed) {
    this.database = database;
    this.changed = changed;
  }

  /** Takes in products as the shop has just shown them. */
  public void learn(ShopKey shop, Collection<ShopProduct> products) {
    learn(shop, products, false);
  }

  /**
   * Likewise, for somebody who matches these keys anew after it, so that they need not be told.
   *
   * @param inHand the keys
   */
  public void learn(ShopKey shop, Collection<ShopProduct> products, Collection<ProductKey> inHand) {
    database.inTransaction(
        transaction -> learn(transaction, shop, products, Set.copyOf(inHand), false));
  }

  /**
   * Likewise.
   *
   * @param whole whether this is part of a reading of the whole catalog: then what is as we knew it
   *     is marked as seen too
   * @return what came or changed in what matters to matching
   */
  Set<Long> learn(ShopKey shop, Collection<ShopProduct> products, boolean whole) {
    return products.isEmpty()
        ? Set.of()
        : database.inTransaction(transaction -> learn(transaction, shop, products, whole));
  }

  /** Likewise, within a transaction. */
  Set<Long> learn(
      Transaction transaction, ShopKey shop, Collection<ShopProduct> products, boolean whole) {
    return learn(transaction, shop, products, Set.of(), whole);
  }

  private Set<Long> learn(
      Transaction transaction,
      ShopKey shop,
      Collection<ShopProduct> products,
      Set<ProductKey> inHand,
      boolean whole) {
    if (products.isEmpty()) {
      return Set.of();
    }
    // Of a product that was shown twice the later showing is kept.
    Map<Long, ShopProduct> byId = new TreeMap<>();
    products.forEach(product -> byId.put(product.id(), product));
    List<ShopProduct> sorted = List.copyOf(byId.values());
    Set<Long> matters = CatalogRows.changed(transaction, shop, sorted);
    CatalogRows.write(transaction, shop, sorted, whole);
    if (!matters.isEmpty()) {
      CatalogRows.nameVariations(transaction, shop, matters);
      noteChange(transaction, shop, matters, inHand);
    }
    return matters;
  }

  /** Takes out products that the shop has said it does not have, and with them their variations. */
  public void forget(ShopKey shop, Collection<Long> ids) {
    if (!ids.isEmpty()) {
      database.inTransaction(transaction -> forget(transaction, shop, ids));
    }
  }

  /** Likewise, within a transaction; answers how many went. */
  int forget(Transaction transaction, ShopKey shop, Collection<Long> ids) {
    Set<Long> gone = CatalogRows.delete(transaction, shop, ids);
    if (!gone.isEmpty()) {
      noteChange(transaction, shop, gone, Set.of());
    }
    return gone.size();
  }

  /**
   * Counts first, then tells: the count's row lock makes a delivery that is about to park a product
   * either see the new count or be seen by whoever lets parked products come back.
   */
  private void noteChange(
      Transaction transaction, ShopKey shop, Set<Long> products, Set<ProductKey> inHand) {
    transaction.update(
        """
        insert into catalog_state as c (company, shop, changes) values (?, ?, 1)
        on conflict (company, shop) do update set changes = c.changes + 1
        """,
        shop.company(),
        shop.shop());
    changed.fire(new CatalogChanged(shop, products, inHand, transaction));
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
    database.inTransaction(transaction -> noteReadUntil(transaction, shop, shopTime, stockManaged));
  }

  /**
   * Likewise, within a transaction. Never a moment to come, whatever the shop's clock says: what it
   * shows as modified until then would be passed over once its clock was set right.
   */
  int noteReadUntil(Transaction transaction, ShopKey shop, Instant shopTime, boolean stockManaged) {
    return transaction.update(
        """
        insert into catalog_state (company, shop, read_whole, read_until, stock_managed)
        values (?, ?, true, least(?::timestamptz, now()), ?)
        on conflict (company, shop) do update
        set read_whole = true, read_until = excluded.read_until,
            stock_managed = excluded.stock_managed
        """,
        shop.company(),
        shop.shop(),
        shopTime,
        stockManaged);
  }

  /** A SKU as it compares without regard to letter case. */
  public static String fold(String sku) {
    return sku.strip().toLowerCase(Locale.ROOT);
  }
}
