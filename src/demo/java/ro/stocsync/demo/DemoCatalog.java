package ro.stocsync.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The shop's products, and how tests and the demo change them behind the API's back. */
public final class DemoCatalog {

  private final TreeMap<Long, DemoProduct> products = new TreeMap<>();
  private final Map<String, TreeSet<Long>> bySku = new HashMap<>();
  private final Map<Long, TreeSet<Long>> variations = new HashMap<>();
  private final Map<Long, String> disagreeing = new HashMap<>();
  private long nextId = 10;
  private long lastChanged;
  private final List<Watcher> watchers = new ArrayList<>();

  /** What the shop's webhooks tell of. */
  enum Event {
    CREATED,
    UPDATED,
    DELETED,
    STOCK_SET
  }

  /** Is told of every event, within the catalog's lock. */
  interface Watcher {
    void happened(Event event, long id);
  }

  synchronized void watchedBy(Watcher watcher) {
    watchers.add(watcher);
  }

  private void tell(Event event, long id) {
    watchers.forEach(watcher -> watcher.happened(event, id));
  }

  /** A shop's clock moves on by whole seconds. */
  static Instant now() {
    return Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
  }

  // --- adding

  /** Lets the next product have that id. */
  public synchronized DemoCatalog nextId(long id) {
    nextId = id;
    return this;
  }

  /** A simple product that keeps stock; its id. */
  public synchronized long simple(String sku, String name, long stock) {
    DemoProduct product = add(0, "simple", sku, name);
    product.managesStock = true;
    store(product, BigDecimal.valueOf(stock));
    return product.id;
  }

  /** A simple product that keeps no stock; its id. */
  public synchronized long unmanaged(String sku, String name) {
    return add(0, "simple", sku, name).id;
  }

  /** A product of another type, {@code external} or {@code grouped}; its id. */
  public synchronized long ofType(String type, String sku, String name) {
    return add(0, type, sku, name).id;
  }

  /** A variable product whose variations keep their own stock, from 10 pieces up; its id. */
  public synchronized long variable(String sku, String name, String... options) {
    DemoProduct parent = add(0, "variable", sku, name);
    for (int i = 0; i < options.length; i++) {
      DemoProduct variation = add(parent.id, "variation", sku + "-" + (i + 1), options[i]);
      variation.managesStock = true;
      store(variation, BigDecimal.valueOf(10L + i));
    }
    return parent.id;
  }

  /** A variable product that keeps the stock for its variations; its id. */
  public synchronized long variableKeepingStock(
      String sku, String name, long stock, String... options) {
    DemoProduct parent = add(0, "variable", sku, name);
    parent.managesStock = true;
    store(parent, BigDecimal.valueOf(stock));
    for (int i = 0; i < options.length; i++) {
      add(parent.id, "variation", sku + "-" + (i + 1), options[i]);
    }
    return parent.id;
  }

  /** So many simple products {@code <prefix>00001 ...}, each with a stock of 1. */
  public synchronized DemoCatalog many(String prefix, int count) {
    for (int i = 1; i <= count; i++) {
      simple(prefix + "%05d".formatted(i), "Produs " + prefix + "%05d".formatted(i), 1);
    }
    return this;
  }

  private DemoProduct add(long parent, String type, String sku, String name) {
    DemoProduct product = new DemoProduct(nextId++, parent, type, sku, name, now());
    products.put(product.id, product);
    index(product);
    if (parent != 0) {
      variations.computeIfAbsent(parent, id -> new TreeSet<>()).add(product.id);
    }
    tell(Event.CREATED, product.id);
    return product;
  }

  private void index(DemoProduct product) {
    if (!product.sku.isEmpty()) {
      bySku.computeIfAbsent(Collation.fold(product.sku), key -> new TreeSet<>()).add(product.id);
    }
  }

  // --- changing, as the shop's own admin would

  /** Gives it a picture. */
  public synchronized void picture(long id) {
    touched(id).pictured = true;
  }

  /** Sets {@code draft}, {@code private}, {@code trash}, ... */
  public synchronized void status(long id, String status) {
    if (status.equals("trash")) {
      trash(id);
    } else {
      touched(id).status = status;
    }
  }

  /**
   * Throws it away, and with a parent its variations: lists show them no more, and {@code
   * product.deleted} is told of each.
   */
  public synchronized void trash(long id) {
    variationsOf(id).forEach(variation -> trash(variation.id));
    DemoProduct product = products.get(id);
    date(product);
    product.status = "trash";
    tell(Event.DELETED, id);
  }

  /** Dates it in the future, as scheduled products are. */
  public synchronized void schedule(long id, Instant when) {
    DemoProduct product = touched(id);
    product.status = "future";
    product.created = when;
    product.modified = when;
  }

  /** Switches its stock management on or off. */
  public synchronized void manageStock(long id, boolean on) {
    DemoProduct product = touched(id);
    product.managesStock = on;
    store(product, BigDecimal.ZERO);
  }

  /** Sets {@code no}, {@code notify} or {@code yes}. */
  public synchronized void backorders(long id, String backorders) {
    touched(id).backorders = backorders;
  }

  /** Gives it another name. */
  public synchronized void rename(long id, String name) {
    touched(id).name = name;
  }

  /** Gives it a GTIN, UPC, EAN or ISBN; an empty one takes it away. */
  public synchronized void gtin(long id, String gtin) {
    touched(id).gtin = gtin;
  }

  /** Gives it another SKU. */
  public synchronized void sku(long id, String sku) {
    DemoProduct product = touched(id);
    Optional.ofNullable(bySku.get(Collation.fold(product.sku))).ifPresent(ids -> ids.remove(id));
    product.sku = sku;
    index(product);
  }

  /**
   * Deletes it for good, and with a parent its variations. No webhook tells of it: {@code
   * product.deleted} hangs on WordPress' {@code wp_trash_post} (webhook-create names its like).
   */
  public synchronized void remove(long id) {
    variationsOf(id).forEach(variation -> remove(variation.id));
    DemoProduct product = products.remove(id);
    Optional.ofNullable(bySku.get(Collation.fold(product.sku))).ifPresent(ids -> ids.remove(id));
    Optional.ofNullable(variations.get(product.parentId)).ifPresent(ids -> ids.remove(id));
  }

  /** Stores a stock without going through the API, as an edit in the shop's admin does. */
  public synchronized void stock(long id, long pieces) {
    store(touched(id), BigDecimal.valueOf(pieces));
  }

  /**
   * A customer buys: the stock falls and the modified date moves (order-reduces), on the parent
   * where it keeps the stock (webhook-order); where nobody keeps any, nothing happens.
   */
  public synchronized void order(long id, long pieces) {
    holder(products.get(id))
        .ifPresent(
            holder -> {
              touch(holder);
              store(holder, holder.stock.subtract(BigDecimal.valueOf(pieces)));
            });
  }

  /** Leaves the next write's status as given, as two writes at once do (same-product-at-once). */
  public synchronized void disagreeOnce(long id, String status) {
    disagreeing.put(id, status);
  }

  /** Lets all that was changed so far have been changed that much earlier. */
  public synchronized void age(Duration by) {
    products.values().forEach(product -> product.modified = product.modified.minus(by));
  }

  /** Has nothing any more; ids are not used again. */
  public synchronized void clear() {
    products.clear();
    bySku.clear();
    variations.clear();
    disagreeing.clear();
  }

  private DemoProduct touched(long id) {
    DemoProduct product = products.get(id);
    touch(product);
    return product;
  }

  // --- asking

  /** The pieces in stock of the product of that id. */
  public synchronized Optional<BigDecimal> stock(long id) {
    return Optional.ofNullable(products.get(id)).map(product -> product.stock);
  }

  /** The pieces in stock of the first product with exactly that SKU. */
  public synchronized Optional<BigDecimal> stockOf(String sku) {
    return idOf(sku).flatMap(this::stock);
  }

  /** Its stock status. */
  public synchronized String stockStatus(long id) {
    return products.get(id).stockStatus;
  }

  /** The id of the first product with exactly that SKU. */
  public synchronized Optional<Long> idOf(String sku) {
    return bySku.getOrDefault(Collation.fold(sku), new TreeSet<>()).stream()
        .filter(id -> products.get(id).sku.equals(sku))
        .findFirst();
  }

  // --- for the endpoints, which hold the lock

  Optional<DemoProduct> find(long id) {
    return Optional.ofNullable(products.get(id));
  }

  /** The name as WooCommerce shows it: a variation's begins with its parent's. */
  String shownName(DemoProduct product) {
    return find(product.parentId)
        .map(parent -> parent.name + " - " + product.name)
        .orElse(product.name);
  }

  Stream<DemoProduct> all() {
    return products.values().stream();
  }

  List<DemoProduct> bySku(Collection<String> skus) {
    TreeSet<Long> ids = new TreeSet<>();
    skus.forEach(sku -> ids.addAll(bySku.getOrDefault(Collation.fold(sku), new TreeSet<>())));
    return ids.stream().map(products::get).toList();
  }

  List<DemoProduct> variationsOf(long parent) {
    List<DemoProduct> found = new ArrayList<>();
    variations.getOrDefault(parent, new TreeSet<>()).forEach(id -> found.add(products.get(id)));
    return found;
  }

  long lastChanged() {
    return lastChanged;
  }

  /** The stock of every product that keeps its own. */
  synchronized Map<Long, BigDecimal> stocks() {
    Map<Long, BigDecimal> stocks = new HashMap<>();
    all().filter(product -> product.managesStock).forEach(p -> stocks.put(p.id, p.stock));
    return stocks;
  }

  /** Gives the products back the stock they had; those that keep none now are left alone. */
  synchronized void restore(Map<Long, BigDecimal> stocks) {
    all()
        .filter(product -> product.managesStock && stocks.containsKey(product.id))
        .filter(product -> product.stock.compareTo(stocks.get(product.id)) != 0)
        .forEach(
            product -> {
              touch(product);
              store(product, stocks.get(product.id));
            });
  }

  /** What was changed so far is how the shop began. */
  void begins() {
    lastChanged = 0;
  }

  /** Stores a quantity; the status follows it and cannot be forced (woocommerce-recordings 22). */
  void store(DemoProduct product, BigDecimal quantity) {
    // A variation's is another action, and the same quantity none (webhook-variation,
    // webhook-same-value).
    boolean told = product.stock == null || product.stock.compareTo(quantity) != 0;
    if (told && !product.isVariation()) {
      tell(Event.STOCK_SET, product.id);
    }
    product.stock = quantity;
    // The shop's threshold compares whole pieces: 0.3 is out of stock (dec-put).
    boolean available = quantity.compareTo(BigDecimal.ONE) >= 0;
    boolean ordered = !product.backorders.equals("no");
    product.stockStatus = available ? "instock" : ordered ? "onbackorder" : "outofstock";
    Optional.ofNullable(disagreeing.remove(product.id))
        .ifPresent(status -> product.stockStatus = status);
    lastChanged = product.id;
  }

  /** An edit: it tells of the product itself, never of its parent (webhook-variation). */
  void touch(DemoProduct product) {
    date(product);
    tell(Event.UPDATED, product.id);
  }

  private void date(DemoProduct product) {
    product.modified = now();
    find(product.parentId).ifPresent(parent -> parent.modified = product.modified);
  }

  /** The product that keeps this one's stock: itself, or its parent; empty if none does. */
  Optional<DemoProduct> holder(DemoProduct product) {
    return product.managesStock
        ? Optional.of(product)
        : find(product.parentId).filter(parent -> parent.managesStock);
  }
}
