package ro.stocsync.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import ro.stocsync.company.Warehouse;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/**
 * What SmartBill lists when it is asked for a whole warehouse: put aside line by line, and taken
 * into the ledger in one transaction once it is there to the end. A level that a callback gave
 * after the reading of its warehouse began is newer, and stays.
 */
@ApplicationScoped
public class PulledLevels {

  private static final int SLICE = 1_000;

  private final Database database;
  private final Products products;

  /** Over the one database. */
  public PulledLevels(Database database, Products products) {
    this.database = database;
    this.products = products;
  }

  /** Begins to read a warehouse; what an earlier reading of it left unfinished is dropped. */
  public void begin(
      Transaction transaction, String company, UUID run, Warehouse warehouse, String name) {
    transaction.update(
        "delete from pulled_warehouse where company = ? and run = ? and warehouse_key = ?",
        company,
        run,
        warehouse.key());
    transaction.update(
        """
        insert into pulled_warehouse (company, run, warehouse_key, warehouse, read_from)
        values (?, ?, ?, ?, now())
        """,
        company,
        run,
        warehouse.key(),
        name);
  }

  /**
   * Puts lines of the warehouse aside. Of a product that is listed twice the last line counts.
   *
   * @param unusable lines that said nothing that could be used
   */
  public void add(
      Transaction transaction,
      String company,
      UUID run,
      Warehouse warehouse,
      List<StockChange> lines,
      long unusable) {
    Map<ProductKey, StockChange> last = new TreeMap<>();
    lines.forEach(line -> last.put(line.product(), line));
    Collection<StockChange> distinct = last.values();
    transaction.update(
        """
        insert into pulled_level (company, run, product_key, warehouse_key, product_code,
            product_name, warehouse, quantity, name_key)
        select ?, ?, c.product_key, ?, c.code, c.name, c.warehouse, c.quantity, c.name_key
        from unnest(?, ?, ?, ?, ?, ?)
            as c (product_key, code, name, warehouse, quantity, name_key)
        on conflict (company, run, product_key, warehouse_key) do update
        set product_code = excluded.product_code, product_name = excluded.product_name,
            quantity = excluded.quantity, name_key = excluded.name_key
        """,
        company,
        run,
        warehouse.key(),
        SqlArray.texts(distinct, line -> line.product().value()),
        SqlArray.texts(distinct, StockChange::code),
        SqlArray.texts(distinct, StockChange::name),
        SqlArray.texts(distinct, StockChange::warehouseName),
        SqlArray.of("numeric", distinct, StockChange::quantity),
        SqlArray.texts(distinct, StockChange::nameKey));
    transaction.update(
        """
        update pulled_warehouse set listed = listed + ?, unusable = unusable + ?
        where company = ? and run = ? and warehouse_key = ?
        """,
        lines.size() + unusable,
        unusable,
        company,
        run,
        warehouse.key());
  }

  /** Notes that the warehouse was read to its end. */
  public void end(Transaction transaction, String company, UUID run, Warehouse warehouse) {
    transaction.update(
        """
        update pulled_warehouse set read_until = now()
        where company = ? and run = ? and warehouse_key = ?
        """,
        company,
        run,
        warehouse.key());
  }

  /** The warehouses that the run has read to their end. */
  public List<Warehouse> read(String company, UUID run) {
    return database.query(
        """
        select warehouse_key from pulled_warehouse
        where company = ? and run = ? and read_until is not null
        """,
        row -> new Warehouse(row.getString(1)),
        company,
        run);
  }

  /** Drops what was put aside for a run. */
  public void drop(Transaction transaction, String company, UUID run) {
    transaction.update("delete from pulled_level where company = ? and run = ?", company, run);
  }

  /**
   * Takes what was put aside into the ledger: what differs from it, and is not older than it.
   *
   * @return which keys turned out to mean one product, or two
   */
  public List<ProductIdentity> take(Transaction transaction, String company, UUID run) {
    List<ProductIdentity> identities = new ArrayList<>();
    Optional<ProductKey> after = Optional.empty();
    int slices = 0;
    do {
      // Of a first pull the table grows from nothing, and the planner has to know.
      if (Integer.bitCount(slices++) == 1) {
        transaction.update("analyze product");
      }
      List<StockChange> slice = slice(transaction, company, run, after);
      identities.addAll(products.noteListed(transaction, company, slice, run));
      after = slice.size() < SLICE ? Optional.empty() : Optional.of(slice.getLast().product());
    } while (after.isPresent());
    transaction.update(
        """
        with changed as (
        insert into stock_level as l (company, product_key, warehouse_key, product_code,
            product_name, warehouse, quantity, run, changed_at)
        select p.company, p.product_key, p.warehouse_key, p.product_code, p.product_name,
            p.warehouse, p.quantity, p.run, w.read_from
        from pulled_level p
        join pulled_warehouse w on w.company = p.company and w.run = p.run
            and w.warehouse_key = p.warehouse_key and w.read_until is not null
        where p.company = ? and p.run = ?
        order by p.product_key, p.warehouse_key
        on conflict (company, product_key, warehouse_key) do update
        set product_code = excluded.product_code, product_name = excluded.product_name,
            warehouse = excluded.warehouse, quantity = excluded.quantity, callback = null,
            run = excluded.run, changed_at = excluded.changed_at, inherited_from = null
        where l.changed_at < excluded.changed_at
          and (l.quantity, l.product_code, l.product_name, l.inherited_from)
              is distinct from (excluded.quantity, excluded.product_code, excluded.product_name,
                  null::text)
        returning company, product_key, run, warehouse, quantity)
        insert into level_pulled (company, product_key, run, warehouse, quantity)
        select * from changed
        """,
        company,
        run);
    return identities;
  }

  /** A product of several warehouses is known by what one of them says of it. */
  private static List<StockChange> slice(
      Transaction transaction, String company, UUID run, Optional<ProductKey> after) {
    return transaction.query(
        """
        select distinct on (product_key) product_key, product_code, product_name, name_key,
            warehouse, quantity
        from pulled_level
        where company = ? and run = ? and product_key > ?
        order by product_key, warehouse_key limit ?
        """,
        row ->
            new StockChange(
                new ProductKey(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Warehouse.named(row.getString(5)),
                row.getString(5),
                row.getBigDecimal(6)),
        company,
        run,
        after.map(ProductKey::value).orElse(""),
        SLICE);
  }
}
