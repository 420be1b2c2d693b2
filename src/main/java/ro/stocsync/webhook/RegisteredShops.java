package ro.stocsync.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.History;
import ro.stocsync.sql.Database;

/** Which shops' webhooks an operator asked for. */
@ApplicationScoped
class RegisteredShops {

  private final Database database;
  private final History history;

  RegisteredShops(Database database, History history) {
    this.database = database;
    this.history = history;
  }

  /**
   * From now on they are looked after.
   *
   * @param who the operator
   */
  void add(ShopKey shop, String who) {
    change(
        shop,
        who,
        "WEBHOOKS_REGISTERED",
        "insert into shop_webhook (company, shop) values (?, ?) on conflict do nothing");
  }

  /**
   * From now on they are not.
   *
   * @param who the operator
   */
  void remove(ShopKey shop, String who) {
    change(
        shop, who, "WEBHOOKS_DELETED", "delete from shop_webhook where company = ? and shop = ?");
  }

  private void change(ShopKey shop, String who, String what, String sql) {
    database.inTransaction(
        transaction -> {
          int changed = transaction.update(sql, shop.company(), shop.shop());
          if (changed > 0) {
            history.note(transaction, History.Entry.ofShop(shop, who, what, Map.of()));
          }
          return changed;
        });
  }

  Optional<Instant> since(ShopKey shop) {
    return database
        .query(
            "select registered_at from shop_webhook where company = ? and shop = ?",
            row -> row.getObject(1, OffsetDateTime.class).toInstant(),
            shop.company(),
            shop.shop())
        .stream()
        .findFirst();
  }

  List<ShopKey> all() {
    return database.query(
        "select company, shop from shop_webhook order by company, shop",
        row -> new ShopKey(row.getString(1), row.getString(2)));
  }
}
