package ro.stocsync.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import ro.stocsync.company.Company;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** Finds what is wrong with a company's shops now: a query for each cause, over all its shops. */
@ApplicationScoped
class Signs {

  private final AlertConfig config;
  private final Unmatched unmatched;
  private final Silence silence;

  Signs(AlertConfig config, Unmatched unmatched, Silence silence) {
    this.config = config;
    this.unmatched = unmatched;
    this.silence = silence;
  }

  /** Everything that is wrong; shops that an operator switched off are let be. */
  List<Sign> of(Transaction transaction, Company company, Instant now) {
    SqlArray shops = SqlArray.texts(company.shops(), shop -> shop.key().shop());
    return Stream.of(
            down(transaction, company, shops, now),
            waiting(transaction, company, shops, now),
            unmatched.signs(transaction, company.id(), shops, now),
            guard(transaction, company),
            silence.sign(transaction, company.id(), now).stream().toList())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Its catalog is asked for all the time. That a delivery failed says something only while there
   * is another to be made: nobody would try it again otherwise.
   */
  private static List<Sign> down(
      Transaction transaction, Company company, SqlArray shops, Instant now) {
    return transaction.query(
        """
        select sh.shop, '', ?::timestamptz, coalesce(l.problem, '')
        from shop sh
        join lateral (
            select problem from shop_lease
            where company = sh.company and shop = sh.shop and failures > 0
              and (purpose = 'CATALOG' or purpose = 'DELIVERY' and exists (
                  select 1 from shop_stock s
                  where s.company = sh.company and s.shop = sh.shop
                    and s.wanted_version > s.delivered_version
                    and s.next_attempt_at <> 'infinity'))
            order by purpose desc limit 1) l on true
        where sh.company = ? and sh.shop = any(?) and sh.synchronised
        """,
        row -> sign(Cause.SHOP_DOWN, row),
        now,
        company.id(),
        shops);
  }

  /**
   * Seen a little before its time, so that it is told in time though it has to be seen for a while.
   * Before a shop's catalog was read whole nothing can be delivered, and nothing is late.
   */
  private List<Sign> waiting(
      Transaction transaction, Company company, SqlArray shops, Instant now) {
    Duration seen = config.waiting().minus(config.calm());
    Instant before = now.minus(seen.isNegative() ? Duration.ZERO : seen);
    return transaction.query(
        """
        select sh.shop, '', w.oldest, w.late::text
        from shop sh
        join catalog_state c on c.company = sh.company and c.shop = sh.shop and c.read_whole
        join lateral (
            select min(wanted_at) as oldest, count(*) as late from shop_stock
            where company = sh.company and shop = sh.shop
              and wanted_version > delivered_version and next_attempt_at <> 'infinity'
              and wanted_at <= ?) w on w.late > 0
        where sh.company = ? and sh.shop = any(?) and sh.synchronised
        """,
        row -> sign(Cause.WAITING, row),
        before,
        company.id(),
        shops);
  }

  private static List<Sign> guard(Transaction transaction, Company company) {
    return transaction.query(
        """
        select '', id::text, phase_at, array_to_string(shops, ', ')
        from sync_run
        where company = ? and ended_at is null and phase = 'AWAITING' and waits_for = 'GUARD'
        """,
        row -> sign(Cause.GUARD, row),
        company.id());
  }

  static Sign sign(Cause cause, ResultSet row) throws SQLException {
    return new Sign(
        cause,
        row.getString(1),
        row.getString(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4));
  }
}
