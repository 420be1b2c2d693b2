package ro.stocsync.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * Something wrong that somebody was told of.
 *
 * @param company whose
 * @param id its number
 * @param cause what
 * @param shop which shop; empty where it concerns the company
 * @param detail what a reader has to know besides, as it is kept; see {@link AlertText#detail}
 * @param since when it began
 * @param ended when it ended; empty while it lasts
 */
public record Alert(
    String company,
    UUID id,
    Cause cause,
    String shop,
    String detail,
    Instant since,
    Optional<Instant> ended) {

  /** What {@link #read} reads. */
  static final String COLUMNS = "company, id, cause, shop, detail, since, ended_at";

  static Alert read(ResultSet row) throws SQLException {
    return new Alert(
        row.getString(1),
        row.getObject(2, UUID.class),
        Cause.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject(7, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
  }

  /** How long it has lasted until then, or did last. */
  public Duration lasted(Instant now) {
    return Duration.between(since, ended.orElse(now));
  }

  /** The shop with its company, or the company alone. */
  public String place() {
    return shop.isEmpty() ? company : company + "/" + shop;
  }

  /** The console's page that shows it, as a path. */
  public String page() {
    return cause.page(company, shop);
  }
}
