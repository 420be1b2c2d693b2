package ro.stocsync.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import ro.stocsync.sql.Database;

/** The alerts, as operators look at them. */
@ApplicationScoped
public class Alerts {

  private static final int MOST_UNDELIVERED = 50;

  private final Database database;
  private final Outbox outbox;

  /** Over the one database. */
  Alerts(Database database, Outbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  /** Those of a company that last, the latest first. */
  public List<Alert> open(String company) {
    return database.query(
        "select "
            + Alert.COLUMNS
            + " from alert where company = ? and opened_at is not null and ended_at is null"
            + " order by since desc, id",
        Alert::read,
        company);
  }

  /**
   * A company's alerts that have ended.
   *
   * @param total how many there are in all
   * @param alerts those of the page, the latest first
   */
  public record Past(long total, List<Alert> alerts) {}

  /** A page of those that have ended, the latest first. */
  public Past past(String company, int page, int size) {
    long total =
        database
            .query(
                "select count(*) from alert where company = ? and ended_at is not null",
                row -> row.getLong(1),
                company)
            .getFirst();
    return new Past(
        total,
        database.query(
            "select "
                + Alert.COLUMNS
                + " from alert where company = ? and ended_at is not null"
                + " order by ended_at desc, id limit ? offset ?",
            Alert::read,
            company,
            size,
            (page - 1L) * size));
  }

  /** What could not be sent, and why; the latest first. */
  public List<Undelivered> undelivered(String company) {
    return outbox.undelivered(company, MOST_UNDELIVERED);
  }

  /** Deletes those that ended before, a slice at a time; answers how many. */
  int forget(Instant before, int slice) {
    return database.updateByIndexes(
        """
        delete from alert a using (
            select company, id from alert where ended_at < ? order by ended_at limit ?) as old
        where a.company = old.company and a.id = old.id
        """,
        before,
        slice);
  }
}
