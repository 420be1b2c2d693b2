package ro.stocsync.demo.smartbill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A firm's warehouses and what lies in them. What is changed here, nobody is told of. */
public final class SmartBillStock {

  private static final int MOST_PIECES_SOLD = 3;

  private final Map<String, Map<Key, Level>> warehouses = new LinkedHashMap<>();
  private Optional<Level> lastChanged = Optional.empty();

  /** A product is known by its code; only one without a code by its name. */
  private record Key(String code, String name) {
    static Key of(Level level) {
      return new Key(level.code(), level.code().isEmpty() ? level.name() : "");
    }
  }

  /** Opens a warehouse of that exact name, if there is none. */
  public synchronized SmartBillStock warehouse(String name) {
    warehouses.computeIfAbsent(name, warehouse -> new LinkedHashMap<>());
    return this;
  }

  /** Puts a product into a warehouse, which is opened if need be, or sets its level there. */
  public synchronized SmartBillStock put(Level level) {
    warehouse(level.warehouse());
    warehouses.get(level.warehouse()).put(Key.of(level), level);
    return this;
  }

  /** The same for a whole number of pieces. */
  public SmartBillStock put(String warehouse, String code, String name, long pieces) {
    return put(new Level(warehouse, code, name, "buc", BigDecimal.valueOf(pieces)));
  }

  /** So many products {@code <prefix>00001 ...}, each with a level of 1. */
  public synchronized SmartBillStock many(String warehouse, String prefix, int count) {
    for (int i = 1; i <= count; i++) {
      String code = prefix + "%05d".formatted(i);
      put(warehouse, code, "Produs " + code, 1);
    }
    return this;
  }

  /** Has nothing any more. */
  public synchronized void clear() {
    warehouses.clear();
    lastChanged = Optional.empty();
  }

  /** The names of the warehouses, in the order in which they were opened. */
  public synchronized List<String> warehouses() {
    return List.copyOf(warehouses.keySet());
  }

  /** Every level of every warehouse. */
  public synchronized List<Level> levels() {
    return warehouses.values().stream().map(Map::values).flatMap(Collection::stream).toList();
  }

  /** The levels of the warehouse of exactly that name; empty if there is none. */
  public synchronized List<Level> levels(String warehouse) {
    return List.copyOf(warehouses.getOrDefault(warehouse, Map.of()).values());
  }

  /** The level of a product in a warehouse, by its code, or by its name if it has no code. */
  public synchronized Optional<Level> level(String warehouse, String product) {
    Map<Key, Level> levels = warehouses.getOrDefault(warehouse, Map.of());
    return Optional.ofNullable(levels.get(new Key(product, "")))
        .or(() -> Optional.ofNullable(levels.get(new Key("", product))));
  }

  /** The level that changed last since the stock was put in; may be none. */
  synchronized Optional<Level> lastChanged() {
    return lastChanged;
  }

  /** Changes one level; empty if the warehouse has no such product. */
  synchronized Optional<Level> change(String warehouse, String product, BigDecimal quantity) {
    Optional<Level> changed = level(warehouse, product).map(level -> level.with(quantity));
    changed.ifPresent(this::changed);
    return changed;
  }

  /** Sells some pieces of so many products by chance, at most of all that have a whole one left. */
  synchronized List<Level> sell(int products, Random chance) {
    List<Level> sellable = new ArrayList<>(levels());
    sellable.removeIf(level -> level.quantity().compareTo(BigDecimal.ONE) < 0);
    Collections.shuffle(sellable, chance);
    List<Level> sold =
        sellable.stream().limit(products).map(level -> afterSale(level, chance)).toList();
    sold.forEach(this::changed);
    return sold;
  }

  private static Level afterSale(Level level, Random chance) {
    int most = level.quantity().min(BigDecimal.valueOf(MOST_PIECES_SOLD)).intValue();
    return level.with(level.quantity().subtract(BigDecimal.valueOf(1L + chance.nextInt(most))));
  }

  private void changed(Level level) {
    put(level);
    lastChanged = Optional.of(level);
  }
}
