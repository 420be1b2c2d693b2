package ro.stocsync.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.OpenTelemetry;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import ro.stocsync.Defaults;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.Warehouse;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.ledger.Products;
import ro.stocsync.ledger.PulledLevels;
import ro.stocsync.ledger.Receipt;
import ro.stocsync.ledger.ReplayedLevels;
import ro.stocsync.ledger.StockChange;
import ro.stocsync.mapping.Mappings;
import ro.stocsync.sql.Bytes;
import ro.stocsync.sql.Database;
import ro.stocsync.watch.Traces;

/**
 * What is asked of the database for the products of a list, which may be fifty or a hundred
 * thousand: each product must cost the same. Each query may be run three times, and finds something
 * to do each time.
 */
public final class ListQueries {

  private static final int LENGTH = 50;

  private static final String COMPANY = "c1";
  private static final ShopKey SHOP = new ShopKey(COMPANY, "main");
  private static final Warehouse WAREHOUSE = Warehouse.named("Magazin");

  private final Map<String, Runnable> queries = new LinkedHashMap<>();
  private final Database database;
  private final History history;
  private final Products products;
  private final Ledger ledger;
  private final DueWork work;
  private final IdentityWork identities;

  private ListQueries(Database database) {
    this.database = database;
    this.history = new History(database, new ObjectMapper());
    this.products = new Products(history);
    this.ledger = new Ledger(database, products, new Traces(OpenTelemetry.noop(), true));
    this.work = new DueWork(database, Defaults.of(DeliveryConfig.class));
    this.identities =
        new IdentityWork(database, work, new Mappings(null, history, null), history, null);
  }

  /** By what they are for, in the order in which they are to be run. */
  public static Map<String, Runnable> of(Database database) {
    ListQueries lists = new ListQueries(database);
    lists.calls();
    lists.replay();
    lists.pull();
    lists.delivery();
    return lists.queries;
  }

  private void calls() {
    eachTime("products that nobody knows", List.of("A-", "B-", "C-"), this::takeIn);
    eachTime("products under other keys", List.of("sku-", "Sku-", "sKu-"), this::takeIn);
    eachTime("products under their old keys", List.of("SKU-", "sku-", "Sku-"), this::takeIn);
  }

  private void replay() {
    ReplayedLevels replayed = new ReplayedLevels(database, products);
    List<ReplayedLevels.Earlier> levels =
        changes("SKU-").stream().map(one -> new ReplayedLevels.Earlier(one, true)).toList();
    queries.put(
        "levels of an earlier call",
        () -> {
          long callback = takeIn("SKU-");
          replayed.forecast(COMPANY, callback, levels);
          database.inTransaction(
              transaction -> replayed.write(transaction, COMPANY, callback, levels).changes());
        });
  }

  private void pull() {
    PulledLevels pulled = new PulledLevels(database, products);
    Iterator<UUID> runs =
        database
            .query(
                "select id from sync_run where company = ?",
                row -> row.getObject(1, UUID.class),
                COMPANY)
            .iterator();
    eachTime(
        "products that are pulled",
        List.of("skU-", "sKU-", "SkU-"),
        prefix ->
            database.inTransaction(
                transaction -> {
                  UUID run = runs.next();
                  pulled.begin(transaction, COMPANY, run, WAREHOUSE, "Magazin");
                  pulled.add(transaction, COMPANY, run, WAREHOUSE, changes(prefix), 0);
                  pulled.end(transaction, COMPANY, run, WAREHOUSE);
                  return pulled.take(transaction, COMPANY, run);
                }));
  }

  private void delivery() {
    queries.put(
        "products that are wanted again",
        () ->
            database.inTransaction(transaction -> work.wantAgain(transaction, SHOP, keys("SKU-"))));
    queries.put("what is due", () -> work.due(SHOP, LENGTH, keys("SKU-")));
    AskedDelivery asked = new AskedDelivery(database, work, history, unwoken());
    queries.put("products that an operator sends", () -> asked.deliver(SHOP, keys("SKU-"), "ana"));
  }

  private void eachTime(String name, List<String> prefixes, Consumer<String> query) {
    Iterator<String> next = prefixes.iterator();
    queries.put(name, () -> query.accept(next.next()));
  }

  private long takeIn(String prefix) {
    return database.inTransaction(
        transaction -> {
          Ledger.Recorded recorded = ledger.record(transaction, COMPANY, call(changes(prefix)));
          identities.follow(transaction, COMPANY, recorded.identities());
          work.want(transaction, COMPANY, recorded.changes());
          return recorded.callback();
        });
  }

  private static List<StockChange> changes(String prefix) {
    // The first has a history of its own.
    return IntStream.range(2, 2 + LENGTH)
        .mapToObj(
            i ->
                StockChange.of(
                    new ProductKey("c:" + prefix + i),
                    prefix + i,
                    "Produsul " + i,
                    "Magazin",
                    BigDecimal.TEN))
        .sorted(Comparator.comparing(StockChange::product))
        .toList();
  }

  private static List<ProductKey> keys(String prefix) {
    return changes(prefix).stream().map(StockChange::product).toList();
  }

  /** A call that gives these levels. */
  static Receipt call(List<StockChange> changes) {
    List<Receipt.Item> items =
        changes.stream()
            .map(
                change ->
                    new Receipt.Item(
                        change.code(),
                        change.name(),
                        change.warehouseName(),
                        "10",
                        "ACCEPTED",
                        Optional.of(change)))
            .toList();
    return new Receipt(
        Receipt.Outcome.ACCEPTED,
        items,
        Optional.empty(),
        new Receipt.Call(new Bytes(new byte[] {'{', '}'}, 2), true, 200, "Primit"));
  }

  /** Looks for no work of its own. */
  private Dispatcher unwoken() {
    return new Dispatcher(null, work, null, null, Defaults.of(DeliveryConfig.class));
  }
}
