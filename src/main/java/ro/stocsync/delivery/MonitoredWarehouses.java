package ro.stocsync.delivery;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Shop;
import ro.stocsync.company.Warehouse;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Schema;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/**
 * Carries what the configuration says of each shop into the table that the set-based statements
 * join, and makes due what a changed configuration implies.
 */
@ApplicationScoped
public class MonitoredWarehouses {

  private static final Logger LOG = Logger.getLogger(MonitoredWarehouses.class);

  private final Companies companies;
  private final Database database;
  private final DueWork work;

  /** For the configured companies. */
  public MonitoredWarehouses(Companies companies, Database database, DueWork work) {
    this.companies = companies;
    this.database = database;
    this.work = work;
  }

  void onStart(@Observes @Priority(Schema.PRIORITY + 1) StartupEvent event) {
    companies.shops().forEach(this::apply);
  }

  /** Writes one shop's settings if they changed; what it newly monitors becomes due. */
  void apply(Shop shop) {
    database.inTransaction(
        transaction -> {
          if (write(transaction, shop)) {
            work.dropUnmonitored(transaction, shop.key());
            int due = work.wantAll(transaction, shop.key());
            LOG.infof(
                "Shop %s: monitors %s, synchronisation %s; %d known products are due",
                shop.key(), names(shop), shop.synchronised() ? "on" : "off", due);
          }
          return null;
        });
  }

  private static boolean write(Transaction transaction, Shop shop) {
    return transaction.update(
            """
            insert into shop as s (company, shop, warehouses, synchronised) values (?, ?, ?, ?)
            on conflict (company, shop) do update
            set warehouses = excluded.warehouses, synchronised = excluded.synchronised
            where (s.warehouses, s.synchronised)
                is distinct from (excluded.warehouses, excluded.synchronised)
            """,
            shop.key().company(),
            shop.key().shop(),
            SqlArray.texts(names(shop), name -> name),
            shop.synchronised())
        > 0;
  }

  private static List<String> names(Shop shop) {
    return shop.warehouses().stream().map(Warehouse::key).sorted().toList();
  }
}
