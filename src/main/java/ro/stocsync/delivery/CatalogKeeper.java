package ro.stocsync.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import ro.stocsync.catalog.CatalogConfig;
import ro.stocsync.catalog.CatalogReader;
import ro.stocsync.catalog.CatalogVerifier;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.DatabaseException;
import ro.stocsync.sql.Schema;
import ro.stocsync.wake.Chore;
import ro.stocsync.wake.Chores;
import ro.stocsync.watch.LogFields;
import ro.stocsync.woocommerce.ShopException;

/** Keeps the catalogs fresh, each under a lease of its own, so that one replica reads a shop. */
@ApplicationScoped
public class CatalogKeeper {

  private static final Logger LOG = Logger.getLogger(CatalogKeeper.class);

  private final Companies companies;
  private final Leases leases;
  private final CatalogReader reader;
  private final CatalogVerifier verifier;
  private final Dispatcher dispatcher;
  private final Scheduler scheduler;
  private final CatalogConfig config;
  private final Backoff backoff;
  private final ShopHints hints;

  /** Of every shop. */
  public CatalogKeeper(
      Companies companies,
      Leases leases,
      CatalogReader reader,
      CatalogVerifier verifier,
      Dispatcher dispatcher,
      Scheduler scheduler,
      CatalogConfig config,
      DeliveryConfig delivery) {
    this.companies = companies;
    this.leases = leases;
    this.reader = reader;
    this.verifier = verifier;
    this.dispatcher = dispatcher;
    this.scheduler = scheduler;
    this.config = config;
    this.backoff =
        new Backoff(
            Duration.ofSeconds(1),
            delivery.longestPause(),
            () -> ThreadLocalRandom.current().nextDouble());
    this.hints = new ShopHints(this::follow, config.hintPause());
  }

  /** Begins when the tables are there; the scheduler starts halted for the same reason. */
  void onStart(@Observes @Priority(Schema.PRIORITY + 3) StartupEvent event, Chores chores) {
    chores.add(new Chore("catalog refresh", config.refresh(), this::refreshAll));
    scheduler.resume();
  }

  void onStop(@Observes ShutdownEvent event) {
    hints.close();
  }

  /**
   * Has the shop asked soon what changed, and returns at once. However often this is called, one
   * reading is under way and one waits at most.
   */
  public void refreshSoon(ShopKey shop) {
    hints.add(shop, ShopHints.Hint.ofChange());
  }

  /**
   * Has the shop asked soon, and in the same reading, whether it still has these products and
   * variations.
   */
  public void verifySoon(ShopKey shop, Set<Long> ids) {
    hints.add(shop, ShopHints.Hint.ofGone(ids));
  }

  /** Whether the hint was followed; if not, it is to be tried again. */
  private boolean follow(ShopKey key, ShopHints.Hint hint) {
    Optional<Shop> shop = companies.shop(key);
    if (shop.isEmpty()) {
      return true;
    }
    return LogFields.of(key).get(() -> follow(shop.get(), hint));
  }

  private boolean follow(Shop shop, ShopHints.Hint hint) {
    try {
      return leases
          .acquire(shop.key(), Lease.Purpose.CATALOG)
          .map(lease -> read(shop, lease, hint))
          .orElse(false);
    } catch (DatabaseException e) {
      LOG.warnf("Shop %s: its hint waits, the database is away: %s", shop.key(), e.getMessage());
      return false;
    }
  }

  /** Shops whose hints are followed, or wait to be. */
  Set<ShopKey> hinted() {
    return hints.shops();
  }

  /** Starts a refresh of every shop that none is under way of. */
  private void refreshAll() {
    companies.shops().forEach(this::refresh);
  }

  /** Takes the lease here, so that whoever asks next what is under way knows of it. */
  private void refresh(Shop shop) {
    leases
        .acquire(shop.key(), Lease.Purpose.CATALOG)
        .ifPresent(
            lease ->
                Thread.ofVirtual()
                    .name("catalog " + shop.key())
                    .start(() -> LogFields.of(shop.key()).run(() -> readChanges(shop, lease))));
  }

  private void readChanges(Shop shop, Lease lease) {
    try {
      read(shop, lease, ShopHints.Hint.ofChange());
    } catch (DatabaseException e) {
      LOG.warnf(
          "Shop %s: its catalog is not read, the database is away: %s", shop.key(), e.getMessage());
    }
  }

  /** Reads under the lease and gives it back; whether it was read to the end. */
  private boolean read(Shop shop, Lease lease, ShopHints.Hint hint) {
    Optional<Pause> pause = Optional.empty();
    try {
      verifier.verify(shop, hint.gone());
      if (hint.changed()) {
        reader.refresh(shop, () -> leases.isHeld(lease));
      }
      leases.noteSuccess(lease);
      dispatcher.wake();
      // A reading stops where its lease is lost.
      return leases.isHeld(lease);
    } catch (ShopException e) {
      LOG.warnf("Shop %s: its catalog cannot be read: %s", shop.key(), e.getMessage());
      int failures = lease.failures() + 1;
      pause = Optional.of(new Pause(backoff.after(failures), failures, e.phrase()));
      return false;
    } finally {
      pause.ifPresentOrElse(
          value -> leases.releaseAndPause(lease, value), () -> leases.release(lease));
    }
  }
}
