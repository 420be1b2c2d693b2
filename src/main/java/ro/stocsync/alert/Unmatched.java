package ro.stocsync.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import ro.stocsync.delivery.Outcome.Sum;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/**
 * Which products a shop has no counterpart of, since when, and who of them was told of. A product
 * that finds its counterpart is forgotten, and told of again if it loses it.
 */
@ApplicationScoped
class Unmatched {

  /** How many products a message names. */
  static final int NAMED = 10;

  private static final String NOW_UNMATCHED =
      """
      s.wanted_version > s.delivered_version and s.state = any(?)
      """;

  private final AlertConfig config;

  Unmatched(AlertConfig config) {
    this.config = config;
  }

  /** Shops that have been without some counterpart for long enough. */
  List<Sign> signs(Transaction transaction, String company, SqlArray shops, Instant now) {
    transaction.update(
        """
        delete from alert_unmatched u
        where u.company = ? and not exists (
            select 1 from shop_stock s
            join shop sh on sh.company = s.company and sh.shop = s.shop
            where s.company = u.company and s.shop = u.shop and s.product_key = u.product_key
              and sh.synchronised and s.shop = any(?) and\s"""
            + NOW_UNMATCHED
            + ")",
        company,
        shops,
        Sum.UNMATCHED.inSql());
    transaction.update(
        """
        insert into alert_unmatched (company, shop, product_key, since)
        select s.company, s.shop, s.product_key, ?
        from shop_stock s join shop sh on sh.company = s.company and sh.shop = s.shop
        where s.company = ? and s.shop = any(?) and sh.synchronised and\s"""
            + NOW_UNMATCHED
            + " on conflict do nothing",
        now,
        company,
        shops,
        Sum.UNMATCHED.inSql());
    return transaction.query(
        """
        select shop, '', min(since), count(*)::text from alert_unmatched
        where company = ? and since <= ? group by shop
        """,
        row -> Signs.sign(Cause.UNMATCHED, row),
        company,
        now.minus(config.unmatched()));
  }

  /**
   * Products nobody was told of.
   *
   * @param count how many
   * @param named the first of them
   */
  record Told(int count, List<Product> named) {

    /** A product, as SmartBill calls it. */
    record Product(String code, String name) {}
  }

  /**
   * Takes those of a shop that nobody was told of; whoever takes them has to tell. None while the
   * last telling is not long ago, so that a list that grows by and by is told of in few messages.
   */
  Told take(Transaction transaction, String company, String shop, Instant now) {
    List<String> taken =
        transaction.query(
            """
            update alert_unmatched set told_at = ?
            where company = ? and shop = ? and told_at is null and since <= ?
              and not exists (
                select 1 from alert_unmatched
                where company = ? and shop = ? and told_at > ?)
            returning product_key
            """,
            row -> row.getString(1),
            now,
            company,
            shop,
            now.minus(config.unmatched()),
            company,
            shop,
            now.minus(config.unmatchedPause()));
    return new Told(taken.size(), named(transaction, company, taken));
  }

  private static List<Told.Product> named(
      Transaction transaction, String company, List<String> keys) {
    return transaction.query(
        """
        select p.code, p.name from product p
        where p.company = ? and p.product_key = any(?)
        order by p.product_key limit ?
        """,
        row -> new Told.Product(row.getString(1), row.getString(2)),
        company,
        SqlArray.texts(keys, key -> key),
        NAMED);
  }
}
