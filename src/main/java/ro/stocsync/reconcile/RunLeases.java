package ro.stocsync.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import ro.stocsync.reconcile.SyncRun.Phase;
import ro.stocsync.reconcile.SyncRun.Question;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Transaction;

/** The leases of runs: of all replicas one at a time goes on with a run. */
@ApplicationScoped
public class RunLeases {

  private final Database database;

  /** Over the one database. */
  RunLeases(Database database) {
    this.database = database;
  }

  /**
   * Takes an open run that nobody works at.
   *
   * @param holder this process
   */
  Optional<RunLease> take(String holder, Duration lease) {
    return database
        .query(
            """
            update sync_run r
            set holder = ?, token = token + 1, expires_at = now() + make_interval(secs => ?)
            where (company, id) = (
                select company, id from sync_run
                where ended_at is null and phase <> 'AWAITING' and expires_at < now()
                  and not_before <= now()
                order by created_at limit 1 for update skip locked)
            returning\s"""
                + RunRows.COLUMNS
                + ", token, failures",
            row -> new RunLease(RunRows.run(row), row.getLong(17), row.getInt(18)),
            holder,
            lease.toMillis() / 1000.0)
        .stream()
        .findFirst();
  }

  /** Prolongs the lease; whether it is still held. */
  boolean renew(RunLease lease, Duration duration) {
    return database.update(
            """
            update sync_run set expires_at = now() + make_interval(secs => ?)
            where company = ? and id = ? and token = ?
            """,
            duration.toMillis() / 1000.0,
            lease.run().company(),
            lease.run().id(),
            lease.token())
        > 0;
  }

  /**
   * Does something within a transaction that only the holder of the lease may do.
   *
   * @throws LeaseLost if the lease is not held any more; then nothing was done
   */
  void fenced(RunLease lease, Consumer<Transaction> step) {
    database.inTransaction(
        transaction -> {
          boolean lost =
              transaction
                  .query(
                      "select 1 from sync_run where company = ? and id = ? and token = ? for update",
                      row -> 1,
                      lease.run().company(),
                      lease.run().id(),
                      lease.token())
                  .isEmpty();
          if (lost) {
            throw new LeaseLost();
          }
          step.accept(transaction);
          return lease;
        });
  }

  /** Goes over to the next phase. */
  static void enter(Transaction transaction, SyncRun run, Phase phase, Optional<Question> asks) {
    transaction.update(
        """
        update sync_run
        set phase = ?, phase_at = now(), waits_for = ?, problem = null, failures = 0
        where company = ? and id = ?
        """,
        phase.name(),
        asks.map(Enum::name).orElse(null),
        run.company(),
        run.id());
  }

  /** Gives it back, to be gone on with at once or after a while. */
  void release(RunLease lease, Optional<Setback> setback) {
    database.update(
        """
        update sync_run
        set expires_at = '-infinity', not_before = now() + make_interval(secs => ?),
            failures = ?, problem = ?
        where company = ? and id = ? and token = ?
        """,
        setback.map(one -> one.pause().toMillis() / 1000.0).orElse(0.0),
        setback.map(one -> lease.failures() + 1).orElse(0),
        setback.map(one -> one.problem().stored()).orElse(null),
        lease.run().company(),
        lease.run().id(),
        lease.token());
  }
}
