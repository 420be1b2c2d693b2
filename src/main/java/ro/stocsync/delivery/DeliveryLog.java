package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** What was sent to the shops, when, and what came back; and how much of it went well. */
@ApplicationScoped
public class DeliveryLog {

  private final Database database;

  /** Over the one database. */
  public DeliveryLog(Database database) {
    this.database = database;
  }

  /**
   * Notes tries, and counts them in their hour. What was decided without a request is noted once,
   * not each time that it is decided again.
   */
  void note(Transaction transaction, ShopKey shop, List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return;
    }
    transaction.update(
        """
        with noted as (
            insert into delivery (company, shop, product_key, product_id, sent, shown, shown_as,
                outcome, detail)
            select ?, ?, n.* from unnest(?, ?, ?, ?, ?, ?, ?)
                as n (product_key, product_id, sent, shown, shown_as, outcome, detail)
            where n.sent is not null or not exists (
                select 1 from (
                    select d.outcome, d.detail from delivery d
                    where d.company = ? and d.shop = ?
                      and d.product_key = n.product_key collate "C"
                    order by d.id desc limit 1) as last
                where last.outcome = n.outcome and last.detail is not distinct from n.detail)
            returning outcome)
        insert into delivery_hour as h (company, shop, hour, delivered, failed, delivered_at)
        select ?, ?, date_trunc('hour', now(), 'UTC'), count(*) filter (where outcome = 'DELIVERED'),
            count(*) filter (where outcome not in ('DELIVERED', 'IGNORED')),
            max(now()) filter (where outcome = 'DELIVERED')
        from noted having count(*) > 0
        on conflict (company, shop, hour) do update
        set delivered = h.delivered + excluded.delivered, failed = h.failed + excluded.failed,
            delivered_at = greatest(h.delivered_at, excluded.delivered_at)
        """,
        shop.company(),
        shop.shop(),
        SqlArray.texts(attempts, one -> one.product().value()),
        SqlArray.longs(attempts, one -> one.productId().orElse(null)),
        SqlArray.of("numeric", attempts, one -> one.sent().orElse(null)),
        SqlArray.of("numeric", attempts, one -> one.shown().orElse(null)),
        SqlArray.texts(attempts, one -> one.shownAs().orElse(null)),
        SqlArray.texts(attempts, one -> one.outcome().state().name()),
        SqlArray.texts(attempts, one -> one.outcome().detail().orElse(null)),
        shop.company(),
        shop.shop(),
        shop.company(),
        shop.shop());
  }

  /**
   * A try, as it was noted.
   *
   * @param id counts up
   * @param at when
   * @param shop which shop
   * @param product the key under which the product was tried
   * @param productId the shop's product whose stock was written; empty where nothing was sent
   * @param sent pieces that were sent
   * @param shown pieces that the shop answered it shows
   * @param shownAs the stock status that it answered
   * @param state what came of it
   * @param detail what its text speaks of
   */
  public record Noted(
      long id,
      Instant at,
      String shop,
      ProductKey product,
      Optional<Long> productId,
      Optional<BigDecimal> sent,
      Optional<BigDecimal> shown,
      Optional<String> shownAs,
      Outcome.State state,
      Optional<String> detail) {}

  /**
   * The latest tries of a product, the latest first.
   *
   * @param keys those that the product had
   * @param shops in which shops
   * @param before only those with a smaller number
   * @param limit most
   */
  public List<Noted> of(
      String company, List<ProductKey> keys, List<String> shops, long before, int limit) {
    return database.queryByIndexes(
        """
        select d.id, d.at, d.shop, d.product_key, d.product_id, d.sent, d.shown, d.shown_as,
            d.outcome, d.detail
        from unnest(?) as s (shop) cross join unnest(?) as k (product_key)
        cross join lateral (
            select * from delivery d
            where d.company = ? and d.shop = s.shop collate "C"
              and d.product_key = k.product_key collate "C" and d.id < ?
            order by d.id desc limit ?) d
        order by d.id desc limit ?
        """,
        DeliveryLog::noted,
        SqlArray.texts(shops, shop -> shop),
        SqlArray.texts(keys, ProductKey::value),
        company,
        before,
        limit,
        limit);
  }

  private static Noted noted(ResultSet row) throws SQLException {
    return new Noted(
        row.getLong(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getString(3),
        new ProductKey(row.getString(4)),
        Optional.ofNullable(row.getObject(5, Long.class)),
        Optional.ofNullable(row.getBigDecimal(6)),
        Optional.ofNullable(row.getBigDecimal(7)),
        Optional.ofNullable(row.getString(8)),
        Outcome.State.valueOf(row.getString(9)),
        Optional.ofNullable(row.getString(10)));
  }

  /**
   * An hour of a shop.
   *
   * @param begins its first moment
   * @param delivered tries that went well
   * @param failed tries that did not
   */
  public record Hour(ShopKey shop, Instant begins, long delivered, long failed) {}

  /** The last 24 hours of all shops, as far as anything happened in them, the oldest first. */
  public Map<ShopKey, List<Hour>> lastDay() {
    return database
        .query(
            """
            select company, shop, hour, delivered, failed from delivery_hour
            where hour > now() - interval '24 hours' order by company, shop, hour
            """,
            row ->
                new Hour(
                    new ShopKey(row.getString(1), row.getString(2)),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getLong(4),
                    row.getLong(5)))
        .stream()
        .collect(Collectors.groupingBy(Hour::shop));
  }

  /**
   * Deletes tries that are older, a slice at a time so that nothing waits for it.
   *
   * @return how many were deleted; as many as the slice if there may be more
   */
  public int forget(Duration olderThan, int slice) {
    return database.updateByIndexes(
        """
        delete from delivery d using (
            select company, shop, id from delivery where at < now() - make_interval(secs => ?)
            order by at limit ?) as old
        where d.company = old.company and d.shop = old.shop and d.id = old.id
        """,
        (double) olderThan.toSeconds(),
        slice);
  }

  /** Likewise the hours in which they were counted. */
  public int forgetHours(Duration olderThan, int slice) {
    return database.updateByIndexes(
        """
        delete from delivery_hour h using (
            select company, shop, hour from delivery_hour
            where hour < now() - make_interval(secs => ?) order by hour limit ?) as old
        where h.company = old.company and h.shop = old.shop and h.hour = old.hour
        """,
        (double) olderThan.toSeconds(),
        slice);
  }
}
