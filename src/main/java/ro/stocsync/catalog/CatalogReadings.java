package ro.stocsync.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Transaction;

/** The readings of whole catalogs: of each shop the one under way, or else the last. */
@ApplicationScoped
public class CatalogReadings {

  /** A longer gap between two pages was a restart or a pause, not the shop's pace. */
  private static final Duration LONGEST_GAP = Duration.ofMinutes(1);

  private final Database database;
  private final CatalogConfig config;

  /** Of every shop. */
  public CatalogReadings(Database database, CatalogConfig config) {
    this.database = database;
    this.config = config;
  }

  /**
   * How far the reading of that shop's catalog is, or was when it ended; empty before the first.
   */
  public Optional<ReadingProgress> of(ShopKey shop) {
    return database
        .query(
            """
            select purpose, list, done, known, items, list_seconds, began_at, finished_at
            from catalog_reading where company = ? and shop = ?
            """,
            CatalogReadings::progress,
            shop.company(),
            shop.shop())
        .stream()
        .findFirst();
  }

  private static ReadingProgress progress(ResultSet row) throws SQLException {
    int done = row.getInt(3);
    int known = row.getInt(4);
    long items = row.getLong(5);
    double seconds = row.getDouble(6);
    Optional<Instant> finishedAt = instant(row, 8);
    Optional<Duration> left =
        finishedAt.isPresent() || done == 0 || seconds <= 0
            ? Optional.empty()
            : Optional.of(
                Duration.ofMillis(Math.round(1000 * seconds / done * Math.max(0, known - done))));
    return new ReadingProgress(
        ReadingPurpose.valueOf(row.getString(1)),
        ReadingList.valueOf(row.getString(2)),
        done,
        known,
        items,
        seconds > 0 ? items / seconds : 0,
        left,
        instant(row, 7).orElseThrow(),
        finishedAt);
  }

  /** The reading that was begun and not ended. */
  Optional<Reading> underWay(ShopKey shop) {
    return database
        .query(
            """
            select purpose, began_at, shop_time, stock_managed, list, done, known, last_id, items,
                   updated_at
            from catalog_reading where company = ? and shop = ? and finished_at is null
            """,
            row ->
                new Reading(
                    shop,
                    ReadingPurpose.valueOf(row.getString(1)),
                    instant(row, 2).orElseThrow(),
                    instant(row, 3),
                    row.getBoolean(4),
                    ReadingList.valueOf(row.getString(5)),
                    row.getInt(6),
                    row.getInt(7),
                    row.getLong(8),
                    row.getLong(9),
                    instant(row, 10).orElseThrow()),
            shop.company(),
            shop.shop())
        .stream()
        .findFirst();
  }

  /** Begins one, in the place of any other. */
  Reading begin(ShopKey shop, ReadingPurpose purpose, boolean stockManaged) {
    Instant now =
        database
            .query(
                """
                insert into catalog_reading (company, shop, purpose, stock_managed, list, began_at,
                    updated_at)
                values (?, ?, ?, ?, ?, now(), now())
                on conflict (company, shop) do update
                set purpose = excluded.purpose, stock_managed = excluded.stock_managed,
                    list = excluded.list, began_at = excluded.began_at,
                    updated_at = excluded.updated_at, shop_time = null, done = 0, known = 0,
                    last_id = 0, items = 0, list_seconds = 0, seconds = 0, finished_at = null
                returning began_at
                """,
                row -> instant(row, 1).orElseThrow(),
                shop.company(),
                shop.shop(),
                purpose.name(),
                stockManaged,
                ReadingList.PRODUCTS.name())
            .getFirst();
    return new Reading(
        shop, purpose, now, Optional.empty(), stockManaged, ReadingList.PRODUCTS, 0, 0, 0, 0, now);
  }

  /** Whether no whole reading ended within the time that a sweep is good for. */
  boolean sweepIsDue(ShopKey shop) {
    return database
        .query(
            """
            select 1 from catalog_reading where company = ? and shop = ?
              and finished_at > now() - make_interval(secs => ?)
            """,
            row -> 1,
            shop.company(),
            shop.shop(),
            config.sweep().toMillis() / 1000.0)
        .isEmpty();
  }

  /**
   * Writes how far it is now.
   *
   * @return the reading as it stands now; empty if somebody else has written it meanwhile, whose
   *     reading it is then
   */
  Optional<Reading> save(Transaction transaction, Reading reading) {
    return transaction
        .query(
            """
            update catalog_reading r
            set shop_time = ?, list = ?, done = ?, known = ?, last_id = ?, items = ?,
                list_seconds = case when r.list = ? then r.list_seconds + g.gap else 0 end,
                seconds = r.seconds + g.gap, updated_at = clock_timestamp()
            from (select case when gap <= ? then gap else 0 end as gap
                  from (select extract(epoch from clock_timestamp() - updated_at)::float8 as gap
                        from catalog_reading where company = ? and shop = ?) s) g
            where r.company = ? and r.shop = ? and r.updated_at = ? and r.finished_at is null
            returning r.updated_at
            """,
            row -> instant(row, 1).orElseThrow(),
            reading.shopTime().orElse(null),
            reading.list().name(),
            reading.done(),
            reading.known(),
            reading.lastId(),
            reading.items(),
            reading.list().name(),
            longestGap(),
            reading.shop().company(),
            reading.shop().shop(),
            reading.shop().company(),
            reading.shop().shop(),
            reading.updatedAt())
        .stream()
        .findFirst()
        .map(reading::writtenAt);
  }

  /** Notes that it came to its end; answers whether it was ours to the last. */
  boolean finish(Transaction transaction, Reading reading) {
    return transaction.update(
            """
            update catalog_reading r
            set finished_at = now(), updated_at = now(), list_seconds = r.seconds,
                items = (select count(*) from catalog_product p
                         where p.company = r.company and p.shop = r.shop)
            where r.company = ? and r.shop = ? and r.updated_at = ? and r.finished_at is null
            """,
            reading.shop().company(),
            reading.shop().shop(),
            reading.updatedAt())
        > 0;
  }

  private double longestGap() {
    Duration refresh = config.refresh();
    return (refresh.compareTo(LONGEST_GAP) > 0 ? refresh : LONGEST_GAP).toMillis() / 1000.0;
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
