package ro.stocsync.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import ro.stocsync.sql.Database;

/** What SmartBill's calls said of one product, one after the other. */
@ApplicationScoped
public class LevelHistory {

  private final Database database;

  /** Over the one database. */
  public LevelHistory(Database database) {
    this.database = database;
  }

  /**
   * A line of a call that was taken in.
   *
   * @param at when the call came
   * @param callback its number
   * @param warehouse as SmartBill wrote it
   * @param quantity the level as SmartBill wrote it
   * @param last whether it was the call's last word on that product and warehouse
   * @param replayedBy the operator who had an earlier call taken in again, if it was none of
   *     SmartBill's
   */
  public record Called(
      Instant at,
      long callback,
      String warehouse,
      String quantity,
      boolean last,
      Optional<String> replayedBy) {}

  /**
   * The latest lines of a product, under whatever key it had, the latest first.
   *
   * @param before only older ones
   * @param limit most
   */
  public List<Called> latest(String company, ProductKey product, Instant before, int limit) {
    return database.query(
        """
        select c.received_at, c.id, i.warehouse, i.quantity, i.verdict <> 'REPEATED', c.who
        from callback_item i
        join callback c on c.company = i.company and c.id = i.callback
        where i.company = ? and c.received_at < ?::timestamptz
          and %s
        order by i.callback desc, i.position desc limit ?
        """
            .formatted(Products.underAnyKey("i")),
        row ->
            new Called(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                Optional.ofNullable(row.getString(6))),
        company,
        before.toString(),
        product.value(),
        product.value(),
        limit);
  }
}
