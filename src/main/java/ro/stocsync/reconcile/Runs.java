package ro.stocsync.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.Warehouse;
import ro.stocsync.delivery.Dispatcher;
import ro.stocsync.delivery.DueWork;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.PulledLevels;
import ro.stocsync.reconcile.SyncRun.Phase;
import ro.stocsync.reconcile.SyncRun.Request;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** The runs, as operators ask for them, look at them, confirm and cancel them. */
@ApplicationScoped
public class Runs {

  private final Database database;
  private final PulledLevels pulled;
  private final DueWork work;
  private final History history;
  private final RunReport report;
  private final Dispatcher dispatcher;

  /** Over the one database. */
  public Runs(
      Database database,
      PulledLevels pulled,
      DueWork work,
      History history,
      RunReport report,
      Dispatcher dispatcher) {
    this.database = database;
    this.pulled = pulled;
    this.work = work;
    this.history = history;
    this.report = report;
    this.dispatcher = dispatcher;
  }

  /**
   * Begins a run; a replica goes on with it soon.
   *
   * @return the run; empty if another one of the company has not ended yet
   */
  public Optional<SyncRun> begin(String company, Request request) {
    UUID id = UUID.randomUUID();
    boolean begun = database.inTransaction(transaction -> begin(transaction, company, id, request));
    return begun ? find(company, id) : Optional.empty();
  }

  /** Likewise, within a transaction; whether no other one of the company was open. */
  boolean begin(Transaction transaction, String company, UUID id, Request request) {
    int inserted =
        transaction.update(
            """
            insert into sync_run (company, id, kind, cause, who, shops, warehouses,
                preview, repair, phase)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (company) where ended_at is null do nothing
            """,
            company,
            id,
            request.kind().name(),
            request.cause().name(),
            request.who(),
            SqlArray.texts(request.shops(), shop -> shop),
            SqlArray.texts(request.warehouses(), Warehouse::key),
            request.preview(),
            request.repair(),
            Phase.READING.name());
    if (inserted > 0) {
      note(transaction, company, request.who(), "RUN_BEGUN", id, request.kind());
    }
    return inserted > 0;
  }

  private void note(
      Transaction transaction,
      String company,
      String who,
      String what,
      UUID id,
      SyncRun.Kind kind) {
    history.note(
        transaction,
        new History.Entry(
            company,
            who,
            Optional.empty(),
            Optional.empty(),
            what,
            Map.of("run", id.toString(), "kind", kind.name())));
  }

  /** The run of that number. */
  public Optional<SyncRun> find(String company, UUID id) {
    return database
        .query(
            "select " + RunRows.COLUMNS + " from sync_run where company = ? and id = ?",
            RunRows::run,
            company,
            id)
        .stream()
        .findFirst();
  }

  /** The run of a company that has not ended. */
  public Optional<SyncRun> open(String company) {
    return database
        .query(
            "select " + RunRows.COLUMNS + " from sync_run where company = ? and ended_at is null",
            RunRows::run,
            company)
        .stream()
        .findFirst();
  }

  /** The latest pull of a company, whatever became of it. */
  public Optional<SyncRun> latestPull(String company) {
    return database
        .query(
            "select "
                + RunRows.COLUMNS
                + " from sync_run where company = ? and kind = 'PULL'"
                + " order by created_at desc limit 1",
            RunRows::run,
            company)
        .stream()
        .findFirst();
  }

  /** When the latest pull that was done ended; empty if none ever was. */
  public Optional<Instant> pulledAt(String company) {
    return database
        .query(
            """
            select ended_at from sync_run
            where company = ? and kind = 'PULL' and phase = 'FINISHED'
            order by ended_at desc limit 1
            """,
            row -> RunRows.instant(row, 1).orElseThrow(),
            company)
        .stream()
        .findFirst();
  }

  /**
   * A company's runs.
   *
   * @param total how many there are in all
   * @param runs those of the page, the latest first
   */
  public record Listed(long total, List<SyncRun> runs) {}

  /** A page of a company's runs, the latest first. */
  public Listed list(String company, int page, int size) {
    long total =
        database
            .query(
                "select count(*) from sync_run where company = ?", row -> row.getLong(1), company)
            .getFirst();
    return new Listed(
        total,
        database.query(
            "select "
                + RunRows.COLUMNS
                + " from sync_run where company = ? order by created_at desc limit ? offset ?",
            RunRows::run,
            company,
            size,
            (page - 1L) * size));
  }

  /**
   * Lets a run that waits for the operator write.
   *
   * @return whether it waited
   */
  public boolean confirm(SyncRun run, String who) {
    return database.inTransaction(
        transaction -> {
          int confirmed =
              transaction.update(
                  """
                  update sync_run
                  set phase = 'COMPARING', phase_at = now(), waits_for = null, confirmed_by = ?
                  where company = ? and id = ? and phase = 'AWAITING'
                  """,
                  who,
                  run.company(),
                  run.id());
          if (confirmed > 0) {
            note(transaction, run.company(), who, "RUN_CONFIRMED", run.id(), run.request().kind());
          }
          return confirmed > 0;
        });
  }

  /**
   * Stops a run: whoever works at it finds its token spent. What it made due and nobody has tried
   * yet is held back; its levels stay in the ledger.
   *
   * @return whether it had not ended yet
   */
  public boolean cancel(SyncRun run, String who) {
    return cancel(run, who, Optional.empty());
  }

  /** Likewise, with the reason. */
  boolean cancel(SyncRun run, String who, Optional<RunProblem> problem) {
    boolean cancelled =
        database.inTransaction(
            transaction -> {
              boolean open =
                  lockOpen(transaction, run.company(), run.id())
                      .filter(phase -> !phase.ended())
                      .isPresent();
              if (open) {
                hold(transaction, run);
                end(transaction, run, Phase.CANCELLED, problem);
                note(
                    transaction,
                    run.company(),
                    who,
                    "RUN_CANCELLED",
                    run.id(),
                    run.request().kind());
              }
              return open;
            });
    dispatcher.wake();
    return cancelled;
  }

  private static Optional<Phase> lockOpen(Transaction transaction, String company, UUID id) {
    return transaction
        .query(
            "select phase from sync_run where company = ? and id = ? for update",
            row -> Phase.valueOf(row.getString(1)),
            company,
            id)
        .stream()
        .findFirst();
  }

  private void hold(Transaction transaction, SyncRun run) {
    work.holdSelected(
        transaction,
        run.company(),
        """
        select distinct shop, product_key, wanted_version from sync_run_item
        where company = ? and run = ? and wanted_version is not null
        """,
        run.company(),
        run.id());
  }

  /** Ends a run and freezes its report. */
  void end(Transaction transaction, SyncRun run, Phase phase, Optional<RunProblem> problem) {
    report.freeze(transaction, run);
    pulled.drop(transaction, run.company(), run.id());
    work.forgetUnwanted(transaction, run.company(), run.request().shops());
    transaction.update(
        """
        update sync_run
        set phase = ?, phase_at = now(), ended_at = now(), waits_for = null,
            problem = coalesce(?, problem), token = token + 1, expires_at = '-infinity'
        where company = ? and id = ?
        """,
        phase.name(),
        problem.map(RunProblem::stored).orElse(null),
        run.company(),
        run.id());
  }

  /** Runs that wait for an operator's yes, of all companies. */
  public List<SyncRun> unanswered() {
    return unanswered(Duration.ZERO);
  }

  /** Runs that waited for the operator's yes for longer. */
  List<SyncRun> unanswered(Duration longerThan) {
    return database.query(
        "select "
            + RunRows.COLUMNS
            + " from sync_run where phase = 'AWAITING' and ended_at is null"
            + " and phase_at < now() - make_interval(secs => ?)",
        RunRows::run,
        (double) longerThan.toSeconds());
  }

  /** Whether the company was ever pulled, or is; a pull that failed is none. */
  boolean everPulled(String company) {
    return !database
        .query(
            """
            select 1 from sync_run
            where company = ? and kind = 'PULL' and phase <> 'FAILED' limit 1
            """,
            row -> 1,
            company)
        .isEmpty();
  }

  /** The shops a run concerns. */
  static List<ShopKey> shops(SyncRun run) {
    return run.request().shops().stream().map(shop -> new ShopKey(run.company(), shop)).toList();
  }
}
