package ro.stocsync.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;

/** What SmartBill said of one product, by calls and by lists, one after the other. */
@ApplicationScoped
public class LevelHistory {

  private final Database database;

  /** Over the one database. */
  public LevelHistory(Database database) {
    this.database = database;
  }

  /**
   * A line of a call.
   *
   * @param at when the call came
   * @param callback its number
   * @param position the line's, from 1
   * @param product the key under which the product came
   * @param warehouse as SmartBill wrote it
   * @param quantity the level as SmartBill wrote it
   * @param verdict {@code ACCEPTED}, {@code REPEATED} or why it was not taken
   * @param replayedBy the operator who had an earlier call taken in again, if it was none of
   *     SmartBill's
   */
  public record Called(
      Instant at,
      long callback,
      int position,
      ProductKey product,
      String warehouse,
      String quantity,
      String verdict,
      Optional<String> replayedBy) {}

  /**
   * The latest lines of a product, the latest first.
   *
   * @param keys those that the product had
   * @param callback only lines of earlier calls, and of this one
   * @param position those before it
   * @param limit most
   */
  public List<Called> called(
      String company, List<ProductKey> keys, long callback, int position, int limit) {
    return database.queryByIndexes(
        """
        select c.received_at, i.callback, i.position, i.product_key, i.warehouse, i.quantity,
            i.verdict, c.who
        from (
            select i.* from unnest(?) as k (product_key)
            cross join lateral (
                select * from callback_item i
                where i.company = ? and i.product_key = k.product_key collate "C"
                  and i.callback <= ? and (i.callback < ? or i.position < ?)
                order by i.callback desc, i.position desc limit ?) i
            order by i.callback desc, i.position desc limit ?) i
        join callback c on c.company = i.company and c.id = i.callback
        order by i.callback desc, i.position desc
        """,
        row ->
            new Called(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getLong(2),
                row.getInt(3),
                new ProductKey(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                Optional.ofNullable(row.getString(8))),
        SqlArray.texts(keys, ProductKey::value),
        company,
        callback,
        callback,
        position,
        limit,
        limit);
  }

  /**
   * A level that a stock pull changed.
   *
   * @param id counts up
   * @param at when it was taken into the ledger
   * @param run the pull
   * @param product the key under which the product came
   * @param warehouse as SmartBill wrote it
   * @param quantity in SmartBill's unit
   */
  public record Pulled(
      long id, Instant at, UUID run, ProductKey product, String warehouse, BigDecimal quantity) {}

  /**
   * The latest levels of a product that pulls changed, the latest first.
   *
   * @param keys those that the product had
   * @param before only those with a smaller number
   * @param limit most
   */
  public List<Pulled> pulled(String company, List<ProductKey> keys, long before, int limit) {
    return database.queryByIndexes(
        """
        select p.id, p.at, p.run, p.product_key, p.warehouse, p.quantity
        from unnest(?) as k (product_key)
        cross join lateral (
            select * from level_pulled p
            where p.company = ? and p.product_key = k.product_key collate "C" and p.id < ?
            order by p.id desc limit ?) p
        order by p.id desc limit ?
        """,
        row ->
            new Pulled(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, UUID.class),
                new ProductKey(row.getString(4)),
                row.getString(5),
                row.getBigDecimal(6)),
        SqlArray.texts(keys, ProductKey::value),
        company,
        before,
        limit,
        limit);
  }

  /**
   * Deletes levels of pulls that are older, a slice at a time so that nothing waits for it.
   *
   * @return how many were deleted; as many as the slice if there may be more
   */
  public int forgetPulled(Duration olderThan, int slice) {
    return database.updateByIndexes(
        """
        delete from level_pulled l using (
            select company, product_key, id from level_pulled
            where at < now() - make_interval(secs => ?) order by at limit ?) as old
        where l.company = old.company and l.product_key = old.product_key and l.id = old.id
        """,
        (double) olderThan.toSeconds(),
        slice);
  }
}
