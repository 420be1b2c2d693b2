package ro.stocsync.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ro.stocsync.campaign.Load.Level;
import ro.stocsync.packaged.TestDatabase;

/** Compares what was answered 200 with the ledger, and the ledger with the shops. */
final class LedgerJudge {

  private LedgerJudge() {}

  private record Counted(Level level, int number) {}

  /** Accepted changes that are not in the history, or whose product has another level. */
  static List<String> lost(TestDatabase database, Load load) {
    List<String> lost = new ArrayList<>();
    Map<Level, Integer> levels = levels(database);
    Map<Level, Integer> inHistory =
        byLevel(
            database,
            """
            select product_code, warehouse, count(distinct quantity) from callback_item
            where verdict = 'ACCEPTED' group by product_code, warehouse
            """);
    load.accepted()
        .forEach(
            (level, last) -> {
              int missing = Load.changesUpTo(last) - inHistory.getOrDefault(level, 0);
              if (missing > 0) {
                lost.add("%d changes of %s are not in the history".formatted(missing, level));
              }
              if (!last.equals(levels.get(level))) {
                lost.add("%s is %s, answered 200 was %d".formatted(level, levels.get(level), last));
              }
            });
    return lost;
  }

  /** Products that a shop shows otherwise than the ledger says. */
  static List<String> stale(Stage stage) {
    Map<Level, Integer> levels = levels(stage.database());
    List<String> stale = new ArrayList<>();
    for (CampaignShop shop : stage.shops()) {
      Map<String, Integer> wanted = new HashMap<>();
      levels.forEach(
          (level, quantity) -> {
            if (shop.warehouses().contains(level.warehouse())) {
              wanted.merge(level.code(), quantity, Integer::sum);
            }
          });
      wanted.forEach(
          (code, quantity) -> {
            if (shop.stockOf(code) != quantity) {
              stale.add(
                  "%s shows %d of %s, the ledger says %d"
                      .formatted(shop.name(), shop.stockOf(code), code, quantity));
            }
          });
    }
    return stale;
  }

  /** Whether nothing waits, and the shops show what the ledger says. */
  static boolean isSettled(Stage stage) {
    return stage
                .database()
                .number("select count(*) from shop_stock where wanted_version > delivered_version")
            == 0
        && stale(stage).isEmpty();
  }

  /** What waits, and why, for a message. */
  static List<String> waiting(TestDatabase database) {
    return database.query(
        """
        select shop || ' ' || state || ' ' || count(*) || ' next ' || min(next_attempt_at) || ' '
            || coalesce(min(problem), '') from shop_stock
        where wanted_version > delivered_version group by shop, state
        """,
        row -> row.getString(1));
  }

  private static Map<Level, Integer> levels(TestDatabase database) {
    return byLevel(database, "select product_code, warehouse, quantity from stock_level");
  }

  private static Map<Level, Integer> byLevel(TestDatabase database, String sql) {
    Map<Level, Integer> all = new HashMap<>();
    database
        .query(
            sql, row -> new Counted(new Level(row.getString(1), row.getString(2)), row.getInt(3)))
        .forEach(one -> all.put(one.level(), one.number()));
    return all;
  }
}
