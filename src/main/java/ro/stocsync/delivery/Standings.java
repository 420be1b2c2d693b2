package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.Outcome.Sum;
import ro.stocsync.sql.Database;

/** Where each shop stands as a whole. */
@ApplicationScoped
public class Standings {

  private final Database database;

  /** Over the one database. */
  public Standings(Database database) {
    this.database = database;
  }

  /**
   * A shop.
   *
   * @param shop which
   * @param synchronised whether levels are delivered to it
   * @param waiting products on their way
   * @param failed products that the shop did not take: tried again, or refused
   * @param unmatched products that stand for none of the shop's, or for more than one
   * @param held products whose run was stopped
   * @param oldest when the oldest change came that is still on its way
   * @param lastDelivered when the shop took a level last
   * @param pausedUntil until when it is left in peace, because it failed
   * @param problem what it failed with; of the bundle {@code reason}
   */
  public record Standing(
      ShopKey shop,
      boolean synchronised,
      long waiting,
      long failed,
      long unmatched,
      long held,
      Optional<Instant> oldest,
      Optional<Instant> lastDelivered,
      Optional<Instant> pausedUntil,
      Optional<Phrase> problem) {

    /** Whether anything is left undone although nothing waits. */
    public boolean needsCare() {
      return failed + unmatched + held > 0;
    }
  }

  /** Of all shops, in the order of their keys. */
  public List<Standing> all() {
    return database.query(
        """
        select sh.company, sh.shop, sh.synchronised,
            coalesce(w.waiting, 0), coalesce(w.failed, 0), coalesce(w.unmatched, 0),
            coalesce(w.held, 0), w.oldest, d.at,
            case when l.paused_until > now() then l.paused_until end,
            case when l.failures > 0 then l.problem end
        from shop sh
        left join lateral (
            select
                count(*) filter (where s.state = any(?)) as waiting,
                count(*) filter (where s.state = any(?)) as failed,
                count(*) filter (where s.state = any(?)) as unmatched,
                count(*) filter (where s.state = any(?)) as held,
                min(s.wanted_at) filter (where s.next_attempt_at <> 'infinity') as oldest
            from shop_stock s
            where s.company = sh.company and s.shop = sh.shop
              and s.wanted_version > s.delivered_version) w on true
        left join lateral (
            select coalesce(h.delivered_at, h.hour) as at from delivery_hour h
            where h.company = sh.company and h.shop = sh.shop and h.delivered > 0
            order by h.hour desc limit 1) d on true
        left join shop_lease l on l.company = sh.company and l.shop = sh.shop
            and l.purpose = 'DELIVERY'
        order by sh.company, sh.shop
        """,
        Standings::standing,
        Sum.WAITING.inSql(),
        Sum.FAILED.inSql(),
        Sum.UNMATCHED.inSql(),
        Sum.HELD.inSql());
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        new ShopKey(row.getString(1), row.getString(2)),
        row.getBoolean(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        instant(row, 8),
        instant(row, 9),
        instant(row, 10),
        Optional.ofNullable(row.getString(11)).map(Phrase::read));
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
