package ro.stocsync.delivery;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import ro.stocsync.company.Companies;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.SettingsTable.Change;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.WarehouseNames;
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
  private final WarehouseNames names;
  private final DueWork work;
  private final History history;
  private final Dispatcher dispatcher;

  /** For the configured companies. */
  public SettingsWork(
      Companies companies,
      Database database,
      SettingsTable settings,
      WarehouseNames names,
      DueWork work,
      History history,
      Dispatcher dispatcher) {
    this.companies = companies;
    this.database = database;
    this.settings = settings;
    this.names = names;
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

  /**
   * Likewise, unless somebody else changed them since the operator saw them; then nothing is done.
   *
   * @param seen the fingerprint of the settings that the operator saw
   * @return how many products became due; empty if nothing was done
   */
  public OptionalInt change(ShopKey shop, String seen, ShopSettings after, String who) {
    OptionalInt due =
        database.inTransaction(
            transaction -> {
              boolean others =
                  settings
                      .locked(transaction, shop)
                      .filter(before -> before.fingerprint().equals(seen))
                      .isEmpty();
              if (others) {
                return OptionalInt.empty();
              }
              Change change = settings.change(transaction, shop, after);
              return OptionalInt.of(follow(transaction, shop, change, who));
            });
    dispatcher.wake();
    return due;
  }

  private int follow(Transaction transaction, ShopKey shop, Change change, String who) {
    if (change.isNone()) {
      return 0;
    }
    work.dropUnmonitored(transaction, shop);
    int due = makeDue(transaction, new SettingsReach(shop, change.before(), change.after()));
    Map<String, String> detail = words(spelled(transaction, shop, change));
    history.note(transaction, History.Entry.ofShop(shop, who, "SETTINGS_CHANGED", detail));
    LOG.infof("Shop %s: %s changed %s; %d products are due", shop, who, detail, due);
    return due;
  }

  private int makeDue(Transaction transaction, SettingsReach reach) {
    return reach.any()
        ? work.wantSelected(
            transaction, reach.shop().company(), reach.selection(), reach.parameters())
        : 0;
  }

  private Change spelled(Transaction transaction, ShopKey shop, Change change) {
    ShopSettings after = names.spelled(transaction, shop, change.after());
    return new Change(
        change
            .before()
            .map(before -> names.spelled(transaction, shop, before).spelledAs(after.warehouses())),
        after);
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
        "warehouses", String.join(", ", settings.warehouseNames()),
        "synchronised", Boolean.toString(settings.synchronised()),
        "safetyStock", settings.safetyStock().toPlainString(),
        "decimals", settings.decimals().name(),
        "negativeStock", settings.negativeStock().name(),
        "manageStock", settings.manageStock().name(),
        "nameFallback", Boolean.toString(settings.nameFallback()));
  }
}
