package ro.stocsync.delivery;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import ro.stocsync.catalog.CatalogConfig;
import ro.stocsync.catalog.CatalogReader;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Shop;
import ro.stocsync.sql.DatabaseException;
import ro.stocsync.sql.Schema;
import ro.stocsync.woocommerce.ShopException;

/** Keeps the catalogs fresh, each under a lease of its own, so that one replica reads a shop. */
@ApplicationScoped
public class CatalogKeeper {

  private static final Logger LOG = Logger.getLogger(CatalogKeeper.class);

  private final Companies companies;
  private final Leases leases;
  private final CatalogReader reader;
  private final Dispatcher dispatcher;
  private final Scheduler scheduler;
  private final CatalogConfig config;
  private final Backoff backoff;

  /** Of every shop. */
  public CatalogKeeper(
      Companies companies,
      Leases leases,
      CatalogReader reader,
      Dispatcher dispatcher,
      Scheduler scheduler,
      CatalogConfig config,
      DeliveryConfig delivery) {
    this.companies = companies;
    this.leases = leases;
    this.reader = reader;
    this.dispatcher = dispatcher;
    this.scheduler = scheduler;
    this.config = config;
    this.backoff =
        new Backoff(
            Duration.ofSeconds(1),
            delivery.longestPause(),
            () -> ThreadLocalRandom.current().nextDouble());
  }

  /** Begins when the tables are there; the scheduler starts halted for the same reason. */
  void onStart(@Observes @Priority(Schema.PRIORITY + 3) StartupEvent event) {
    scheduler
        .newJob("catalog refresh")
        .setInterval(config.refresh().toString())
        .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
        .setTask(execution -> refreshAll(), true)
        .schedule();
    scheduler.resume();
  }

  /** Starts a refresh of every shop that none is under way of. */
  private void refreshAll() {
    companies
        .shops()
        .forEach(
            shop -> Thread.ofVirtual().name("catalog " + shop.key()).start(() -> refresh(shop)));
  }

  private void refresh(Shop shop) {
    try {
      leases.acquire(shop.key(), Lease.Purpose.CATALOG).ifPresent(lease -> refresh(shop, lease));
    } catch (DatabaseException e) {
      LOG.warnf(
          "Shop %s: its catalog is not read, the database is away: %s", shop.key(), e.getMessage());
    }
  }

  private void refresh(Shop shop, Lease lease) {
    Optional<Pause> pause = Optional.empty();
    try {
      reader.refresh(shop, () -> leases.isHeld(lease));
      leases.noteSuccess(lease);
      dispatcher.wake();
    } catch (ShopException e) {
      LOG.warnf("Shop %s: its catalog cannot be read: %s", shop.key(), e.getMessage());
      int failures = lease.failures() + 1;
      pause = Optional.of(new Pause(backoff.after(failures), failures, e.getMessage()));
    } finally {
      pause.ifPresentOrElse(
          value -> leases.releaseAndPause(lease, value), () -> leases.release(lease));
    }
  }
}
