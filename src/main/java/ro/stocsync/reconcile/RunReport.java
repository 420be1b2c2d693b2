package ro.stocsync.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** What a run found: progress, forecast, a page of its lines. */
@ApplicationScoped
public class RunReport {

  private final Database database;

  /** Over the one database. */
  public RunReport(Database database) {
    this.database = database;
  }

  /**
   * A line of the report: one product of SmartBill and one of a shop that it feeds.
   *
   * @param shop which shop
   * @param product SmartBill's product
   * @param code its code
   * @param name its name
   * @param productId the shop's number for its product; 0 if none was found
   * @param shopName the shop's name for it
   * @param level the sum of the monitored warehouses, in SmartBill's unit
   * @param wanted pieces the shop should show
   * @param shown pieces it showed
   * @param verdict what came of the comparison
   * @param cause why they probably differ
   * @param levelChangedAt when SmartBill's level changed last, as far as is known
   * @param shopChangedAt when the shop's product was changed last
   * @param state where it stands, or stood when the run ended
   * @param detail what the state's text speaks of
   */
  public record Line(
      String shop,
      ProductKey product,
      String code,
      String name,
      long productId,
      String shopName,
      Optional<BigDecimal> level,
      Optional<BigDecimal> wanted,
      Optional<BigDecimal> shown,
      String verdict,
      Optional<String> cause,
      Optional<Instant> levelChangedAt,
      Optional<Instant> shopChangedAt,
      String state,
      Optional<String> detail) {

    /** What the shop shows more than it should; empty where it keeps no stock. */
    public Optional<BigDecimal> difference() {
      return shown.flatMap(pieces -> wanted.map(pieces::subtract));
    }
  }

  /**
   * A page of lines.
   *
   * @param total how many there are in all
   * @param lines those of the page
   */
  public record Lines(long total, List<Line> lines) {

    /** Copies the list. */
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /** Where a line stands: as frozen when the run ended, else as it is now. */
  private static final String STATE =
      """
      case when i.state is not null then i.state
           when i.verdict = 'OPEN' then 'OPEN'
           when i.wanted_version is null then
               case when i.verdict = 'EQUAL' then 'DELIVERED' else i.verdict end
           when s.product_key is null then 'UNMONITORED'
           when s.delivered_version >= i.wanted_version then 'DELIVERED'
           else s.state end
      """;

  private static final String REASON =
      """
      case when i.state is not null then i.reason
           when i.wanted_version is null then i.detail
           when s.delivered_version >= i.wanted_version then null
           else s.problem end
      """;

  private static final String JOINED =
      """
      from sync_run_item i
      left join shop_stock s on s.company = i.company and s.shop = i.shop
          and s.product_key = i.product_key
      """;

  /**
   * A page of lines in the order of shops and keys.
   *
   * @param verdict only those; all if empty
   * @param shop only of that shop; of all if empty
   */
  public Lines page(
      SyncRun run, Optional<String> shop, Optional<String> verdict, int page, int size) {
    StringBuilder where = new StringBuilder(" where i.company = ? and i.run = ?");
    List<Object> parameters = new ArrayList<>(List.of(run.company(), run.id()));
    shop.ifPresent(
        one -> {
          where.append(" and i.shop = ?");
          parameters.add(one);
        });
    verdict.ifPresent(
        one -> {
          where.append(" and i.verdict = ?");
          parameters.add(one);
        });
    long total =
        database
            .query(
                "select count(*) from sync_run_item i" + where,
                row -> row.getLong(1),
                parameters.toArray())
            .getFirst();
    parameters.add(size);
    parameters.add((page - 1L) * size);
    return new Lines(
        total,
        lines(
            where + " order by i.shop, i.product_key, i.product_id limit ? offset ?", parameters));
  }

  /**
   * Which verdicts a run's lines have.
   *
   * @param shop only of that shop; of all if empty
   */
  public List<String> verdicts(SyncRun run, Optional<String> shop) {
    return database.query(
        """
        select distinct verdict from sync_run_item
        where company = ? and run = ? and (?::text is null or shop = ?) order by verdict
        """,
        row -> row.getString(1),
        run.company(),
        run.id(),
        shop.orElse(null),
        shop.orElse(null));
  }

  private List<Line> lines(String where, List<Object> parameters) {
    return database.query(
        """
        select i.shop, i.product_key, coalesce(p.code, l.product_code, ''),
            coalesce(p.name, l.product_name, ''), i.product_id, coalesce(c.name, ''), i.level,
            i.wanted, i.shown, i.verdict, i.cause, i.level_changed_at, i.shop_changed_at,
            %s, %s
        %s
        left join product p on p.company = i.company and p.product_key = i.product_key
        left join lateral (
            select product_code, product_name from pulled_level l
            where p.product_key is null and l.company = i.company and l.run = i.run
              and l.product_key = i.product_key limit 1) l on true
        left join catalog_product c on c.company = i.company and c.shop = i.shop
            and c.id = i.product_id
        %s
        """
            .formatted(STATE, REASON, JOINED, where),
        RunReport::line,
        parameters.toArray());
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getString(1),
        new ProductKey(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getString(6),
        Optional.ofNullable(row.getBigDecimal(7)),
        Optional.ofNullable(row.getBigDecimal(8)),
        Optional.ofNullable(row.getBigDecimal(9)),
        row.getString(10),
        Optional.ofNullable(row.getString(11)),
        instant(row, 12),
        instant(row, 13),
        row.getString(14),
        Optional.ofNullable(row.getString(15)));
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** What the run would change, or has changed, shop by shop. */
  public List<Forecast> forecast(SyncRun run) {
    return database.query(
        """
        select sh.shop,
            count(*) filter (where i.verdict = 'EQUAL'),
            count(*) filter (where i.verdict = 'DIFFERS'
                and not (coalesce(i.shown, 0) > 0 and i.wanted <= 0)
                and not (coalesce(i.shown, 0) <= 0 and i.wanted > 0)),
            count(*) filter (where i.verdict = 'DIFFERS'
                and coalesce(i.shown, 0) > 0 and i.wanted <= 0),
            count(*) filter (where i.verdict = 'DIFFERS'
                and coalesce(i.shown, 0) <= 0 and i.wanted > 0),
            count(*) filter (where i.verdict not in ('OPEN', 'EQUAL', 'DIFFERS', 'UNLISTED')),
            count(*) filter (where i.verdict = 'UNLISTED'),
            (select count(*) from catalog_product c
             where c.company = ? and c.shop = sh.shop and c.stock_quantity > 0
               and c.stock_management = 'MANAGED' and c.status <> 'trash')
        from unnest(?) as sh (shop)
        left join sync_run_item i on i.company = ? and i.run = ? and i.shop = sh.shop collate "C"
        group by sh.shop order by sh.shop
        """,
        row ->
            new Forecast(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8)),
        run.company(),
        SqlArray.texts(run.request().shops(), shop -> shop),
        run.company(),
        run.id());
  }

  /** How far the run is. */
  public RunProgress progress(SyncRun run) {
    RunProgress.Listed listed =
        database
            .query(
                """
                select coalesce(sum(listed), 0), coalesce(sum(unusable), 0)
                from pulled_warehouse where company = ? and run = ?
                """,
                row -> new RunProgress.Listed(row.getLong(1), row.getLong(2)),
                run.company(),
                run.id())
            .getFirst();
    RunProgress.Counts counts =
        database
            .query(
                """
                with product as (
                    select i.shop, i.product_key, bool_or(i.product_id <> 0) as matched,
                        min(%s) as state
                    %s where i.company = ? and i.run = ? and i.verdict <> 'UNLISTED'
                    group by i.shop, i.product_key)
                select count(*), count(*) filter (where matched),
                    count(*) filter (where state = 'OPEN'),
                    count(*) filter (where state = 'DELIVERED'),
                    count(*) filter (where state in ('WAITING', 'RETRYING', 'CONFIRMING')),
                    count(*) filter (where state = 'DIFFERS'),
                    count(*) filter (where state not in ('OPEN', 'DELIVERED', 'WAITING',
                        'RETRYING', 'CONFIRMING', 'DIFFERS', 'IGNORED'))
                from product
                """
                    .formatted(STATE, JOINED),
                row ->
                    new RunProgress.Counts(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)),
                run.company(),
                run.id())
            .getFirst();
    return RunProgress.of(run, listed, counts, Instant.now());
  }

  /** Freezes where each line stands, for the run ends. */
  void freeze(Transaction transaction, SyncRun run) {
    transaction.update(
        """
        update sync_run_item u set state = f.state, reason = f.reason
        from (select i.shop, i.product_key, i.product_id, %s as state, %s as reason
              %s where i.company = ? and i.run = ?) f
        where u.company = ? and u.run = ? and u.shop = f.shop and u.product_key = f.product_key
          and u.product_id = f.product_id
        """
            .formatted(STATE, REASON, JOINED),
        run.company(),
        run.id(),
        run.company(),
        run.id());
  }

  /** What of the run still waits to be delivered. */
  long waiting(SyncRun run) {
    return database
        .query(
            """
            select count(*) %s
            where i.company = ? and i.run = ? and i.wanted_version is not null
              and s.delivered_version < i.wanted_version and s.next_attempt_at <> 'infinity'
            """
                .formatted(JOINED),
            row -> row.getLong(1),
            run.company(),
            run.id())
        .getFirst();
  }
}
