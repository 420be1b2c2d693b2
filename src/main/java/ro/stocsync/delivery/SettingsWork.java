package ro.stocsync.delivery;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import ro.stocsync.company.Companies;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.SettingsTable.Change;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.company.Warehouse;
import ro.stocsync.ledger.History;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Schema;
import ro.stocsync.sql.Transaction;

/**
 * Changes what is monitored of a shop and makes the work due that the change implies, in one
 * transaction: at start what the configuration changed, while it runs what an operator changes.
 */
@ApplicationScoped
public class SettingsWork {

  private static final Logger LOG = Logger.getLogger(SettingsWork.class);
  private static final String CONFIGURATION = "configuration";

  private final Companies companies;
  private final Database database;
  private final SettingsTable settings;
  private final DueWork work;
  private final History history;
  private final Dispatcher dispatcher;

  /** For the configured companies. */
  public SettingsWork(
      Companies companies,
      Database database,
      SettingsTable settings,
      DueWork work,
      History history,
      Dispatcher dispatcher) {
    this.companies = companies;
    this.database = database;
    this.settings = settings;
    this.work = work;
    this.history = history;
    this.dispatcher = dispatcher;
  }

  void onStart(@Observes @Priority(Schema.PRIORITY + 1) StartupEvent event) {
    companies.shops().forEach(this::configure);
  }

  /** Takes over what the configuration says of one shop, as far as that is new. */
  void configure(Shop shop) {
    database.inTransaction(
        transaction -> {
          Change change = settings.configure(transaction, shop.key(), shop.settings());
          return follow(transaction, shop.key(), change, CONFIGURATION);
        });
  }

  /**
   * Changes one shop's settings.
   *
   * @param who the operator
   * @return how many products became due
   */
  public int change(ShopKey shop, ShopSettings after, String who) {
    int due =
        database.inTransaction(
            transaction -> {
              Change change = settings.change(transaction, shop, after);
              return follow(transaction, shop, change, who);
            });
    dispatcher.wake();
    return due;
  }

  private int follow(Transaction transaction, ShopKey shop, Change change, String who) {
    if (change.isNone()) {
      return 0;
    }
    int due = makeDue(transaction, shop, change);
    Map<String, String> detail = words(change);
    history.note(transaction, History.Entry.ofShop(shop, who, "SETTINGS_CHANGED", detail));
    LOG.infof("Shop %s: %s changed %s; %d products are due", shop, who, detail, due);
    return due;
  }

  private int makeDue(Transaction transaction, ShopKey shop, Change change) {
    ShopSettings after = change.after();
    Optional<ShopSettings> before = change.before();
    boolean monitorsOthers =
        before
            .filter(
                b ->
                    b.warehouses().equals(after.warehouses())
                        && b.synchronised() == after.synchronised())
            .isEmpty();
    if (monitorsOthers) {
      work.dropUnmonitored(transaction, shop);
      return work.wantAll(transaction, shop);
    }
    ShopSettings b = before.orElseThrow();
    int due = 0;
    if (!b.safetyStock().equals(after.safetyStock())) {
      due += work.wantWhere(transaction, shop, "sum(l.quantity) > 0");
    }
    if (b.decimals() != after.decimals()) {
      due += work.wantWhere(transaction, shop, DueWork.HAS_FRACTION);
    }
    if (b.negativeStock() != after.negativeStock()) {
      due += work.wantWhere(transaction, shop, "sum(l.quantity) < 0");
    }
    if (b.nameFallback() && !after.nameFallback()) {
      due += work.wantMatchedByFallback(transaction, shop);
    }
    if (b.manageStock() != after.manageStock() || b.nameFallback() != after.nameFallback()) {
      due += work.retryParked(transaction, shop);
    }
    return due;
  }

  /** Each setting that changed, with what it was and what it is. */
  private static Map<String, String> words(Change change) {
    Map<String, String> after = words(change.after());
    Map<String, String> before = change.before().map(SettingsWork::words).orElse(Map.of());
    Map<String, String> changed = new TreeMap<>();
    after.forEach(
        (name, value) -> {
          String was = before.getOrDefault(name, "");
          if (!was.equals(value)) {
            changed.put(name, was.isEmpty() ? value : was + " → " + value);
          }
        });
    return changed;
  }

  private static Map<String, String> words(ShopSettings settings) {
    return Map.of(
        "warehouses", names(settings.warehouses()),
        "synchronised", Boolean.toString(settings.synchronised()),
        "safetyStock", settings.safetyStock().toPlainString(),
        "decimals", settings.decimals().name(),
        "negativeStock", settings.negativeStock().name(),
        "manageStock", settings.manageStock().name(),
        "nameFallback", Boolean.toString(settings.nameFallback()));
  }

  private static String names(Collection<Warehouse> warehouses) {
    return warehouses.stream().map(Warehouse::key).sorted().collect(Collectors.joining(", "));
  }
}
