package ro.stocsync.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ro.stocsync.company.Warehouse;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/**
 * Levels of an earlier list, written again where nothing newer is known. Levels are absolute: one
 * that came in later, by a callback or a pull, is never undone.
 */
@ApplicationScoped
public class ReplayedLevels {

  private final Database database;
  private final Products products;

  /** Over the one database. */
  public ReplayedLevels(Database database, Products products) {
    this.database = database;
    this.products = products;
  }

  /** What a list's level meets today. */
  public enum Fate {
    /** It is written again: it still holds, or was lost. */
    AGAIN,
    /** A later callback gave another one. */
    NEWER_CALLBACK,
    /** A later pull found another one. */
    NEWER_PULL,
    /** The product came under another key since, and its level with it. */
    OTHER_KEY
  }

  /**
   * One level of an earlier list.
   *
   * @param change the level
   * @param taken whether it was taken in then; a level beside it can only be a later one
   */
  public record Earlier(StockChange change, boolean taken) {}

  /**
   * A level's place.
   *
   * @param product which product
   * @param warehouse where
   */
  public record Place(ProductKey product, Warehouse warehouse) {

    /** Of a level. */
    public static Place of(StockChange change) {
      return new Place(change.product(), change.warehouse());
    }
  }

  /**
   * Whether the level l that is there now may be written over. What the list gave itself holds
   * still; what it did not give then may replace what is older than the list.
   */
  private static final String OLDER =
      "(l.callback = o.id or not c.taken and l.changed_at < o.received_at)";

  private static final String NOW =
      """
      select c.product_key, c.warehouse_key,
          case when p.superseded_by is not null then 'OTHER_KEY'
               when l.product_key is null or %s then 'AGAIN'
               when l.callback is null then 'NEWER_PULL'
               else 'NEWER_CALLBACK' end
      from unnest(?, ?, ?) as c (product_key, warehouse_key, taken)
      join callback o on o.company = ? and o.id = ?
      -- One by one (offset 0), and not all of the company's for each.
      left join lateral (
          select superseded_by from product
          where company = o.company and product_key = c.product_key collate "C" offset 0) as p on true
      left join lateral (
          select * from stock_level
          where company = o.company and product_key = c.product_key collate "C"
            and warehouse_key = c.warehouse_key collate "C" offset 0) as l on true
      """
          .formatted(OLDER);

  /** What would become of each level now. */
  public Map<Place, Fate> forecast(String company, long callback, List<Earlier> levels) {
    return database.inTransaction(transaction -> fates(transaction, company, callback, levels));
  }

  private static Map<Place, Fate> fates(
      Transaction transaction, String company, long callback, List<Earlier> levels) {
    Map<Place, Fate> fates = new HashMap<>();
    transaction.query(
        NOW,
        row ->
            fates.put(
                new Place(new ProductKey(row.getString(1)), new Warehouse(row.getString(2))),
                Fate.valueOf(row.getString(3))),
        SqlArray.texts(levels, one -> one.change().product().value()),
        SqlArray.texts(levels, one -> one.change().warehouse().key()),
        SqlArray.booleans(levels, Earlier::taken),
        company,
        callback);
    return fates;
  }

  /**
   * What was written.
   *
   * @param fates what became of each level
   * @param changes those that were written
   * @param identities which keys turned out to mean one product, or two
   */
  public record Replayed(
      Map<Place, Fate> fates, Collection<StockChange> changes, List<ProductIdentity> identities) {}

  /**
   * Writes the levels again that may be. They keep the time at which they came, so that a pull that
   * is being read meanwhile is newer than they are. Rows are locked in the order in which {@link
   * Ledger#record} writes them, products first; a callback that comes meanwhile wins, whoever of
   * the two is first.
   *
   * @param callback the earlier callback
   * @param levels in the order of their keys
   */
  public Replayed write(
      Transaction transaction, String company, long callback, List<Earlier> levels) {
    Map<ProductKey, Boolean> known =
        HeldProducts.holdToWrite(
            transaction, company, levels.stream().map(one -> one.change().product()).toList());
    List<Earlier> live =
        levels.stream().filter(one -> known.getOrDefault(one.change().product(), true)).toList();
    List<StockChange> forgotten =
        live.stream()
            .map(Earlier::change)
            .filter(change -> !known.containsKey(change.product()))
            .toList();
    List<ProductIdentity> identities =
        forgotten.isEmpty() ? List.of() : products.note(transaction, company, forgotten);
    Set<Place> written = writeOlder(transaction, company, callback, live);
    List<StockChange> changes =
        levels.stream()
            .map(Earlier::change)
            .filter(change -> written.contains(Place.of(change)))
            .toList();
    Map<Place, Fate> fates = fates(transaction, company, callback, levels);
    written.forEach(place -> fates.put(place, Fate.AGAIN));
    return new Replayed(fates, changes, identities);
  }

  private static Set<Place> writeOlder(
      Transaction transaction, String company, long callback, List<Earlier> levels) {
    return new HashSet<>(
        transaction.query(
            """
            insert into stock_level as l (company, product_key, warehouse_key, product_code,
                product_name, warehouse, quantity, callback, changed_at)
            select o.company, c.product_key, c.warehouse_key, c.code, c.name, c.warehouse,
                c.quantity, o.id, o.received_at
            from unnest(?, ?, ?, ?, ?, ?)
                as c (product_key, warehouse_key, code, name, warehouse, quantity)
            join callback o on o.company = ? and o.id = ?
            order by c.product_key collate "C", c.warehouse_key collate "C"
            on conflict (company, product_key, warehouse_key) do update
            set product_code = excluded.product_code, product_name = excluded.product_name,
                warehouse = excluded.warehouse, quantity = excluded.quantity,
                callback = excluded.callback, changed_at = excluded.changed_at,
                inherited_from = null
            where l.callback = excluded.callback
               or l.changed_at < excluded.changed_at and (l.product_key, l.warehouse_key) in (
                   select n.product_key collate "C", n.warehouse_key collate "C"
                   from unnest(?, ?) as n (product_key, warehouse_key))
            returning product_key, warehouse_key
            """,
            row -> new Place(new ProductKey(row.getString(1)), new Warehouse(row.getString(2))),
            SqlArray.texts(levels, one -> one.change().product().value()),
            SqlArray.texts(levels, one -> one.change().warehouse().key()),
            SqlArray.texts(levels, one -> one.change().code()),
            SqlArray.texts(levels, one -> one.change().name()),
            SqlArray.texts(levels, one -> one.change().warehouseName()),
            SqlArray.of("numeric", levels, one -> one.change().quantity()),
            company,
            callback,
            SqlArray.texts(notTaken(levels), one -> one.change().product().value()),
            SqlArray.texts(notTaken(levels), one -> one.change().warehouse().key())));
  }

  private static List<Earlier> notTaken(List<Earlier> levels) {
    return levels.stream().filter(one -> !one.taken()).toList();
  }
}
