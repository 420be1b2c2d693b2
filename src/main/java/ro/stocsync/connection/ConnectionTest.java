package ro.stocsync.connection;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import ro.stocsync.company.Company;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.Shop;
import ro.stocsync.ledger.WarehouseNames;
import ro.stocsync.sql.DatabaseException;
import ro.stocsync.woocommerce.WooCommerceClients;

/** Checks the chain from our database to every shop of a company, changing nothing. */
@ApplicationScoped
public class ConnectionTest {

  private static final int SHOPS_AT_ONCE = 16;

  private final DatabaseCheck database;
  private final WooCommerceClients clients;
  private final SettingsTable settings;
  private final WarehouseNames names;
  private final Duration timeout;

  /** For all companies. */
  public ConnectionTest(
      DatabaseCheck database,
      WooCommerceClients clients,
      SettingsTable settings,
      WarehouseNames names,
      ConnectionConfig config) {
    this.database = database;
    this.settings = settings;
    this.names = names;
    this.clients = clients;
    this.timeout = config.timeout();
  }

  /**
   * Runs the test, the shops side by side, each within the configured time. A broken link is an
   * outcome of the report; the {@code Uni} does not fail for it.
   */
  public Uni<ConnectionReport> run(Company company) {
    return Uni.combine()
        .all()
        .unis(database(), shops(company))
        .asTuple()
        .map(both -> new ConnectionReport(company.id(), List.of(both.getItem1()), both.getItem2()));
  }

  private Uni<Link> database() {
    return Uni.createFrom()
        .item(database::check)
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .ifNoItem()
        .after(timeout)
        .recoverWithItem(() -> CheckOutcome.broken("database.no"))
        .map(outcome -> new Link(LinkName.DATABASE, outcome));
  }

  private Uni<List<ShopReport>> shops(Company company) {
    return Multi.createFrom()
        .iterable(company.shops())
        .onItem()
        .transformToUni(this::shop)
        .merge(SHOPS_AT_ONCE)
        .collect()
        .asList()
        .map(reports -> reports.stream().sorted(Comparator.comparing(ShopReport::shop)).toList());
  }

  /** A run of its own for each subscription, which starts the clock. */
  private Uni<ShopReport> shop(Shop shop) {
    return inForce(shop)
        .chain(
            tested ->
                new ShopRun(tested, clients.of(shop).insisting(), timeout, System::nanoTime)
                    .report());
  }

  /** With the settings in force; with the configured ones while the database is away. */
  private Uni<Shop> inForce(Shop shop) {
    return Uni.createFrom()
        .item(() -> shop.with(names.spelled(shop.key(), settings.of(shop.key()))))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .ifNoItem()
        .after(timeout)
        .recoverWithItem(shop)
        .onFailure(DatabaseException.class)
        .recoverWithItem(shop);
  }
}
