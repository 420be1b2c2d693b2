package ro.stocsync.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Slices;
import ro.stocsync.sql.SqlArray;

/**
 * Deletes receipts whose time is over, with their items and bodies. What a slice deletes is counted
 * in rows: one receipt may have a hundred thousand of them, and goes in parts.
 */
@ApplicationScoped
public class OldReceipts {

  /** A long body is kept in parts of about this many bytes, each a row to PostgreSQL. */
  private static final int BODY_PART = 2_000;

  private final Database database;

  /** Over the one database. */
  public OldReceipts(Database database) {
    this.database = database;
  }

  private record Old(String company, long id, int items, int rows) {}

  /**
   * Deletes some of those that are older; nothing waits for it.
   *
   * @return how many; 0 if none is left
   */
  public int forget(Duration olderThan) {
    List<Old> slice = oldest(olderThan);
    if (slice.size() == 1) {
      forgetItems(slice.getFirst());
    }
    database.updateByIndexes(
        """
        delete from callback c using unnest(?, ?) as o (company, id)
        where c.company = o.company collate "C" and c.id = o.id
        """,
        SqlArray.texts(slice, Old::company),
        SqlArray.longs(slice, Old::id));
    return slice.size();
  }

  /** The oldest, as many as make up a slice; at least one, if there is one. */
  private List<Old> oldest(Duration olderThan) {
    List<Old> found =
        database.queryByIndexes(
            """
            select c.company, c.id, c.items,
                1 + c.items + coalesce(pg_column_size(b.body), 0) / ?
            from (select company, id, items, received_at from callback
                  where received_at < now() - make_interval(secs => ?)
                  order by received_at limit ?) c
            left join callback_body b on b.company = c.company and b.callback = c.id
            order by c.received_at
            """,
            row -> new Old(row.getString(1), row.getLong(2), row.getInt(3), row.getInt(4)),
            BODY_PART,
            (double) olderThan.toSeconds(),
            Slices.ROWS / 2);
    List<Old> slice = new ArrayList<>();
    int rows = 0;
    for (Old one : found) {
      rows += one.rows();
      if (!slice.isEmpty() && rows > Slices.ROWS) {
        break;
      }
      slice.add(one);
    }
    return slice;
  }

  /** A long list goes in parts, from its beginning; the last goes with the receipt. */
  private void forgetItems(Old receipt) {
    boolean goOn = true;
    for (int after = 0; goOn && after + Slices.ROWS < receipt.items(); after += Slices.ROWS) {
      long began = System.nanoTime();
      database.updateByIndexes(
          """
          delete from callback_item
          where company = ? and callback = ? and position > ? and position <= ?
          """,
          receipt.company(),
          receipt.id(),
          after,
          after + Slices.ROWS);
      goOn = Slices.rested(System.nanoTime() - began);
    }
  }
}
