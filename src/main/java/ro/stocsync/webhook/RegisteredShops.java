package ro.stocsync.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;

/** Which shops' webhooks an operator asked for. */
@ApplicationScoped
class RegisteredShops {

  private final Database database;

  RegisteredShops(Database database) {
    this.database = database;
  }

  void add(ShopKey shop) {
    database.update(
        "insert into shop_webhook (company, shop) values (?, ?) on conflict do nothing",
        shop.company(),
        shop.shop());
  }

  void remove(ShopKey shop) {
    database.update(
        "delete from shop_webhook where company = ? and shop = ?", shop.company(), shop.shop());
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
