package ro.stocsync.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ro.stocsync.company.Company;
import ro.stocsync.delivery.Standings;
import ro.stocsync.delivery.Standings.Standing;
import ro.stocsync.sql.Database;

/** Tells once a day how each shop of a company stands. */
@ApplicationScoped
class Digests {

  private final Database database;
  private final Standings standings;
  private final Alerts alerts;
  private final Wording wording;
  private final Drafts drafts;
  private final Outbox outbox;
  private final AlertConfig config;

  Digests(
      Database database,
      Standings standings,
      Alerts alerts,
      Wording wording,
      Drafts drafts,
      Outbox outbox,
      AlertConfig config) {
    this.database = database;
    this.standings = standings;
    this.alerts = alerts;
    this.wording = wording;
    this.drafts = drafts;
    this.outbox = outbox;
    this.config = config;
  }

  /** The day whose digest is the latest that was due. */
  static LocalDate day(AlertConfig config, Instant now) {
    ZonedDateTime here = now.atZone(config.timeZone());
    boolean due = !here.toLocalTime().isBefore(config.digestAt());
    return due ? here.toLocalDate() : here.toLocalDate().minusDays(1);
  }

  /**
   * Writes the day's digest unless it was written. A day is over also where nobody wants its
   * digest, so that none comes at an odd hour when somebody does.
   */
  void tell(Company company, Instant now) {
    LocalDate day = day(config, now);
    if (database
        .query(
            "select 1 from alert_watch where company = ? and digested_on < ?",
            row -> 1,
            company.id(),
            day)
        .isEmpty()) {
      return;
    }
    List<Outbox.Draft> digest =
        company.alerts().digest() && !company.alerts().isEmpty()
            ? drafts.of(company, message(company, now))
            : List.of();
    database.inTransaction(
        transaction -> {
          int ours =
              transaction.update(
                  "update alert_watch set digested_on = ? where company = ? and digested_on < ?",
                  day,
                  company.id(),
                  day);
          if (ours > 0) {
            outbox.put(transaction, company.id(), digest, now);
          }
          return ours;
        });
  }

  /** Tries within the day: how many a shop took, and how many failed. */
  private record Tries(String shop, long delivered, long failed) {}

  private Message message(Company company, Instant now) {
    Map<String, Tries> tries = tries(company.id(), now);
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(wording.text("digest.head", company.id(), wording.time(now)));
    paragraphs.add(wording.text("digest.callbacks", Long.toString(callbacks(company.id(), now))));
    standings.all().stream()
        .filter(standing -> standing.shop().company().equals(company.id()))
        .map(
            standing ->
                shop(
                    standing,
                    tries.getOrDefault(
                        standing.shop().shop(), new Tries(standing.shop().shop(), 0, 0)),
                    now))
        .forEach(paragraphs::add);
    paragraphs.add(open(company.id(), now));
    Optional<String> link = wording.link("/console");
    return new Message(
        Message.Event.DIGEST,
        wording.text("subject.DIGEST", company.id()),
        wording.paragraphs(paragraphs, link));
  }

  private String shop(Standing standing, Tries tries, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(
        wording.text(
            standing.synchronised() ? "digest.shop" : "digest.shopOff", standing.shop().shop()));
    lines.add(
        wording.text(
            "digest.tries", Long.toString(tries.delivered()), Long.toString(tries.failed())));
    lines.add(
        wording.text(
            "digest.now",
            Long.toString(standing.waiting()),
            Long.toString(standing.failed()),
            Long.toString(standing.unmatched()),
            Long.toString(standing.held())));
    standing
        .oldest()
        .map(oldest -> wording.text("digest.oldest", wording.age(oldest, now)))
        .ifPresent(lines::add);
    return String.join("\n  ", lines);
  }

  private String open(String company, Instant now) {
    List<Alert> open = alerts.open(company);
    if (open.isEmpty()) {
      return wording.text("digest.noAlerts");
    }
    return wording.text("digest.alerts")
        + open.stream()
            .map(
                alert ->
                    wording.text(
                        "digest.alert",
                        alert.place(),
                        wording.title(alert),
                        wording.age(alert.since(), now)))
            .collect(Collectors.joining("\n", "\n", ""));
  }

  /** In the 24 whole hours before. */
  private Map<String, Tries> tries(String company, Instant now) {
    return database
        .query(
            """
            select shop, sum(delivered)::bigint, sum(failed)::bigint from delivery_hour
            where company = ? and hour >= date_trunc('hour', ?::timestamptz) - interval '24 hours'
              and hour < date_trunc('hour', ?::timestamptz)
            group by shop
            """,
            row -> new Tries(row.getString(1), row.getLong(2), row.getLong(3)),
            company,
            now,
            now)
        .stream()
        .collect(Collectors.toMap(Tries::shop, Function.identity()));
  }

  private long callbacks(String company, Instant now) {
    return database
        .query(
            """
            select count(*) from callback
            where company = ? and outcome = 'ACCEPTED'
              and received_at > ?::timestamptz - interval '24 hours'
            """,
            row -> row.getLong(1),
            company,
            now)
        .getFirst();
  }
}
