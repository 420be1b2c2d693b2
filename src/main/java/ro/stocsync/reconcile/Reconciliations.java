package ro.stocsync.reconcile;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ro.stocsync.company.Companies;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.History;
import ro.stocsync.reconcile.SyncRun.Cause;
import ro.stocsync.reconcile.SyncRun.Kind;
import ro.stocsync.reconcile.SyncRun.Request;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Transaction;

/** When shops are reconciled by themselves, and what operators chose to be repaired. */
@ApplicationScoped
public class Reconciliations {

  private final Database database;
  private final Companies companies;
  private final Runs runs;
  private final History history;
  private final RunConfig config;
  private final CronParser parser =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));

  /** Over the one database. */
  public Reconciliations(
      Database database, Companies companies, Runs runs, History history, RunConfig config) {
    this.database = database;
    this.companies = companies;
    this.runs = runs;
    this.history = history;
    this.config = config;
  }

  /**
   * When a shop is reconciled.
   *
   * @param cron Quartz' expression: second, minute, hour, day of month, month, day of week
   * @param zone in whose time
   * @param repair whether what differs is delivered; else it is only reported
   * @param nextAt when next
   */
  public record Schedule(String cron, ZoneId zone, boolean repair, Instant nextAt) {}

  /** A schedule that cannot be kept. */
  public static final class ScheduleRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    ScheduleRefused(String key, String value) {
      super(value);
      this.key = key;
    }

    /**
     * The key of the text that says why, in the bundle {@code api}; its argument is the message.
     */
    public String key() {
      return key;
    }
  }

  /** The schedule of a shop; empty if it is only reconciled when somebody asks for it. */
  public Optional<Schedule> of(ShopKey shop) {
    return database
        .query(
            """
            select cron, zone, repair, next_at from reconciliation_schedule
            where company = ? and shop = ?
            """,
            Reconciliations::schedule,
            shop.company(),
            shop.shop())
        .stream()
        .findFirst();
  }

  /**
   * Has a shop reconciled by the clock.
   *
   * @param zone in whose time; the configured one if empty
   * @throws ScheduleRefused if there is no such zone, or the expression never comes true
   */
  public Schedule set(
      ShopKey shop, String cron, Optional<String> zone, boolean repair, String who) {
    ZoneId in = zone.map(Reconciliations::zone).orElse(config.timeZone());
    Instant next = next(cron, in, Instant.now());
    database.inTransaction(
        transaction -> {
          transaction.update(
              """
              insert into reconciliation_schedule
                  (company, shop, cron, zone, repair, next_at, changed_by)
              values (?, ?, ?, ?, ?, ?, ?)
              on conflict (company, shop) do update
              set cron = excluded.cron, zone = excluded.zone, repair = excluded.repair,
                  next_at = excluded.next_at, changed_by = excluded.changed_by
              """,
              shop.company(),
              shop.shop(),
              cron,
              in.getId(),
              repair,
              next,
              who);
          history.note(
              transaction,
              History.Entry.ofShop(
                  shop,
                  who,
                  "SCHEDULE_CHANGED",
                  Map.of("cron", cron, "zone", in.getId(), "repair", Boolean.toString(repair))));
          return next;
        });
    return new Schedule(cron, in, repair, next);
  }

  /** Has a shop reconciled only when somebody asks for it. */
  public void clear(ShopKey shop, String who) {
    database.inTransaction(
        transaction -> {
          int cleared =
              transaction.update(
                  "delete from reconciliation_schedule where company = ? and shop = ?",
                  shop.company(),
                  shop.shop());
          if (cleared > 0) {
            history.note(
                transaction, History.Entry.ofShop(shop, who, "SCHEDULE_CLEARED", Map.of()));
          }
          return cleared;
        });
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new ScheduleRefused("schedule.zone", id);
    }
  }

  private Instant next(String expression, ZoneId zone, Instant after) {
    Cron cron;
    try {
      cron = parser.parse(expression).validate();
    } catch (IllegalArgumentException e) {
      throw new ScheduleRefused("schedule.cron", expression);
    }
    return ExecutionTime.forCron(cron)
        .nextExecution(ZonedDateTime.ofInstant(after, zone))
        .map(ZonedDateTime::toInstant)
        .orElseThrow(() -> new ScheduleRefused("schedule.never", expression));
  }

  private record Due(ShopKey shop, Schedule schedule) {}

  /**
   * Begins the reconciliations whose time has come, or came while nobody was there; each once,
   * whatever replica looks first. While another run of the company is open they stay due: of two
   * shops with one schedule the second comes after the first. The run and the next time are written
   * together, so that no end of the process comes between.
   */
  void beginDue() {
    database.inTransaction(
        transaction -> {
          List<Due> come = due(transaction);
          come.stream()
              .filter(one -> isGone(one) || begin(transaction, one))
              .forEach(one -> reschedule(transaction, one));
          return come;
        });
  }

  private static List<Due> due(Transaction transaction) {
    return transaction.query(
        """
        select cron, zone, repair, next_at, company, shop from reconciliation_schedule s
        where next_at <= now() and not exists (
            select 1 from sync_run r where r.company = s.company and r.ended_at is null)
        order by next_at, company, shop for update skip locked
        """,
        row -> new Due(new ShopKey(row.getString(5), row.getString(6)), schedule(row)));
  }

  private boolean isGone(Due due) {
    return companies.shop(due.shop()).isEmpty();
  }

  private void reschedule(Transaction transaction, Due due) {
    transaction.update(
        "update reconciliation_schedule set next_at = ? where company = ? and shop = ?",
        next(due.schedule().cron(), due.schedule().zone(), Instant.now()),
        due.shop().company(),
        due.shop().shop());
  }

  private boolean begin(Transaction transaction, Due due) {
    Request request =
        new Request(
            Kind.RECONCILIATION,
            Cause.SCHEDULE,
            "StocSync",
            List.of(due.shop().shop()),
            Set.of(),
            false,
            due.schedule().repair());
    return runs.begin(transaction, due.shop().company(), UUID.randomUUID(), request);
  }

  private static Schedule schedule(ResultSet row) throws SQLException {
    return new Schedule(
        row.getString(1),
        ZoneId.of(row.getString(2)),
        row.getBoolean(3),
        row.getObject(4, OffsetDateTime.class).toInstant());
  }
}
