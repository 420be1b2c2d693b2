package ro.stocsync.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Later;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;
import ro.stocsync.watch.Traces;

/** Writes receipts, and levels from them, in sets. */
@ApplicationScoped
public class Ledger {

  private final Database database;
  private final Products products;
  private final Traces traces;

  /** Over the one database. */
  public Ledger(Database database, Products products, Traces traces) {
    this.database = database;
    this.products = products;
    this.traces = traces;
  }

  /**
   * What a callback wrote.
   *
   * @param callback its number
   * @param changes the levels, in the order of their keys
   * @param identities which keys turned out to mean one product, or two
   */
  public record Recorded(
      long callback, Collection<StockChange> changes, List<ProductIdentity> identities) {}

  /**
   * Keeps the receipt of a call that moved no stock.
   *
   * @return its number
   */
  public long keep(String company, Receipt receipt) {
    return database.inTransaction(transaction -> keep(transaction, company, receipt));
  }

  /**
   * Keeps a receipt within the caller's transaction.
   *
   * @return its number
   */
  public long keep(Transaction transaction, String company, Receipt receipt) {
    return writeReceipt(transaction, company, receipt).get().getFirst();
  }

  /**
   * Writes the receipt and the levels it gives, within the caller's transaction. Of a product that
   * came twice the last level is kept. Rows are written in the order of their keys, so that two
   * calls never wait for each other in a ring. Two round trips, of which the second is the next
   * statement's too.
   *
   * @return what was written
   */
  public Recorded record(Transaction transaction, String company, Receipt receipt) {
    Later<List<Long>> numbers = writeReceipt(transaction, company, receipt);
    Collection<StockChange> changes = lastOfEach(receipt.items());
    List<ProductIdentity> identities = products.note(transaction, company, changes);
    long callback = numbers.get().getFirst();
    transaction.updateLater(
        """
        insert into stock_level as l (company, product_key, warehouse_key, product_code,
            product_name, warehouse, quantity, callback, changed_at)
        select ?, c.product_key, c.warehouse_key, c.code, c.name, c.warehouse, c.quantity, ?, now()
        from unnest(?, ?, ?, ?, ?, ?)
            as c (product_key, warehouse_key, code, name, warehouse, quantity)
        order by c.product_key collate "C", c.warehouse_key collate "C"
        on conflict (company, product_key, warehouse_key) do update
        set product_code = excluded.product_code, product_name = excluded.product_name,
            warehouse = excluded.warehouse, quantity = excluded.quantity,
            callback = excluded.callback, changed_at = excluded.changed_at, inherited_from = null
        """,
        company,
        callback,
        SqlArray.texts(changes, change -> change.product().value()),
        SqlArray.texts(changes, change -> change.warehouse().key()),
        SqlArray.texts(changes, StockChange::code),
        SqlArray.texts(changes, StockChange::name),
        SqlArray.texts(changes, StockChange::warehouseName),
        SqlArray.of("numeric", changes, StockChange::quantity));
    return new Recorded(callback, changes, identities);
  }

  /** The levels that a list gives, in the order of their keys; of one given twice the last. */
  public static Collection<StockChange> lastOfEach(List<Receipt.Item> items) {
    record Place(String product, String warehouse) implements Comparable<Place> {
      @Override
      public int compareTo(Place other) {
        int byProduct = product.compareTo(other.product);
        return byProduct != 0 ? byProduct : warehouse.compareTo(other.warehouse);
      }
    }
    Map<Place, StockChange> last = new TreeMap<>();
    for (Receipt.Item item : items) {
      item.accepted()
          .ifPresent(
              change ->
                  last.put(new Place(change.product().value(), change.warehouse().key()), change));
    }
    return last.values();
  }

  private Later<List<Long>> writeReceipt(Transaction transaction, String company, Receipt receipt) {
    return switch (receipt.origin()) {
      case Receipt.Call call -> writeCall(transaction, company, receipt, call);
      case Receipt.Replay replay -> writeReplay(transaction, company, receipt, replay);
    };
  }

  /** Receipt, body and items in one round trip. */
  private Later<List<Long>> writeCall(
      Transaction transaction, String company, Receipt receipt, Receipt.Call call) {
    return write(
        transaction,
        """
        with receipt as (
            insert into callback (company, outcome, items, accepted, problem, status, answer,
                trace)
            values (?, ?, ?, ?, ?, ?, ?, ?) returning company, id),
        body as (
            insert into callback_body (company, callback, body, whole)
            select company, id, ?, ? from receipt)""",
        receipt,
        company,
        receipt.outcome().name(),
        receipt.items().size(),
        receipt.accepted(),
        receipt.problem().orElse(null),
        call.status(),
        call.answer(),
        traces.current().orElse(null),
        call.body(),
        call.whole());
  }

  private static Later<List<Long>> writeReplay(
      Transaction transaction, String company, Receipt receipt, Receipt.Replay replay) {
    return write(
        transaction,
        """
        with receipt as (
            insert into callback (company, outcome, items, accepted, replay_of, who)
            values (?, ?, ?, ?, ?, ?) returning company, id)""",
        receipt,
        company,
        receipt.outcome().name(),
        receipt.items().size(),
        receipt.accepted(),
        replay.of(),
        replay.who());
  }

  private static Later<List<Long>> write(
      Transaction transaction, String withReceipt, Receipt receipt, Object... parameters) {
    List<Receipt.Item> items = receipt.items();
    Stream<SqlArray> columns =
        Stream.of(
            SqlArray.texts(items, Receipt.Item::code),
            SqlArray.texts(items, Receipt.Item::name),
            SqlArray.texts(items, Receipt.Item::warehouse),
            SqlArray.texts(items, Receipt.Item::quantity),
            SqlArray.texts(items, Receipt.Item::verdict),
            SqlArray.texts(items, item -> item.product().map(ProductKey::value).orElse(null)));
    return transaction.queryLater(
        withReceipt
            + """
                , items as (
                    insert into callback_item (company, callback, position, product_code,
                        product_name, warehouse, quantity, verdict, product_key)
                    select r.company, r.id, i.position, i.code, i.name, i.warehouse, i.quantity,
                        i.verdict, i.product_key
                    from receipt r cross join unnest(?, ?, ?, ?, ?, ?) with ordinality
                        as i (code, name, warehouse, quantity, verdict, product_key, position))
                select id from receipt
                """,
        row -> row.getLong(1),
        Stream.concat(Stream.of(parameters), columns).toArray());
  }

  /** The traces of those calls, of which one was kept. */
  public List<String> traces(String company, Collection<Long> callbacks) {
    return database.query(
        """
        select distinct trace from callback
        where company = ? and id = any (?) and trace is not null
        """,
        row -> row.getString(1),
        company,
        SqlArray.longs(callbacks, id -> id));
  }

  private record LastAccepted(String company, Instant at) {}

  /** When each company's last list of levels was accepted; none for those that never had one. */
  public Map<String, Instant> lastAccepted() {
    return database
        .query(
            """
            select c.company, l.received_at
            from (select distinct company from shop) c
            join lateral (
                select received_at from callback
                where company = c.company and outcome = 'ACCEPTED' and replay_of is null
                order by id desc limit 1) l on true
            """,
            row ->
                new LastAccepted(
                    row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
        .stream()
        .collect(Collectors.toMap(LastAccepted::company, LastAccepted::at));
  }

  /** When SmartBill called last with the right token, be it a test; empty if it never did. */
  public Optional<Instant> lastCall(String company) {
    return database
        .query(
            "select received_at from callback where company = ? order by id desc limit 1",
            row -> row.getObject(1, OffsetDateTime.class).toInstant(),
            company)
        .stream()
        .findFirst();
  }

  /**
   * What SmartBill has of a product in one warehouse.
   *
   * @param warehouse as SmartBill wrote it
   * @param quantity in SmartBill's unit
   * @param changedAt when it came in
   */
  public record Level(String warehouse, BigDecimal quantity, Instant changedAt) {}

  /** A product's levels in all warehouses, in the order of their names. */
  public List<Level> levels(String company, ProductKey product) {
    return database.query(
        """
        select warehouse, quantity, changed_at from stock_level
        where company = ? and product_key = ? order by warehouse_key
        """,
        row ->
            new Level(
                row.getString(1),
                row.getBigDecimal(2),
                row.getObject(3, OffsetDateTime.class).toInstant()),
        company,
        product.value());
  }
}
