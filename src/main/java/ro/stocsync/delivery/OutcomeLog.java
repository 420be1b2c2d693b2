package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import ro.stocsync.catalog.Catalog;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.HeldProducts;
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
          Duration.ofMinutes(5),
          () -> ThreadLocalRandom.current().nextDouble());

  private final Database database;
  private final DueWork work;
  private final Catalog catalog;
  private final DeliveryLog log;
  private final DeliveryConfig config;

  /** Over the one database. */
  public OutcomeLog(
      Database database, DueWork work, Catalog catalog, DeliveryLog log, DeliveryConfig config) {
    this.database = database;
    this.catalog = catalog;
    this.work = work;
    this.log = log;
    this.config = config;
  }

  /**
   * Writes what came of a slice. What would be parked is due again instead if the catalog has
   * changed since it was matched: the change could not let come back what was not parked yet.
   *
   * @param catalogChanges {@link Catalog#changes} before the slice was matched
   * @return whether the lease was still ours; if not, everything in the slice is due again
   */
  public boolean write(Lease lease, Tried tried, long catalogChanges) {
    List<Settled> settled = tried.settled();
    if (settled.isEmpty()) {
      return true;
    }
    return database.inTransaction(
        transaction -> {
          boolean ours = lockIfOurs(transaction, lease);
          if (ours) {
            // A slice is as dear in a shop of 100,000 products as in one of a hundred.
            transaction.goByIndexes();
            holdKeys(transaction, lease.shop().company(), settled);
            boolean parks = catalog.holdChanges(transaction, lease.shop()) == catalogChanges;
            writeOutcomes(transaction, lease.shop(), settled, parks);
          } else {
            work.wantAgain(
                transaction,
                lease.shop(),
                settled.stream().map(one -> one.due().product()).toList());
          }
          // Whoever holds the lease now, this is what was done.
          log.note(transaction, lease.shop(), tried.attempts());
          return ours;
        });
  }

  /**
   * What may still be at work in the shop is told to the product, whatever its key: a call that
   * gives it another one is waited for, or waits until it is told.
   */
  private static void holdKeys(Transaction transaction, String company, List<Settled> settled) {
    HeldProducts.hold(
        transaction,
        company,
        settled.stream().filter(OutcomeLog::answerLost).map(lost -> lost.due().product()).toList());
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

  private void writeOutcomes(
      Transaction transaction, ShopKey shop, List<Settled> settled, boolean parks) {
    transaction.update(
        """
        -- Keyed by all three columns and kept apart, and the product looked up one by one (offset
        -- 0), so that rows are found by their key whatever the planner believes: of a table that
        -- was filled just now it knows nothing.
        with o as materialized (
            -- Of a product that came under another key meanwhile only this is left to tell: that a
            -- request may still be at work.
            select distinct on (coalesce(p.superseded_by, o.product_key))
                h.company, h.shop, coalesce(p.superseded_by, o.product_key) as product_key,
                case when p.superseded_by is null then o.version else -1 end as version,
                o.state, o.attempts, o.wait, o.problem,
                case when p.superseded_by is null then o.delivered end as delivered,
                bool_or(o.lost) over
                    (partition by coalesce(p.superseded_by, o.product_key)) as lost
            from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                as o (product_key, version, state, delivered, attempts, wait, problem, lost)
            cross join (select ?, ?) as h (company, shop)
            left join lateral (
                select superseded_by from product
                where company = h.company and product_key = o.product_key offset 0) as p on true
            order by coalesce(p.superseded_by, o.product_key), p.superseded_by nulls first),
        locked as (
            select o.*, s.wanted_version = o.version as current,
                   s.wanted_version = o.version and o.delivered is not null
                       and s.unsettled_until > now() as confirm
            from shop_stock s
            join o on o.company = s.company and o.shop = s.shop and o.product_key = s.product_key
            order by s.product_key for update of s)
        update shop_stock s set
            delivered_version = case when o.delivered is null then s.delivered_version
                                else greatest(o.version, s.delivered_version) end,
            delivered_quantity = coalesce(o.delivered, s.delivered_quantity),
            delivered_at = case when o.delivered is null then s.delivered_at else now() end,
            wanted_version = s.wanted_version + case when o.confirm then 1 else 0 end,
            state = case when o.confirm then 'CONFIRMING' when o.current then o.state
                    else s.state end,
            attempts = case when o.current then o.attempts else s.attempts end,
            problem = case when o.current then o.problem else s.problem end,
            unsettled_until = case when o.lost then now() + make_interval(secs => ?)
                              else s.unsettled_until end,
            next_attempt_at = case
                when not o.current then case when o.delivered is null then s.next_attempt_at
                    else greatest(s.next_attempt_at, now() + make_interval(secs => ?)) end
                when o.confirm then s.unsettled_until
                when o.wait is null then case when ? then 'infinity'::timestamptz else now() end
                else now() + make_interval(secs => o.wait) end
        from locked o
        where s.company = o.company and s.shop = o.shop and s.product_key = o.product_key
        """,
        SqlArray.texts(settled, one -> one.due().product().value()),
        SqlArray.longs(settled, one -> one.due().version()),
        SqlArray.texts(settled, one -> one.outcome().state().name()),
        SqlArray.of("numeric", settled, OutcomeLog::deliveredQuantity),
        SqlArray.of("integer", settled, OutcomeLog::attempts),
        SqlArray.of("float8", settled, OutcomeLog::waitInSeconds),
        SqlArray.texts(settled, one -> one.outcome().detail().orElse(null)),
        SqlArray.booleans(settled, OutcomeLog::answerLost),
        shop.company(),
        shop.shop(),
        config.settleTime().toMillis() / 1000.0,
        config.productPause().toMillis() / 1000.0,
        parks);
  }

  private static BigDecimal deliveredQuantity(Settled one) {
    return one.outcome() instanceof Outcome.Delivered delivered ? delivered.quantity() : null;
  }

  private static boolean answerLost(Settled one) {
    return one.outcome() instanceof Outcome.Retry retry && retry.lost();
  }

  private static int attempts(Settled one) {
    return switch (one.outcome()) {
      case Outcome.Retry retry when retry.blame() != Outcome.Blame.SHOP -> one.due().attempts() + 1;
      default -> one.due().attempts();
    };
  }

  /** Null parks the product; what was only learned anew is tried at once, but not for ever. */
  private static Double waitInSeconds(Settled one) {
    int attempts = attempts(one);
    return switch (one.outcome()) {
      case Outcome.Retry retry ->
          switch (retry.blame()) {
            case SHOP -> 0.0;
            case NOBODY -> attempts <= 2 ? 0.0 : patience(attempts);
            case PRODUCT, SHOP_OR_PRODUCT -> patience(attempts);
          };
      case Outcome.Delivered delivered -> 0.0;
      default -> null;
    };
  }

  private static double patience(int attempts) {
    return PATIENCE.after(attempts).toMillis() / 1000.0;
  }
}
