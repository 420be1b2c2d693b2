package ro.stocsync.smartbill;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import ro.stocsync.sql.Database;

/**
 * Lets an account make so many calls in any window of time, whichever replica makes them, and none
 * while it is shut out. In PostgreSQL and by its clock: one statement a call under the lock of the
 * account's row. Bucket4j was looked at: its buckets let twice the amount through where a full one
 * is emptied and refilled within a window, and the shut-out would need a table of our own anyway.
 */
@ApplicationScoped
class CallLimit {

  /** SmartBill's own count of what is left; below it we wait until it begins anew. */
  private static final long FEW = 10;

  private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);

  private final Database database;
  private final SmartBillConfig config;

  CallLimit(Database database, SmartBillConfig config) {
    this.database = database;
    this.config = config;
  }

  /**
   * Waits until the account may be called, and counts the call.
   *
   * @throws SmartBillShutOut if it is shut out
   * @throws SmartBillUnreachable if this thread is interrupted
   */
  void await(String company) {
    while (!counted(company)) {
      Wait wait = wait(company);
      if (wait.shutOutUntil().isPresent()) {
        throw new SmartBillShutOut(company, wait.shutOutUntil().get());
      }
      try {
        Thread.sleep(wait.next().compareTo(SHORTEST_WAIT) > 0 ? wait.next() : SHORTEST_WAIT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SmartBillUnreachable(company, "was not called, StocSync stops");
      }
    }
  }

  private boolean counted(String company) {
    return database.update(
            """
            insert into smartbill_account as a (company, calls)
            values (?, array[clock_timestamp()])
            on conflict (company) do update
            set calls = array(select c from unnest(a.calls) as c
                    where c > clock_timestamp() - make_interval(secs => ?))
                || clock_timestamp()
            where a.shut_out_until <= clock_timestamp() and a.not_before <= clock_timestamp()
              and ? > (select count(*) from unnest(a.calls) as c
                  where c > clock_timestamp() - make_interval(secs => ?))
            """,
            company,
            seconds(config.window()),
            config.callsPerWindow(),
            seconds(config.window()))
        > 0;
  }

  private record Wait(Optional<Instant> shutOutUntil, Duration next) {}

  private Wait wait(String company) {
    return database
        .query(
            """
            select case when shut_out_until > clock_timestamp() then shut_out_until end,
                extract(epoch from greatest(
                    not_before,
                    (select min(c) from unnest(calls) as c
                     where c > clock_timestamp() - make_interval(secs => ?))
                        + make_interval(secs => ?)) - clock_timestamp())
            from smartbill_account where company = ?
            """,
            row ->
                new Wait(
                    Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                    Duration.ofMillis(Math.max(0, (long) (row.getDouble(2) * 1000)))),
            seconds(config.window()),
            seconds(config.window()),
            company)
        .getFirst();
  }

  /** When an account that is shut out may be called again. */
  Optional<Instant> shutOutUntil(String company) {
    return database
        .query(
            """
            select shut_out_until from smartbill_account
            where company = ? and shut_out_until > clock_timestamp()
            """,
            row -> row.getObject(1, OffsetDateTime.class).toInstant(),
            company)
        .stream()
        .findFirst();
  }

  /** How many calls the account may make at this moment. */
  int left(String company) {
    return database
        .query(
            """
            select case when greatest(shut_out_until, not_before) > clock_timestamp() then 0
                else ? - (select count(*)::int from unnest(calls) as c
                    where c > clock_timestamp() - make_interval(secs => ?)) end
            from smartbill_account where company = ?
            """,
            row -> Math.max(0, row.getInt(1)),
            config.callsPerWindow(),
            seconds(config.window()),
            company)
        .stream()
        .findFirst()
        .orElse(config.callsPerWindow());
  }

  /** Notes that SmartBill shut the account out, for every replica. */
  Instant shutOut(String company) {
    return database
        .query(
            """
            insert into smartbill_account (company, shut_out_until)
            values (?, clock_timestamp() + make_interval(secs => ?))
            on conflict (company) do update set shut_out_until = excluded.shut_out_until
            returning shut_out_until
            """,
            row -> row.getObject(1, OffsetDateTime.class).toInstant(),
            company,
            seconds(config.shutOut()))
        .getFirst();
  }

  /**
   * Takes note of what SmartBill says is left of its own count.
   *
   * @param reset when it counts anew, in seconds since 1970; believed for no longer than a shut-out
   */
  void told(String company, long remaining, long reset) {
    if (remaining < FEW) {
      database.update(
          """
          update smartbill_account
          set not_before = least(to_timestamp(?), clock_timestamp() + make_interval(secs => ?))
          where company = ? and to_timestamp(?) > clock_timestamp()
          """,
          (double) reset,
          seconds(config.shutOut()),
          company,
          (double) reset);
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
