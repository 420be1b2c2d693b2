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
import ro.stocsync.ledger.Products;
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
        insert into delivery_hour as h (company, shop, hour, delivered, failed)
        select ?, ?, date_trunc('hour', now(), 'UTC'), count(*) filter (where outcome = 'DELIVERED'),
            count(*) filter (where outcome not in ('DELIVERED', 'IGNORED'))
        from noted having count(*) > 0
        on conflict (company, shop, hour) do update
        set delivered = h.delivered + excluded.delivered, failed = h.failed + excluded.failed
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
   * @param at when
   * @param productId the shop's product whose stock was written; empty where nothing was sent
   * @param sent pieces that were sent
   * @param shown pieces that the shop answered it shows
   * @param shownAs the stock status that it answered
   * @param state what came of it
   * @param detail what its text speaks of
   */
  public record Noted(
      Instant at,
      Optional<Long> productId,
      Optional<BigDecimal> sent,
      Optional<BigDecimal> shown,
      Optional<String> shownAs,
      Outcome.State state,
      Optional<String> detail) {}

  /**
   * The latest tries of a product, under whatever key it had, the latest first.
   *
   * @param before only older ones
   * @param limit most
   */
  public List<Noted> latest(ShopKey shop, ProductKey product, Instant before, int limit) {
    return database.query(
        """
        select d.at, d.product_id, d.sent, d.shown, d.shown_as, d.outcome, d.detail
        from delivery d
        where d.company = ? and d.shop = ? and d.at < ?::timestamptz
          and %s
        order by d.id desc limit ?
        """
            .formatted(Products.underAnyKey("d")),
        DeliveryLog::noted,
        shop.company(),
        shop.shop(),
        before.toString(),
        product.value(),
        product.value(),
        limit);
  }

  private static Noted noted(ResultSet row) throws SQLException {
    return new Noted(
        row.getObject(1, OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject(2, Long.class)),
        Optional.ofNullable(row.getBigDecimal(3)),
        Optional.ofNullable(row.getBigDecimal(4)),
        Optional.ofNullable(row.getString(5)),
        Outcome.State.valueOf(row.getString(6)),
        Optional.ofNullable(row.getString(7)));
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
   * Deletes what is older, a slice at a time so that nothing waits for it.
   *
   * @return how many were deleted; as many as the slice if there may be more
   */
  public int forget(Duration olderThan, int slice) {
    double seconds = olderThan.toSeconds();
    database.update(
        "delete from delivery_hour where hour < now() - make_interval(secs => ?)", seconds);
    return database.update(
        """
        delete from delivery d using (
            select company, shop, id from delivery where at < now() - make_interval(secs => ?)
            order by at limit ?) as old
        where d.company = old.company and d.shop = old.shop and d.id = old.id
        """,
        seconds,
        slice);
  }
}
