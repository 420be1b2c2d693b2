package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/**
 * Writes outcomes back, guarded twice: by the lease's token, so that a holder that slept through
 * its lease changes nothing but makes its rows due again; and by the version that was read, so that
 * a level that moved meanwhile stays due.
 */
@ApplicationScoped
public class OutcomeLog {

  private static final Backoff PATIENCE =
      new Backoff(
          Duration.ofSeconds(1),
          Duration.ofMinutes(15),
          () -> ThreadLocalRandom.current().nextDouble());

  private final Database database;
  private final DueWork work;

  /** Over the one database. */
  public OutcomeLog(Database database, DueWork work) {
    this.database = database;
    this.work = work;
  }

  /**
   * Writes what came of a slice.
   *
   * @return whether the lease was still ours; if not, everything in the slice is due again
   */
  public boolean write(Lease lease, List<Settled> settled) {
    if (settled.isEmpty()) {
      return true;
    }
    return database.inTransaction(
        transaction -> {
          boolean ours = lockIfOurs(transaction, lease);
          if (ours) {
            writeOutcomes(transaction, lease.shop(), settled);
          } else {
            work.wantAgain(
                transaction,
                lease.shop(),
                settled.stream().map(one -> one.due().product()).toList());
          }
          return ours;
        });
  }

  private static boolean lockIfOurs(Transaction transaction, Lease lease) {
    return !transaction
        .query(
            """
            select 1 from shop_lease
            where company = ? and shop = ? and purpose = ? and token = ? for share
            """,
            row -> 1,
            lease.shop().company(),
            lease.shop().shop(),
            lease.purpose().name(),
            lease.token())
        .isEmpty();
  }

  private static void writeOutcomes(Transaction transaction, ShopKey shop, List<Settled> settled) {
    transaction.update(
        """
        with o as (
            select * from unnest(?, ?, ?, ?, ?, ?, ?)
                as o (product_key, version, state, delivered, attempts, wait, problem)),
        locked as (
            select s.product_key from shop_stock s join o on o.product_key = s.product_key
            where s.company = ? and s.shop = ? order by s.product_key for update of s)
        update shop_stock s set
            delivered_version = case when o.delivered is null then s.delivered_version
                                else greatest(o.version, s.delivered_version) end,
            delivered_quantity = coalesce(o.delivered, s.delivered_quantity),
            delivered_at = case when o.delivered is null then s.delivered_at else now() end,
            state = case when s.wanted_version = o.version then o.state else s.state end,
            attempts = case when s.wanted_version = o.version then o.attempts else s.attempts end,
            problem = case when s.wanted_version = o.version then o.problem else s.problem end,
            next_attempt_at = case
                when s.wanted_version <> o.version then s.next_attempt_at
                when o.wait is null then 'infinity'
                else now() + make_interval(secs => o.wait) end
        from o, locked
        where s.company = ? and s.shop = ?
          and s.product_key = o.product_key and locked.product_key = o.product_key
        """,
        SqlArray.texts(settled, one -> one.due().product().value()),
        SqlArray.longs(settled, one -> one.due().version()),
        SqlArray.texts(settled, one -> one.outcome().state().name()),
        SqlArray.of("numeric", settled, OutcomeLog::deliveredQuantity),
        SqlArray.of("integer", settled, OutcomeLog::attempts),
        SqlArray.of("float8", settled, OutcomeLog::waitInSeconds),
        SqlArray.texts(settled, one -> one.outcome().detail().orElse(null)),
        shop.company(),
        shop.shop(),
        shop.company(),
        shop.shop());
  }

  private static BigDecimal deliveredQuantity(Settled one) {
    return one.outcome() instanceof Outcome.Delivered delivered ? delivered.quantity() : null;
  }

  private static int attempts(Settled one) {
    return switch (one.outcome()) {
      case Outcome.Retry retry when blamesProduct(retry) -> one.due().attempts() + 1;
      default -> one.due().attempts();
    };
  }

  private static boolean blamesProduct(Outcome.Retry retry) {
    return switch (retry.blame()) {
      case PRODUCT, SHOP_OR_PRODUCT -> true;
      case SHOP, NOBODY -> false;
    };
  }

  /** Null parks the product. */
  private static Double waitInSeconds(Settled one) {
    return switch (one.outcome()) {
      case Outcome.Retry retry when blamesProduct(retry) ->
          PATIENCE.after(one.due().attempts() + 1).toMillis() / 1000.0;
      case Outcome.Retry retry -> 0.0;
      case Outcome.Delivered delivered -> 0.0;
      default -> null;
    };
  }
}
