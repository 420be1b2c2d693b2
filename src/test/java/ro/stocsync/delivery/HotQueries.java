package ro.stocsync.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import ro.stocsync.Defaults;
import ro.stocsync.catalog.Catalog;
import ro.stocsync.company.Companies;
import ro.stocsync.company.CompaniesConfig;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.KeysOfProduct;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.ledger.LevelHistory;
import ro.stocsync.ledger.OldReceipts;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.ledger.Products;
import ro.stocsync.ledger.Receipt;
import ro.stocsync.ledger.Receipts;
import ro.stocsync.ledger.StockChange;
import ro.stocsync.mapping.ProductMatcher;
import ro.stocsync.plans.GrownDatabase;
import ro.stocsync.reconcile.ProductRuns;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Slices;
import ro.stocsync.watch.Traces;

/** What is asked of the database all the time, by the classes that ask it. */
public final class HotQueries {

  private static final ShopKey SHOP = new ShopKey("c1", "main");
  private static final ProductKey PRODUCT = new ProductKey("c:SKU-1");
  private static final List<String> SHOPS = List.of("main", "second");

  /** So that most is over, and slices are full however few rows there are. */
  private static final Duration TEN_DAYS = Duration.ofDays(10);

  /** A call of SmartBill's. */
  public static final String CALL = "a call of 10 products is taken in";

  /** What came of a slice is written down. */
  public static final String OUTCOMES = "what came of 100 products";

  private static final int PAGE = 61;
  private static final long ALL = Long.MAX_VALUE;

  private final Map<String, Runnable> queries = new LinkedHashMap<>();
  private final Database database;
  private final int products;
  private final long latestCall;

  private HotQueries(Database database, GrownDatabase grown) {
    this.database = database;
    this.products = grown.products();
    // Of company c1.
    this.latestCall = grown.calls() / 10 * 10 - 9;
  }

  /** By what they are for. */
  public static Map<String, Runnable> of(Database database, GrownDatabase grown) {
    HotQueries hot = new HotQueries(database, grown);
    hot.intake();
    hot.delivery();
    hot.story();
    hot.pages();
    hot.gauges();
    hot.retention();
    return hot.queries;
  }

  private void intake() {
    History history = new History(database, new ObjectMapper());
    Ledger ledger =
        new Ledger(database, new Products(history), new Traces(OpenTelemetry.noop(), true));
    DueWork work = new DueWork(database, Defaults.of(DeliveryConfig.class));
    queries.put(
        CALL,
        () ->
            database.inTransaction(
                transaction -> {
                  Ledger.Recorded recorded = ledger.record(transaction, "c1", call());
                  return work.want(transaction, "c1", recorded.changes());
                }));
    queries.put("when SmartBill called last", () -> ledger.lastCall("c1"));
    queries.put("when each company's last levels came", ledger::lastAccepted);
    queries.put("levels of a product", () -> ledger.levels("c1", PRODUCT));
  }

  private void delivery() {
    DueWork work = new DueWork(database, Defaults.of(DeliveryConfig.class));
    ProductMatcher matcher = new ProductMatcher(database, new Catalog(database, null));
    DeliveryLog log = new DeliveryLog(database);
    queries.put("which shops have work", () -> work.shopsWithWork("nobody"));
    queries.put("what is due in a shop", () -> work.due(SHOP, 500, List.of()));
    queries.put("what 100 products stand for", () -> matcher.match(SHOP, some(100), false));
    database.update(
        """
        insert into shop_lease (company, shop, purpose, token, holder, expires_at)
        values ('c1', 'main', 'DELIVERY', 1, 'somebody', 'infinity') on conflict do nothing
        """);
    queries.put(OUTCOMES, this::outcomes);
    queries.put("100 tries are noted", () -> note(log, Optional.of(BigDecimal.ONE)));
    queries.put("100 decisions are noted", () -> note(log, Optional.empty()));
  }

  private void story() {
    LevelHistory levels = new LevelHistory(database);
    History history = new History(database, new ObjectMapper());
    DeliveryLog log = new DeliveryLog(database);
    KeysOfProduct keys = new KeysOfProduct(database);
    List<ProductKey> known =
        List.of(PRODUCT, new ProductKey("c:sku-1"), new ProductKey("n:produsul 1"));
    queries.put("which keys a product had", () -> keys.of("c1", PRODUCT));
    queries.put("levels that calls said, a page", () -> levels.called("c1", known, ALL, 1, PAGE));
    queries.put(
        "levels that calls said, of long ago",
        () -> levels.called("c1", known, latestCall / 2, 1, PAGE));
    queries.put("levels that pulls changed, a page", () -> levels.pulled("c1", known, ALL, PAGE));
    queries.put("deliveries of a product, a page", () -> log.of("c1", known, SHOPS, ALL, PAGE));
    queries.put(
        "deliveries of a product, of long ago",
        () -> log.of("c1", known, SHOPS, latestCall / 2 * 5, PAGE));
    queries.put("changes of a product, a page", () -> history.of("c1", known, SHOPS, ALL, PAGE));
    ProductRuns runs = new ProductRuns(database);
    queries.put(
        "what runs found of a product, a page",
        () -> runs.of("c1", known, SHOPS, Instant.now(), PAGE));
  }

  private void pages() {
    Receipts receipts = new Receipts(database);
    History history = new History(database, new ObjectMapper());
    Receipts.Filter all = new Receipts.Filter(Optional.empty(), "");
    Receipts.Filter refused = new Receipts.Filter(Optional.of(Receipt.Outcome.REFUSED), "");
    Receipts.Filter product = new Receipts.Filter(Optional.empty(), "SKU-1");
    queries.put("calls, a page", () -> receipts.latest("c1", all, OptionalLong.empty(), PAGE));
    queries.put(
        "refused calls, a page", () -> receipts.latest("c1", refused, OptionalLong.empty(), PAGE));
    queries.put(
        "calls with a product, a page",
        () -> receipts.latest("c1", product, OptionalLong.empty(), PAGE));
    queries.put("items of a call", () -> receipts.items("c1", latestCall, 0, 200));
    queries.put("changes of a company, a page", () -> history.latest("c1", 0, PAGE));
  }

  private void gauges() {
    Standings standings = new Standings(database);
    DeliveryLog log = new DeliveryLog(database);
    queries.put("where all shops stand (overview)", standings::all);
    queries.put("the last day's hours (overview)", log::lastDay);
    queries.put("what is not delivered (gauges)", backlog()::read);
  }

  private void retention() {
    OldReceipts receipts = new OldReceipts(database);
    LevelHistory levels = new LevelHistory(database);
    History history = new History(database, new ObjectMapper());
    DeliveryLog log = new DeliveryLog(database);
    queries.put("a slice of old calls is deleted", () -> receipts.forget(TEN_DAYS));
    queries.put("a slice of old deliveries is deleted", () -> log.forget(TEN_DAYS, Slices.ROWS));
    queries.put("a slice of old changes is deleted", () -> history.forget(TEN_DAYS, Slices.ROWS));
    queries.put(
        "a slice of old pulled levels is deleted",
        () -> levels.forgetPulled(TEN_DAYS, Slices.ROWS));
    queries.put("old hours are deleted", () -> log.forgetHours(TEN_DAYS, 10));
  }

  private Backlog backlog() {
    CompaniesConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(CompaniesConfig.class)
            .withDefaultValue("stocsync.companies.c1.token", "token")
            .withDefaultValue("stocsync.companies.c1.shops.main.url", "https://shop.example")
            .withDefaultValue("stocsync.companies.c1.shops.main.consumer-key", "ck_1")
            .withDefaultValue("stocsync.companies.c1.shops.main.consumer-secret", "cs_1")
            .build()
            .getConfigMapping(CompaniesConfig.class);
    return new Backlog(new Companies(config), database, new SimpleMeterRegistry());
  }

  private List<ProductKey> some(int how) {
    return IntStream.rangeClosed(1, how)
        .mapToObj(i -> new ProductKey("c:SKU-" + (1 + i * 7 % products)))
        .distinct()
        .toList();
  }

  private Receipt call() {
    return ListQueries.call(
        some(10).stream()
            .map(
                key -> {
                  String number = key.value().substring("c:SKU-".length());
                  return StockChange.of(
                      key, "SKU-" + number, "Produsul " + number, "Magazin", BigDecimal.TEN);
                })
            .toList());
  }

  private void outcomes() {
    OutcomeLog outcomes =
        new OutcomeLog(
            database,
            new DueWork(database, Defaults.of(DeliveryConfig.class)),
            new Catalog(database, null),
            new DeliveryLog(database),
            Defaults.of(DeliveryConfig.class));
    List<Settled> settled =
        some(100).stream()
            .map(
                key ->
                    new Settled(
                        new DueProduct(key, 1, 0, BigDecimal.ONE),
                        new Outcome.Delivered(BigDecimal.ONE)))
            .toList();
    outcomes.write(new Lease(SHOP, Lease.Purpose.DELIVERY, 1, 0), new Tried(settled, List.of()), 0);
  }

  /** Of a shop that answers, or of products that it has no counterpart of. */
  private void note(DeliveryLog log, Optional<BigDecimal> sent) {
    Outcome outcome =
        sent.<Outcome>map(Outcome.Delivered::new)
            .orElseGet(() -> new Outcome.Rejected(new Phrase("product", List.of())));
    List<Attempt> attempts =
        some(100).stream()
            .map(
                key -> new Attempt(key, sent.map(one -> 1L), sent, sent, Optional.empty(), outcome))
            .toList();
    database.inTransaction(
        transaction -> {
          log.note(transaction, SHOP, attempts);
          return attempts.size();
        });
  }
}
