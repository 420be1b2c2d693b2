package ro.stocsync.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.company.Warehouse;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/**
 * How warehouses are spelled, of which settings keep what compares: as SmartBill wrote them in its
 * latest list of stock or in a call; else as the configuration does.
 */
@ApplicationScoped
public class WarehouseNames {

  private final Database database;
  private final Companies companies;

  /** Over the ledger. */
  public WarehouseNames(Database database, Companies companies) {
    this.database = database;
    this.companies = companies;
  }

  /** A shop's settings, with their warehouses spelled. */
  public ShopSettings spelled(ShopKey shop, ShopSettings settings) {
    return database.inTransaction(transaction -> spelled(transaction, shop, settings));
  }

  /** Likewise, within a transaction. */
  public ShopSettings spelled(Transaction transaction, ShopKey shop, ShopSettings settings) {
    return settings.spelledAs(spelled(transaction, shop.company(), settings.warehouses()));
  }

  /** The same warehouses, spelled; one that nobody ever spelled stays as it is. */
  public List<Warehouse> spelled(String company, Collection<Warehouse> warehouses) {
    return database.inTransaction(transaction -> spelled(transaction, company, warehouses));
  }

  private List<Warehouse> spelled(
      Transaction transaction, String company, Collection<Warehouse> warehouses) {
    Map<Warehouse, Warehouse> configured = configured(company);
    return transaction.query(
        """
        select w.key, coalesce(
            (select p.warehouse from pulled_warehouse p
             where p.company = ? and p.warehouse_key = w.key order by p.read_from desc limit 1),
            (select l.warehouse from stock_level l
             where l.company = ? and l.warehouse_key = w.key limit 1),
            w.name)
        from unnest(?, ?) as w (key, name) order by 1
        """,
        row -> new Warehouse(row.getString(1), row.getString(2)),
        company,
        company,
        SqlArray.texts(warehouses, Warehouse::key),
        SqlArray.texts(warehouses, one -> configured.getOrDefault(one, one).name()));
  }

  private Map<Warehouse, Warehouse> configured(String company) {
    Optional<Company> known = companies.find(company);
    return known.stream()
        .flatMap(one -> one.shops().stream())
        .flatMap(shop -> shop.settings().warehouses().stream())
        .collect(Collectors.toMap(Function.identity(), Function.identity(), (one, other) -> one));
  }
}
