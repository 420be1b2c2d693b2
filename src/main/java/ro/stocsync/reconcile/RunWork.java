package ro.stocsync.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.CatalogKeeper;
import ro.stocsync.delivery.Dispatcher;
import ro.stocsync.delivery.DueWork;
import ro.stocsync.delivery.IdentityWork;
import ro.stocsync.ledger.PulledLevels;
import ro.stocsync.reconcile.SyncRun.Kind;
import ro.stocsync.reconcile.SyncRun.Phase;
import ro.stocsync.reconcile.SyncRun.Question;
import ro.stocsync.sql.Transaction;

/**
 * Goes on with a run from where it is, phase by phase. Nothing is written to the ledger or made due
 * before the one transaction that ends the comparing. Runs on a virtual thread and blocks.
 */
@ApplicationScoped
class RunWork {

  private static final Logger LOG = Logger.getLogger(RunWork.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Runs runs;
  private final RunLeases leases;
  private final StockReading reading;
  private final RunComparison comparison;
  private final RunReport report;
  private final PulledLevels pulled;
  private final IdentityWork identities;
  private final DueWork work;
  private final Dispatcher dispatcher;
  private final CatalogKeeper catalogs;
  private final RunConfig config;

  RunWork(
      Runs runs,
      RunLeases leases,
      StockReading reading,
      RunComparison comparison,
      RunReport report,
      PulledLevels pulled,
      IdentityWork identities,
      DueWork work,
      Dispatcher dispatcher,
      CatalogKeeper catalogs,
      RunConfig config) {
    this.runs = runs;
    this.leases = leases;
    this.reading = reading;
    this.comparison = comparison;
    this.report = report;
    this.pulled = pulled;
    this.identities = identities;
    this.work = work;
    this.dispatcher = dispatcher;
    this.catalogs = catalogs;
    this.config = config;
  }

  /**
   * Goes on until the run ends, waits for the operator, or has to wait for something else.
   *
   * @return what it has to wait for
   * @throws LeaseLost if another process goes on with it, or it was cancelled
   * @throws InterruptedException if this process ends
   */
  Optional<Setback> goOn(RunLease lease) throws InterruptedException {
    SyncRun run = lease.run();
    if (run.phase() == Phase.READING) {
      LOG.infof(
          "Company %s, run %s: a %s of shops %s begins, asked for by %s",
          run.company(),
          run.id(),
          run.request().kind(),
          run.request().shops(),
          run.request().who());
      reading.read(lease);
    }
    if (run.phase() != Phase.DELIVERING) {
      Optional<ShopKey> unread = comparison.unread(run);
      if (unread.isPresent()) {
        catalogs.refreshSoon(unread.get());
        return Optional.of(
            new Setback(
                Duration.ofSeconds(1), RunProblem.of("catalog-unread", unread.get().toString())));
      }
      comparison.compare(lease);
      if (!decide(lease)) {
        return Optional.empty();
      }
    }
    watch(lease);
    return Optional.empty();
  }

  /** Ends, asks or writes, as what was found demands; whether there is anything to deliver. */
  private boolean decide(RunLease lease) {
    SyncRun run = lease.run();
    List<Forecast> forecasts = report.forecast(run);
    forecasts.forEach(
        forecast -> LOG.infof("Company %s, run %s: %s", run.company(), run.id(), forecast));
    if (!run.request().writes()) {
      leases.fenced(
          lease, transaction -> runs.end(transaction, run, Phase.FINISHED, Optional.empty()));
      return false;
    }
    Optional<Question> question = question(run, forecasts);
    if (question.isPresent()) {
      LOG.warnf(
          "Company %s, run %s waits for an operator's yes (%s): look at its report, then POST"
              + " /api/companies/%s/runs/%s/confirm or /cancel",
          run.company(), run.id(), question.get(), run.company(), run.id());
      leases.fenced(
          lease, transaction -> RunLeases.enter(transaction, run, Phase.AWAITING, question));
      return false;
    }
    leases.fenced(lease, transaction -> write(transaction, run));
    dispatcher.wake();
    return true;
  }

  private Optional<Question> question(SyncRun run, List<Forecast> forecasts) {
    if (run.confirmedBy().isPresent()) {
      return Optional.empty();
    }
    if (forecasts.stream().anyMatch(forecast -> forecast.empties(config.guardShare()))) {
      return Optional.of(Question.GUARD);
    }
    return run.request().preview() ? Optional.of(Question.PREVIEW) : Optional.empty();
  }

  private static final String WANTED =
      """
      select distinct shop, product_key from sync_run_item
      where company = ? and run = ? and %s
      """;

  private static final String SETTLED =
      """
      select shop, product_key, max(shown) as shown from sync_run_item
      where company = ? and run = ?
      group by shop, product_key having bool_and(verdict = 'EQUAL')
      """;

  private void write(Transaction transaction, SyncRun run) {
    boolean pull = run.request().kind() == Kind.PULL;
    if (pull) {
      identities.follow(
          transaction, run.company(), pulled.take(transaction, run.company(), run.id()));
      work.settleSelected(transaction, run.company(), SETTLED, run.company(), run.id());
    }
    // What a pull cannot write is shown with its reason and cure, as any product.
    String which = pull ? "verdict not in ('EQUAL', 'UNLISTED')" : "verdict = 'DIFFERS'";
    work.wantSelected(transaction, run.company(), WANTED.formatted(which), run.company(), run.id());
    transaction.update(
        """
        update sync_run_item i set wanted_version = s.wanted_version
        from shop_stock s
        join shop sh on sh.company = s.company and sh.shop = s.shop and sh.synchronised
        where i.company = ? and i.run = ? and i.%s
          and s.company = i.company and s.shop = i.shop and s.product_key = i.product_key
        """
            .formatted(which),
        run.company(),
        run.id());
    // As after the reading: much came at once.
    List.of("shop_stock", "stock_level", "product")
        .forEach(table -> transaction.update("analyze " + table));
    RunLeases.enter(transaction, run, Phase.DELIVERING, Optional.empty());
  }

  /** Waits for the end of the deliveries, which others make. */
  private void watch(RunLease lease) throws InterruptedException {
    SyncRun run = lease.run();
    while (report.waiting(run) > 0) {
      leases.fenced(lease, transaction -> {});
      Thread.sleep(BETWEEN_LOOKS);
    }
    leases.fenced(
        lease, transaction -> runs.end(transaction, run, Phase.FINISHED, Optional.empty()));
    LOG.infof(
        "Company %s, run %s is finished: %s",
        run.company(), run.id(), report.progress(run).counts());
  }
}
