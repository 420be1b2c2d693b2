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

  /** Both by one statement: a schedule that becomes a run between two would be in neither. */
  @Override
  public List<Waiting> waiting() {
    List<Next> all =
        database
            .query(
                """
                select 'runs', company, null, extract(epoch from
                    case when expires_at > now() then interval '0'
                    else greatest(not_before, now()) - now() end)
                from sync_run where ended_at is null and phase <> 'AWAITING'
                union all
                select 'schedules', s.company, s.shop,
                    extract(epoch from greatest(s.next_at, now()) - now())
                from reconciliation_schedule s
                where not exists (
                    select 1 from sync_run r where r.company = s.company and r.ended_at is null)
                """,
                RunsToDo::next)
            .stream()
            .filter(this::isOurs)
            .toList();
    return List.of(of("runs", all), of("schedules", all));
  }

  /**
   * A run that goes on by itself, not one that waits for an operator's yes; or a schedule, which
   * comes after a run of its company that is open.
   */
  private record Next(String kind, String company, Optional<String> shop, Duration in) {}

  private static Next next(ResultSet row) throws SQLException {
    return new Next(
        row.getString(1),
        row.getString(2),
        Optional.ofNullable(row.getString(3)),
        Duration.ofMillis((long) Math.ceil(row.getDouble(4) * 1000)));
  }

  private boolean isOurs(Next one) {
    return one.shop()
        .map(shop -> companies.shop(new ShopKey(one.company(), shop)).isPresent())
        .orElseGet(() -> companies.find(one.company()).isPresent());
  }

  private static Waiting of(String kind, List<Next> all) {
    List<Duration> due = all.stream().filter(one -> one.kind().equals(kind)).map(Next::in).toList();
    return Waiting.in(kind, due.size(), due.stream().min(Duration::compareTo));
  }
}
