package ro.stocsync.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import ro.stocsync.company.Companies;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.SmartBillAccount;
import ro.stocsync.company.Warehouse;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.ledger.PulledLevels;
import ro.stocsync.ledger.StockChange;
import ro.stocsync.ledger.WarehouseNames;
import ro.stocsync.reconcile.SyncRun.Kind;
import ro.stocsync.reconcile.SyncRun.Phase;
import ro.stocsync.smartbill.SmartBill;
import ro.stocsync.smartbill.StockChunk;
import ro.stocsync.smartbill.StockLine;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** The first phase: what there is to compare, put aside. */
@ApplicationScoped
class StockReading {

  private static final Logger LOG = Logger.getLogger(StockReading.class);

  // As the callback takes them: an entry of PostgreSQL's index holds 2,704 bytes.
  private static final int LONGEST_CODE = 250;
  private static final int LONGEST_NAME = 600;
  private static final int PRODUCT_KEY_BYTES = 1_500;
  private static final BigDecimal LARGEST_QUANTITY = new BigDecimal("1000000000");

  private final Companies companies;
  private final SettingsTable settings;
  private final SmartBill smartBill;
  private final PulledLevels pulled;
  private final WarehouseNames spelling;
  private final RunLeases leases;

  StockReading(
      Companies companies,
      SettingsTable settings,
      SmartBill smartBill,
      PulledLevels pulled,
      WarehouseNames spelling,
      RunLeases leases) {
    this.companies = companies;
    this.settings = settings;
    this.smartBill = smartBill;
    this.pulled = pulled;
    this.spelling = spelling;
    this.leases = leases;
  }

  /** Reads to the end; warehouses that were read before a restart are not read again. */
  void read(RunLease lease) {
    SyncRun run = lease.run();
    if (run.request().kind() == Kind.PULL) {
      pull(lease);
    }
    leases.fenced(
        lease,
        transaction -> {
          // Much came at once; the planner has to know before autovacuum tells it.
          if (run.request().kind() == Kind.PULL) {
            transaction.update("analyze pulled_level");
            addPulled(transaction, run);
          } else {
            addLedger(transaction, run);
          }
          transaction.update("analyze sync_run_item");
          RunLeases.enter(transaction, run, Phase.COMPARING, Optional.empty());
        });
  }

  private void pull(RunLease lease) {
    SyncRun run = lease.run();
    String company = run.company();
    SmartBillAccount account =
        companies
            .find(company)
            .flatMap(known -> known.account())
            .orElseThrow(() -> new RunStopped(RunProblem.of("no-account", company)));
    Set<String> wanted = warehouses(run);
    if (wanted.isEmpty()) {
      throw new RunStopped(RunProblem.of("no-warehouse", company));
    }
    Map<Warehouse, String> names = names(account, wanted);
    List<Warehouse> before = pulled.read(company, run.id());
    names.forEach(
        (warehouse, name) -> {
          if (!before.contains(warehouse)) {
            read(lease, account, warehouse, name);
          }
        });
  }

  private Set<String> warehouses(SyncRun run) {
    Set<Warehouse> asked = run.request().warehouses();
    return (asked.isEmpty()
            ? Runs.shops(run).stream().flatMap(shop -> settings.of(shop).warehouses().stream())
            : asked.stream())
        .map(Warehouse::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The warehouses as SmartBill writes them, which its list of stocks insists on. */
  private Map<Warehouse, String> names(SmartBillAccount account, Set<String> wanted) {
    List<String> there = smartBill.warehouses(account);
    Map<Warehouse, String> names = new LinkedHashMap<>();
    for (String name : there) {
      Warehouse warehouse = Warehouse.named(name);
      if (wanted.contains(warehouse.key())) {
        String twin = names.put(warehouse, name);
        if (twin != null) {
          throw new RunStopped(RunProblem.of("twin-warehouses", twin, name));
        }
      }
    }
    List<Warehouse> missing =
        wanted.stream().map(Warehouse::new).filter(one -> !names.containsKey(one)).toList();
    if (!missing.isEmpty()) {
      throw new RunStopped(
          RunProblem.of(
              "unknown-warehouse",
              spelling.spelled(account.company(), missing).stream()
                  .map(Warehouse::name)
                  .collect(Collectors.joining(", ")),
              String.join(", ", there)));
    }
    return names;
  }

  private void read(RunLease lease, SmartBillAccount account, Warehouse warehouse, String name) {
    SyncRun run = lease.run();
    leases.fenced(
        lease, transaction -> pulled.begin(transaction, run.company(), run.id(), warehouse, name));
    long listed =
        smartBill.stocks(
            account,
            name,
            chunk -> {
              Usable usable = usable(chunk, name);
              leases.fenced(
                  lease,
                  transaction ->
                      pulled.add(
                          transaction,
                          run.company(),
                          run.id(),
                          warehouse,
                          usable.changes(),
                          usable.others()));
            });
    leases.fenced(
        lease, transaction -> pulled.end(transaction, run.company(), run.id(), warehouse));
    LOG.infof(
        "Company %s, run %s: SmartBill lists %d products in warehouse %s",
        run.company(), run.id(), listed, name.replaceAll("\\p{Cntrl}", " "));
  }

  private record Usable(List<StockChange> changes, long others) {}

  private static Usable usable(StockChunk chunk, String warehouse) {
    List<StockChange> changes =
        chunk.lines().stream().flatMap(line -> change(line, warehouse).stream()).toList();
    return new Usable(changes, chunk.unusable() + chunk.lines().size() - (long) changes.size());
  }

  private static Optional<StockChange> change(StockLine line, String warehouse) {
    boolean fits =
        line.code().length() <= LONGEST_CODE
            && line.name().length() <= LONGEST_NAME
            && (line.code() + line.name()).indexOf('\0') < 0
            && line.quantity().abs().compareTo(LARGEST_QUANTITY) <= 0;
    return fits
        ? ProductKey.of(line.code(), line.name())
            .filter(key -> key.value().getBytes(StandardCharsets.UTF_8).length <= PRODUCT_KEY_BYTES)
            .map(
                key ->
                    StockChange.of(
                        key, line.code().strip(), line.name().strip(), warehouse, line.quantity()))
        : Optional.empty();
  }

  /** What is listed in a warehouse that a shop monitors; and what it held and is not listed. */
  private static void addPulled(Transaction transaction, SyncRun run) {
    transaction.update(
        """
        insert into sync_run_item (company, run, shop, product_key)
        select distinct p.company, p.run, sh.shop, p.product_key
        from pulled_level p
        join shop sh on sh.company = p.company and sh.shop = any (?)
            and p.warehouse_key = any (sh.warehouses)
        where p.company = ? and p.run = ?
        """,
        SqlArray.texts(run.request().shops(), shop -> shop),
        run.company(),
        run.id());
    transaction.update(
        """
        insert into sync_run_item (company, run, shop, product_key, verdict, level)
        select l.company, w.run, sh.shop, l.product_key, 'UNLISTED', sum(l.quantity)
        from pulled_warehouse w
        join stock_level l on l.company = w.company and l.warehouse_key = w.warehouse_key
            and l.quantity <> 0 and l.changed_at < w.read_from
        join shop sh on sh.company = l.company and sh.shop = any (?)
            and l.warehouse_key = any (sh.warehouses)
        where w.company = ? and w.run = ? and not exists (select 1 from pulled_level p
            where p.company = w.company and p.run = w.run and p.product_key = l.product_key)
        group by l.company, w.run, sh.shop, l.product_key
        """,
        SqlArray.texts(run.request().shops(), shop -> shop),
        run.company(),
        run.id());
  }

  private static void addLedger(Transaction transaction, SyncRun run) {
    transaction.update(
        """
        insert into sync_run_item (company, run, shop, product_key)
        select distinct l.company, ?, sh.shop, l.product_key
        from stock_level l
        join shop sh on sh.company = l.company and sh.shop = any (?)
            and l.warehouse_key = any (sh.warehouses)
        where l.company = ?
        """,
        run.id(),
        SqlArray.texts(run.request().shops(), shop -> shop),
        run.company());
  }
}
