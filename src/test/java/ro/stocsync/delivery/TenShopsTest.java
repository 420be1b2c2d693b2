package ro.stocsync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.catalog.Catalog;
import ro.stocsync.catalog.CatalogReader;
import ro.stocsync.company.Companies;
import ro.stocsync.company.CompaniesConfig;
import ro.stocsync.company.KeyTransport;
import ro.stocsync.company.Secret;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.company.Warehouse;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.ledger.StockChange;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.watch.Traces;
import ro.stocsync.woocommerce.WooCommerceClients;

/**
 * Ten shops of one company: one that is broken costs the others nothing, and replicas share them.
 */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class TenShopsTest {

  private static final int PRODUCTS = 300;

  /** The settings by which the application itself runs, but for those a test overrides. */
  private static final Map<String, String> DELIVERY =
      Map.of(
          "stocsync.delivery.lease", "5s",
          "stocsync.delivery.poll-interval", "100ms",
          "stocsync.delivery.product-pause", "0s",
          "stocsync.delivery.shortest-pause", "10s");

  DemoShop shop;
  @Inject ShopStory story;
  @Inject CompaniesConfig acme;
  @Inject Database database;
  @Inject AgroalDataSource pool;
  @Inject SettingsTable settings;
  @Inject CatalogReader reader;
  @Inject DueWork work;
  @Inject Planner planner;
  @Inject DeliveryLog log;
  @Inject Catalog catalog;
  @Inject WooCommerceClients clients;
  @Inject DeliveryMetrics metrics;
  @Inject Ledger ledger;
  @Inject Traces traces;

  private final List<Dispatcher> replicas = new ArrayList<>();

  @BeforeEach
  void tenShopsThatTakeAFifthOfASecond() {
    story.begin(shop);
    shop.catalog().many("P-", PRODUCTS);
    shop.faults()
        .when((method, path) -> path.endsWith("/batch"), new Fault.Delay(Duration.ofMillis(200)));
  }

  @AfterEach
  void noneOfThem() {
    replicas.forEach(replica -> replica.onStop(new ShutdownEvent()));
    database.update("delete from shop where company = 'ten'");
    database.update("delete from shop_lease where company = 'ten'");
  }

  @Test
  void aShopThatHangsCostsTheOthersNothing() throws IOException {
    try (SilentServer silent = new SilentServer()) {
      Companies companies = tenShops(URI.create(shop.url()));
      Dispatcher dispatcher = replica(companies, Map.of());
      changed(1_000);
      Duration withAllWell = untilNineHaveEverything(dispatcher);
      stop(dispatcher);

      dispatcher = replica(tenShops(silent.url()), Map.of());
      changed(2_000);
      Duration withOneThatHangs = untilNineHaveEverything(dispatcher);

      assertThat(silent.asked()).isPositive();
      assertThat(undelivered("s9")).isEqualTo(PRODUCTS);
      assertThat(withOneThatHangs)
          .isLessThan(withAllWell.multipliedBy(3).dividedBy(2).plusMillis(500));
      await()
          .untilAsserted(
              () -> {
                assertThat(serving()).isEqualTo(1);
                assertThat(pool.getMetrics().activeCount())
                    .as("connections held while a shop is waited for")
                    .isZero();
              });
    }
  }

  @Test
  void replicasShareTheShopsAndNoneTakesMoreThanItMay() {
    Companies companies = tenShops(URI.create(shop.url()));
    changed(1_000);

    replica(companies, Map.of("stocsync.delivery.shops-at-once", "5"));
    replica(companies, Map.of("stocsync.delivery.shops-at-once", "5"));

    await()
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () ->
                assertThat(
                        database.query(
                            """
                            select count(*) from shop_lease
                            where company = 'ten' and expires_at > now() group by holder
                            """,
                            row -> row.getLong(1)))
                    .containsExactly(5L, 5L));
    everyShopHasEverything();
  }

  @Test
  void aShopWithMuchToDoLetsOthersThatWaitHaveTheirTurn() {
    Companies companies = tenShops(URI.create(shop.url()));
    changed(1_000);

    replica(
        companies,
        Map.of(
            "stocsync.delivery.shops-at-once", "1",
            "stocsync.delivery.slice", "100",
            "stocsync.delivery.turn", "0s"));

    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> story.undelivered() <= 10 * PRODUCTS / 2);
    assertThat(
            story.number(
                """
                select max(products) - min(products) from (
                    select count(*) filter (where delivered_version < wanted_version) as products
                    from shop_stock where company = 'ten' group by shop) as s
                """))
        .as("no shop is ahead of another by more than a slice")
        .isLessThanOrEqualTo(100);
  }

  @Test
  void aChangeThatHasToWaitIsWrittenWhenItsTimeComesAndNotAtTheNextPoll() {
    Companies companies = tenShops(URI.create(shop.url()));
    changed(1_000);
    Dispatcher replica = replica(companies, Map.of("stocsync.delivery.poll-interval", "10m"));
    everyShopHasEverything();

    Map<String, String> pausing = Map.of("stocsync.delivery.product-pause", "3s");
    changed(2_000, new DueWork(database, mapped(DeliveryConfig.class, pausing)));
    replica.wake();

    everyShopHasEverything();
    assertThat(shop.stockOf("P-00001")).isEqualByComparingTo("2000");
  }

  // --- the story

  /** Of which the last is at that address. */
  private Companies tenShops(URI last) {
    List<Shop> shops =
        IntStream.range(0, 10).mapToObj(i -> one("s" + i, URI.create(shop.url()))).toList();
    for (Shop one : shops) {
      database.inTransaction(t -> settings.configure(t, one.key(), one.settings()));
      if (catalog.readUntil(one.key()).isEmpty()) {
        reader.refresh(one, () -> true);
      }
    }
    List<Shop> all = new ArrayList<>(shops.subList(0, 9));
    all.add(one("s9", last));
    return new TenShops(acme, all);
  }

  private Shop one(String name, URI url) {
    return new Shop(
        new ShopKey("ten", name),
        url,
        new Secret(shop.consumerKey()),
        new Secret(shop.consumerSecret()),
        KeyTransport.HEADER,
        ShopSettings.monitoring(Set.of(Warehouse.named("Magazin")), true));
  }

  /** One server plays several shops, which no configuration allows. */
  @Vetoed
  private static final class TenShops extends Companies {

    private final Map<ShopKey, Shop> shops;

    TenShops(CompaniesConfig others, List<Shop> shops) {
      super(others);
      this.shops = shops.stream().collect(Collectors.toMap(Shop::key, one -> one));
    }

    @Override
    public Optional<Shop> shop(ShopKey key) {
      return Optional.ofNullable(shops.get(key));
    }
  }

  private Dispatcher replica(Companies companies, Map<String, String> overridden) {
    Map<String, String> configured = new HashMap<>(DELIVERY);
    configured.putAll(overridden);
    DeliveryConfig config = mapped(DeliveryConfig.class, configured);
    Leases leases = new Leases(database, config, Duration.ofSeconds(1), System::nanoTime);
    DueWork work = new DueWork(database, config);
    OutcomeLog outcomes = new OutcomeLog(database, work, catalog, log, config);
    ShopDelivery delivery =
        new ShopDelivery(
            work, planner, outcomes, leases, catalog, clients, config, metrics, ledger, traces);
    Dispatcher dispatcher = new Dispatcher(companies, work, leases, delivery, config);
    dispatcher.onStart(new StartupEvent());
    replicas.add(dispatcher);
    return dispatcher;
  }

  private void stop(Dispatcher dispatcher) {
    dispatcher.onStop(new ShutdownEvent());
    replicas.remove(dispatcher);
  }

  private static <T> T mapped(Class<T> mapping, Map<String, String> configured) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withSources(new PropertiesConfigSource(configured, "test", 100))
        .withMapping(mapping)
        .build()
        .getConfigMapping(mapping);
  }

  /** Every product has another level, and every shop is to show it. */
  private void changed(int level) {
    changed(level, work);
  }

  private void changed(int level, DueWork wanting) {
    List<StockChange> changes =
        IntStream.rangeClosed(1, PRODUCTS)
            .mapToObj("P-%05d"::formatted)
            .map(
                code ->
                    StockChange.of(
                        new ProductKey("c:" + code), code, "", "Magazin", new BigDecimal(level)))
            .toList();
    database.inTransaction(
        transaction -> {
          transaction.update(
              """
              insert into stock_level (company, product_key, warehouse_key, product_code,
                  product_name, warehouse, quantity, callback, changed_at)
              select 'ten', 'c:' || c.code, ?, c.code, '', 'Magazin', ?, 0, now()
              from unnest(?) as c (code)
              on conflict (company, product_key, warehouse_key) do update
              set quantity = excluded.quantity
              """,
              Warehouse.named("Magazin").key(),
              new BigDecimal(level),
              SqlArray.texts(changes, StockChange::code));
          return wanting.want(transaction, "ten", changes);
        });
  }

  private Duration untilNineHaveEverything(Dispatcher dispatcher) {
    long began = System.nanoTime();
    dispatcher.wake();
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                story.number(
                        """
                        select count(*) from shop_stock where company = 'ten' and shop <> 's9'
                            and delivered_version < wanted_version
                        """)
                    == 0);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private void everyShopHasEverything() {
    story.everythingIsDelivered();
    assertThat(story.number("select count(*) from shop_stock where state = 'DELIVERED'"))
        .isEqualTo(10 * PRODUCTS);
  }

  private long undelivered(String name) {
    return database
        .query(
            """
            select count(*) from shop_stock
            where company = 'ten' and shop = ? and delivered_version < wanted_version
            """,
            row -> row.getLong(1),
            name)
        .getFirst();
  }

  /** How many shops are talked to at this moment. */
  private long serving() {
    return story.number(
        "select count(*) from shop_lease where company = 'ten' and expires_at > now()");
  }
}
