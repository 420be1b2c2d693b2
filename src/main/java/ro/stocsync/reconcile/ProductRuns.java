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
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;

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
   * @param shop which shop
   * @param product the key under which the product was compared
   * @param productId the shop's product; 0 where it stands for none
   * @param verdict what came of the comparison
   * @param level what SmartBill had, in its unit
   * @param wanted pieces the shop should show
   * @param shown pieces it showed
   */
  public record Found(
      Instant at,
      UUID run,
      SyncRun.Kind kind,
      String shop,
      ProductKey product,
      long productId,
      String verdict,
      Optional<BigDecimal> level,
      Optional<BigDecimal> wanted,
      Optional<BigDecimal> shown) {}

  /**
   * The latest lines of a product, the latest run's first. A run's lines are not torn apart: a few
   * more may come than were asked for.
   *
   * @param keys those that the product had
   * @param shops in which shops
   * @param before only of runs that began earlier
   * @param limit at least as many, if there are
   */
  public List<Found> of(
      String company, List<ProductKey> keys, List<String> shops, Instant before, int limit) {
    return database.query(
        """
        select r.created_at, r.id, r.kind, i.shop, i.product_key, i.product_id, i.verdict, i.level,
            i.wanted, i.shown
        from sync_run_item i
        join sync_run r on r.company = i.company and r.id = i.run
        where i.company = ? and i.shop = any (?) and i.product_key = any (?)
          and i.verdict <> 'OPEN' and r.created_at < ?
        order by r.created_at desc
        fetch first ? rows with ties
        """,
        ProductRuns::found,
        company,
        SqlArray.texts(shops, shop -> shop),
        SqlArray.texts(keys, ProductKey::value),
        before,
        limit);
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getObject(1, OffsetDateTime.class).toInstant(),
        row.getObject(2, UUID.class),
        SyncRun.Kind.valueOf(row.getString(3)),
        row.getString(4),
        new ProductKey(row.getString(5)),
        row.getLong(6),
        row.getString(7),
        Optional.ofNullable(row.getBigDecimal(8)),
        Optional.ofNullable(row.getBigDecimal(9)),
        Optional.ofNullable(row.getBigDecimal(10)));
  }
}
