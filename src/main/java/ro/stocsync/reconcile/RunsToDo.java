package ro.stocsync.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ro.stocsync.company.Companies;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;
import ro.stocsync.wake.Work;

/** Runs that go on by themselves, and schedules that will begin one. */
@ApplicationScoped
class RunsToDo implements Work {

  private final Database database;
  private final Companies companies;
  private final RunKeeper keeper;

  RunsToDo(Database database, Companies companies, RunKeeper keeper) {
    this.database = database;
    this.companies = companies;
    this.keeper = keeper;
  }

  @Override
  public void begin() {
    keeper.wake();
  }

  @Override
  public List<Waiting> waiting() {
    return List.of(runs(), schedules());
  }

  private record Next(String company, Optional<String> shop, Duration in) {}

  /** One that waits for an operator's yes does not go on by itself. */
  private Waiting runs() {
    return of(
        "runs",
        database
            .query(
                """
                select company, null, extract(epoch from
                    case when expires_at > now() then interval '0'
                    else greatest(not_before, now()) - now() end)
                from sync_run where ended_at is null and phase <> 'AWAITING'
                """,
                RunsToDo::next)
            .stream()
            .filter(run -> companies.find(run.company()).isPresent())
            .toList());
  }

  /** One whose company has an open run comes after it. */
  private Waiting schedules() {
    return of(
        "schedules",
        database
            .query(
                """
                select s.company, s.shop, extract(epoch from greatest(s.next_at, now()) - now())
                from reconciliation_schedule s
                where not exists (
                    select 1 from sync_run r where r.company = s.company and r.ended_at is null)
                """,
                RunsToDo::next)
            .stream()
            .filter(
                one ->
                    companies
                        .shop(new ShopKey(one.company(), one.shop().orElseThrow()))
                        .isPresent())
            .toList());
  }

  private static Next next(ResultSet row) throws SQLException {
    return new Next(
        row.getString(1),
        Optional.ofNullable(row.getString(2)),
        Duration.ofMillis((long) Math.ceil(row.getDouble(3) * 1000)));
  }

  private static Waiting of(String kind, List<Next> all) {
    return Waiting.in(kind, all.size(), all.stream().map(Next::in).min(Duration::compareTo));
  }
}
