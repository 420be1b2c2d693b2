package ro.stocsync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.awaitility.Awaitility;
import ro.stocsync.catalog.CatalogReader;
import ro.stocsync.company.Companies;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.sql.Database;

/**
 * Lets a test begin with nothing known and nothing under way, and know the catalog when it says.
 */
@ApplicationScoped
public class ShopStory {

  private final Database database;
  private final Companies companies;
  private final CatalogReader reader;
  private final SettingsWork settings;

  ShopStory(Database database, Companies companies, CatalogReader reader, SettingsWork settings) {
    this.database = database;
    this.companies = companies;
    this.reader = reader;
    this.settings = settings;
  }

  /** An empty shop that behaves, an empty ledger, an empty catalog. */
  public void begin(DemoShop shop) {
    beginAlone(shop);
    endAlone();
  }

  /** Likewise; and until {@link #endAlone} only the test talks to the shop. */
  public void beginAlone(DemoShop shop) {
    // A machine that builds something else besides is slow, not wrong.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    shop.faults().clear();
    shop.manageStock(true);
    shop.allowDecimals(false);
    shop.oldVersion(false);
    shop.stripAuthorization(false);
    takeTheLeases();
    shop.catalog().clear();
    shop.journal().clear();
    database.update(
        "truncate callback, callback_body, callback_item, stock_level, shop_stock, catalog_product,"
            + " catalog_state, catalog_reading, product, product_match, product_mapping,"
            + " mapping_undo, history, sync_run, pulled_warehouse, pulled_level, sync_run_item,"
            + " smartbill_account, reconciliation_schedule, alert, alert_unmatched, alert_watch,"
            + " alert_message, delivery, delivery_hour, level_pulled");
    // As configured, whatever the test before chose.
    database.update("update shop set configured = null");
    companies.shops().forEach(settings::configure);
  }

  /** Lets the application talk to the shop again. */
  public void endAlone() {
    database.update("update shop_lease set expires_at = '-infinity' where holder = 'test'");
  }

  /** Reads the shop's catalog here and now. */
  public void catalogIsRead() {
    aloneWithTheShop(() -> companies.shops().forEach(shop -> reader.refresh(shop, () -> true)));
  }

  /** Waits until the shop shows that many pieces of the product with exactly that SKU. */
  public void shopShows(DemoShop shop, String sku, long pieces) {
    await()
        .untilAsserted(
            () ->
                assertThat(shop.stockOf(sku)).as(sku).isEqualByComparingTo(Long.toString(pieces)));
  }

  /** Waits until the shop shows that many pieces of the product with that id. */
  public void shopShows(DemoShop shop, long id, long pieces) {
    await()
        .untilAsserted(
            () ->
                assertThat(shop.catalog().stock(id).orElseThrow())
                    .as("product " + id)
                    .isEqualByComparingTo(Long.toString(pieces)));
  }

  /** Waits until the product is in that state. */
  public void isState(String product, Outcome.State state) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        database.query(
                            "select state from shop_stock where product_key = ?",
                            row -> row.getString(1),
                            product))
                    .as(product)
                    .containsExactly(state.name()));
  }

  /** Waits until the product is in that state, and stays there by itself. */
  public void isParked(String product, Outcome.State state) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        database.query(
                            "select state from shop_stock where product_key = ?"
                                + " and next_attempt_at = 'infinity'"
                                + " and delivered_version < wanted_version",
                            row -> row.getString(1),
                            product))
                    .as(product)
                    .containsExactly(state.name()));
  }

  /** Waits until a transaction waits for another one's lock. */
  public void somebodyWaitsForALock() {
    await().until(() -> number("select count(*) from pg_locks where not granted") > 0);
  }

  /** Waits until the shop shows everything that was sent. */
  public void everythingIsDelivered() {
    await().untilAsserted(() -> assertThat(undelivered()).isZero());
  }

  /** Products whose level the shop does not show yet. */
  public long undelivered() {
    return number("select count(*) from shop_stock where delivered_version < wanted_version");
  }

  /** The first number that a query gives. */
  public long number(String sql) {
    return database.query(sql, row -> row.getLong(1)).getFirst();
  }

  /** The first text that a query gives. */
  public String text(String sql) {
    return database.query(sql, row -> row.getString(1)).getFirst();
  }

  /** Does something while nobody else talks to the shop. */
  public void aloneWithTheShop(Runnable work) {
    takeTheLeases();
    try {
      work.run();
    } finally {
      endAlone();
    }
  }

  /** Holds every lease, as another replica would. */
  private void takeTheLeases() {
    database.update("update shop_stock set next_attempt_at = 'infinity'");
    for (Lease.Purpose purpose : Lease.Purpose.values()) {
      await()
          .until(
              () ->
                  database.update(
                          """
                          insert into shop_lease as l
                              (company, shop, purpose, token, holder, expires_at)
                          values ('acme', 'main', ?, 1, 'test', now() + interval '10 minutes')
                          on conflict (company, shop, purpose) do update
                          set token = l.token + 1, holder = 'test',
                              expires_at = excluded.expires_at,
                              paused_until = '-infinity', failures = 0
                          where l.expires_at < now()
                          """,
                          purpose.name())
                      > 0);
    }
  }
}
