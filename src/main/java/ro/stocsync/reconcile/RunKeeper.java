package ro.stocsync.reconcile;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;
import ro.stocsync.reconcile.SyncRun.Cause;
import ro.stocsync.reconcile.SyncRun.Kind;
import ro.stocsync.reconcile.SyncRun.Phase;
import ro.stocsync.reconcile.SyncRun.Request;
import ro.stocsync.smartbill.SmartBillException;
import ro.stocsync.smartbill.SmartBillRefused;
import ro.stocsync.smartbill.SmartBillShutOut;
import ro.stocsync.smartbill.SmartBillUnauthorized;
import ro.stocsync.sql.DatabaseException;
import ro.stocsync.sql.Schema;
import ro.stocsync.sql.Slices;
import ro.stocsync.wake.Chore;
import ro.stocsync.wake.Chores;
import ro.stocsync.wake.Goodbye;
import ro.stocsync.watch.LogFields;
import ro.stocsync.woocommerce.ShopException;

/**
 * Goes on with the runs that nobody works at, each under its lease on a virtual thread of its own:
 * new ones, those of a process that died, and those that had to wait.
 */
@ApplicationScoped
public class RunKeeper {

  private static final Logger LOG = Logger.getLogger(RunKeeper.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

  private final Companies companies;
  private final Runs runs;
  private final RunLeases leases;
  private final RunWork work;
  private final Reconciliations schedules;
  private final OldRuns old;
  private final RunConfig config;
  private final String holder = UUID.randomUUID().toString();
  private final Semaphore wakeUps = new Semaphore(0);
  private final Set<Thread> active = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  /** Of this process. */
  RunKeeper(
      Companies companies,
      Runs runs,
      RunLeases leases,
      RunWork work,
      Reconciliations schedules,
      OldRuns old,
      RunConfig config) {
    this.companies = companies;
    this.runs = runs;
    this.leases = leases;
    this.work = work;
    this.schedules = schedules;
    this.old = old;
    this.config = config;
  }

  void onStart(@Observes @Priority(Schema.PRIORITY + 4) StartupEvent event, Chores chores) {
    running = true;
    chores.add(new Chore("runs' retention", Duration.ofHours(1), this::forget));
    if (config.firstPull()) {
      companies.all().forEach(this::firstPull);
    }
    Thread.ofVirtual().name("run-keeper").start(this::watch);
  }

  void onStop(@Observes ShutdownEvent event) {
    running = false;
    wake();
    try {
      active.forEach(Thread::interrupt);
      Goodbye.to(active, LONGEST_GOODBYE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that a run was begun or confirmed, so that it need not wait for the next look. */
  public void wake() {
    wakeUps.release();
  }

  /** A company that can be pulled and never was: up to the operator's yes nothing is written. */
  private void firstPull(Company company) {
    if (company.account().isPresent() && !runs.everPulled(company.id())) {
      runs.begin(
          company.id(),
          new Request(
              Kind.PULL,
              Cause.FIRST_START,
              "StocSync",
              company.shops().stream().map(shop -> shop.key().shop()).toList(),
              Set.of(),
              true,
              false));
    }
  }

  private void watch() {
    while (running) {
      try {
        wakeUps.drainPermits();
        schedules.beginDue();
        lapse();
        takeAll();
      } catch (DatabaseException e) {
        LOG.warnf("Runs cannot be looked for, the database is away: %s", e.getMessage());
      }
      try {
        // Woken up or not, the next look is due.
        wakeUps.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void takeAll() {
    for (Optional<RunLease> lease = take(); lease.isPresent(); lease = take()) {
      RunLease taken = lease.get();
      Thread thread =
          Thread.ofVirtual()
              .name("run " + taken.run().company())
              .unstarted(() -> about(taken).run(() -> goOnAndRenew(taken)));
      active.add(thread);
      thread.start();
    }
  }

  private Optional<RunLease> take() {
    return running ? leases.take(holder, config.lease()) : Optional.empty();
  }

  private static LogFields about(RunLease lease) {
    return LogFields.of(lease.run().company()).and("run", lease.run().id());
  }

  private void lapse() {
    for (SyncRun run : runs.unanswered(config.confirmWithin())) {
      runs.cancel(
          run,
          "StocSync",
          Optional.of(RunProblem.of("unanswered", config.confirmWithin().toString().substring(2))));
    }
  }

  private void forget() {
    Slices.deleteWhole(() -> old.forget(config.retention()) ? 1 : 0);
  }

  private void goOnAndRenew(RunLease lease) {
    Thread renewing =
        Thread.ofVirtual()
            .name("run lease " + lease.run().company())
            .start(() -> about(lease).run(() -> renew(lease)));
    try {
      goOn(lease);
    } finally {
      renewing.interrupt();
      active.remove(Thread.currentThread());
      wake();
    }
  }

  private void renew(RunLease lease) {
    try {
      do {
        Thread.sleep(config.lease().dividedBy(4));
      } while (renewed(lease));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A database that is away does not take the lease; the next try may be in time. */
  private boolean renewed(RunLease lease) {
    try {
      return leases.renew(lease, config.lease());
    } catch (DatabaseException e) {
      LOG.warnf("The lease of a run cannot be renewed: %s", e.getMessage());
      return true;
    }
  }

  private void goOn(RunLease lease) {
    try {
      Optional<Setback> setback = work.goOn(lease);
      leases.release(lease, setback);
    } catch (LeaseLost e) {
      lost(lease);
    } catch (InterruptedException e) {
      leases.release(lease, Optional.empty());
      Thread.currentThread().interrupt();
    } catch (RunStopped e) {
      fail(lease, e.problem());
    } catch (SmartBillException e) {
      smartBillFailed(lease, e);
    } catch (ShopException e) {
      Duration pause = e.retryAfter().orElse(Duration.ZERO);
      back(lease, longer(pause, pause(lease)), RunProblem.of("shop", e.phrase()));
    } catch (DatabaseException e) {
      LOG.warnf(
          "Company %s, run %s waits, the database is away: %s",
          lease.run().company(), lease.run().id(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(
          e, "Company %s, run %s: an error of ours", lease.run().company(), lease.run().id());
      fail(lease, RunProblem.of("ours", e.toString()));
    }
  }

  private void smartBillFailed(RunLease lease, SmartBillException e) {
    RunProblem again = RunProblem.of("smartbill-again", e.phrase());
    RunProblem cured = RunProblem.of("smartbill-cure", e.phrase(), e.phrase().cure());
    switch (e) {
      case SmartBillShutOut shutOut ->
          back(
              lease,
              longer(Duration.between(Instant.now(), shutOut.until()), Duration.ofSeconds(1)),
              cured);
      case SmartBillUnauthorized unauthorized -> fail(lease, cured);
      case SmartBillRefused refused -> fail(lease, cured);
      default -> {
        if (lease.failures() + 1 >= config.smartbillTries()) {
          fail(lease, cured);
        } else {
          back(lease, pause(lease), again);
        }
      }
    }
  }

  private void back(RunLease lease, Duration pause, RunProblem problem) {
    LOG.warnf(
        "Company %s, run %s goes on in %d s: %s",
        lease.run().company(), lease.run().id(), pause.toSeconds(), problem.forLog());
    leases.release(lease, Optional.of(new Setback(pause, problem)));
  }

  private void fail(RunLease lease, RunProblem problem) {
    LOG.errorf(
        "Company %s, run %s failed: %s", lease.run().company(), lease.run().id(), problem.forLog());
    try {
      leases.fenced(
          lease,
          transaction -> runs.end(transaction, lease.run(), Phase.FAILED, Optional.of(problem)));
    } catch (LeaseLost e) {
      lost(lease);
    }
  }

  private static void lost(RunLease lease) {
    LOG.infof("Run %s is no longer ours, or was cancelled", lease.run().id());
  }

  private Duration pause(RunLease lease) {
    Duration pause = config.retryPause().multipliedBy(1L << Math.min(lease.failures(), 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
