package ro.stocsync.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import ro.stocsync.company.Company;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/**
 * Compares what is wrong with a company now with the alerts that are open, and opens and ends them.
 * All of it is one transaction that holds the company's row of {@code alert_watch}, so that of many
 * replicas one looks at a time and none acts on what it saw before another.
 */
@ApplicationScoped
class AlertWatch {

  private static final Logger LOG = Logger.getLogger(AlertWatch.class);

  private final Database database;
  private final Signs signs;
  private final Unmatched unmatched;
  private final Wording wording;
  private final Drafts drafts;
  private final Outbox outbox;
  private final AlertConfig config;

  AlertWatch(
      Database database,
      Signs signs,
      Unmatched unmatched,
      Wording wording,
      Drafts drafts,
      Outbox outbox,
      AlertConfig config) {
    this.database = database;
    this.signs = signs;
    this.unmatched = unmatched;
    this.wording = wording;
    this.drafts = drafts;
    this.outbox = outbox;
    this.config = config;
  }

  /**
   * Looks once.
   *
   * @return whether it could; not while somebody else looks
   */
  boolean look(Company company, Instant now) {
    return database.inTransaction(
        transaction -> {
          boolean ours = hold(transaction, company, now);
          if (ours) {
            note(transaction, company, signs.of(transaction, company, now), now);
            List<Alert> began = open(transaction, company, now);
            List<Alert> ended = end(transaction, company, now);
            tell(transaction, company, began, ended, now);
          }
          return ours;
        });
  }

  private boolean hold(Transaction transaction, Company company, Instant now) {
    transaction.update(
        "insert into alert_watch (company, digested_on) values (?, ?) on conflict do nothing",
        company.id(),
        Digests.day(config, now));
    return !transaction
        .query(
            "select 1 from alert_watch where company = ? for update skip locked",
            row -> 1,
            company.id())
        .isEmpty();
  }

  /** What is seen is noted; what was seen and told to nobody goes when it is seen no more. */
  private static void note(Transaction transaction, Company company, List<Sign> seen, Instant now) {
    SqlArray causes = SqlArray.texts(seen, sign -> sign.cause().name());
    SqlArray shops = SqlArray.texts(seen, Sign::shop);
    SqlArray subjects = SqlArray.texts(seen, Sign::subject);
    transaction.update(
        """
        insert into alert as a
            (company, id, cause, shop, subject, detail, since, noticed_at)
        select ?, gen_random_uuid(), s.cause, s.shop, s.subject, s.detail, s.since, ?
        from unnest(?, ?, ?, ?, ?) as s (cause, shop, subject, detail, since)
        order by s.shop, s.cause, s.subject
        on conflict (company, shop, cause, subject) where ended_at is null
        do update set calm_since = null, detail = excluded.detail
        where a.calm_since is not null or a.detail <> excluded.detail
        """,
        company.id(),
        now,
        causes,
        shops,
        subjects,
        SqlArray.texts(seen, Sign::detail),
        SqlArray.of("timestamptz", seen, sign -> sign.since().toString()));
    transaction.update(
        """
        update alert a set calm_since = ?
        where a.company = ? and a.ended_at is null and a.calm_since is null
          and not exists (
            select 1 from unnest(?, ?, ?) as s (cause, shop, subject)
            where s.cause = a.cause and s.shop = a.shop and s.subject = a.subject)
        """,
        now,
        company.id(),
        causes,
        shops,
        subjects);
    transaction.update(
        """
        delete from alert
        where company = ? and ended_at is null and opened_at is null and calm_since is not null
        """,
        company.id());
  }

  /** That changes wait for a shop that is down is no news. */
  private List<Alert> open(Transaction transaction, Company company, Instant now) {
    return transaction.query(
        """
        update alert a set opened_at = ?
        from unnest(?, ?) as p (cause, seconds)
        where a.company = ? and a.ended_at is null and a.opened_at is null
          and p.cause = a.cause and a.noticed_at <= ? - make_interval(secs => p.seconds)
          and not (a.cause = 'WAITING' and exists (
            select 1 from alert d
            where d.company = a.company and d.shop = a.shop and d.cause = 'SHOP_DOWN'
              and d.ended_at is null))
        returning\s"""
            + columns(),
        Alert::read,
        now,
        causes(),
        spans(cause -> cause.patience(config)),
        company.id(),
        now);
  }

  private List<Alert> end(Transaction transaction, Company company, Instant now) {
    return transaction.query(
        """
        update alert a set ended_at = calm_since
        from unnest(?, ?) as p (cause, seconds)
        where a.company = ? and a.ended_at is null and a.opened_at is not null
          and p.cause = a.cause and a.calm_since <= ? - make_interval(secs => p.seconds)
        returning\s"""
            + columns(),
        Alert::read,
        causes(),
        spans(cause -> cause.calm(config)),
        company.id(),
        now);
  }

  private static String columns() {
    return "a." + Alert.COLUMNS.replace(", ", ", a.");
  }

  private static SqlArray causes() {
    return SqlArray.texts(Arrays.asList(Cause.values()), Cause::name);
  }

  private static SqlArray spans(Function<Cause, Duration> span) {
    return SqlArray.of(
        "float8", Arrays.asList(Cause.values()), cause -> span.apply(cause).toMillis() / 1000.0);
  }

  private void tell(
      Transaction transaction, Company company, List<Alert> began, List<Alert> ended, Instant now) {
    List<Outbox.Draft> all = new ArrayList<>();
    for (Alert alert : began) {
      LOG.warnf("Company %s: alert %s of %s", company.id(), alert.cause(), alert.place());
      if (alert.cause() != Cause.UNMATCHED) {
        all.addAll(drafts.of(company, alert, wording.began(alert)));
      }
    }
    for (Alert alert : unmatchedOpen(transaction, company)) {
      Unmatched.Told told = unmatched.take(transaction, company.id(), alert.shop(), now);
      if (told.count() > 0) {
        Message.Event event = began.contains(alert) ? Message.Event.BEGAN : Message.Event.MORE;
        all.addAll(drafts.of(company, alert, wording.products(event, alert, told)));
      }
    }
    for (Alert alert : ended) {
      LOG.infof("Company %s: alert %s of %s has ended", company.id(), alert.cause(), alert.place());
      all.addAll(drafts.of(company, alert, wording.ended(alert)));
    }
    outbox.put(transaction, company.id(), all, now);
  }

  private static List<Alert> unmatchedOpen(Transaction transaction, Company company) {
    return transaction.query(
        "select "
            + Alert.COLUMNS
            + " from alert where company = ? and cause = 'UNMATCHED' and ended_at is null"
            + " and opened_at is not null order by shop",
        Alert::read,
        company.id());
  }
}
