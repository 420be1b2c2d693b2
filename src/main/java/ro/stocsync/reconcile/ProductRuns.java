package ro.stocsync.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.Database;

/** What stock pulls and reconciliations found of one product. */
@ApplicationScoped
public class ProductRuns {

  private final Database database;

  /** Over the one database. */
  public ProductRuns(Database database) {
    this.database = database;
  }

  /**
   * A run's line.
   *
   * @param at when the run began
   * @param run its number
   * @param kind which kind of run
   * @param verdict what came of the comparison
   * @param level what SmartBill had, in its unit
   * @param wanted pieces the shop should show
   * @param shown pieces it showed
   */
  public record Found(
      Instant at,
      UUID run,
      SyncRun.Kind kind,
      String verdict,
      Optional<BigDecimal> level,
      Optional<BigDecimal> wanted,
      Optional<BigDecimal> shown) {}

  /**
   * The latest lines of a product in a shop, the latest first.
   *
   * @param before only of runs that began earlier
   * @param limit most
   */
  public List<Found> latest(ShopKey shop, ProductKey product, Instant before, int limit) {
    return database.query(
        """
        select r.created_at, r.id, r.kind, i.verdict, i.level, i.wanted, i.shown
        from sync_run_item i
        join sync_run r on r.company = i.company and r.id = i.run
        where i.company = ? and i.shop = ? and i.product_key = ? and i.verdict <> 'OPEN'
          and r.created_at < ?::timestamptz
        order by r.created_at desc, i.product_id limit ?
        """,
        ProductRuns::found,
        shop.company(),
        shop.shop(),
        product.value(),
        before.toString(),
        limit);
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getObject(1, OffsetDateTime.class).toInstant(),
        row.getObject(2, UUID.class),
        SyncRun.Kind.valueOf(row.getString(3)),
        row.getString(4),
        Optional.ofNullable(row.getBigDecimal(5)),
        Optional.ofNullable(row.getBigDecimal(6)),
        Optional.ofNullable(row.getBigDecimal(7)));
  }
}
