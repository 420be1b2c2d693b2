package ro.stocsync.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.DatabaseException;
import ro.stocsync.sql.Schema;
import ro.stocsync.wake.Goodbye;
import ro.stocsync.watch.LogFields;

/**
 * Looks for shops with due work, at each wake-up and at each poll, and delivers each under its
 * lease on a virtual thread of its own.
 */
@ApplicationScoped
public class Dispatcher {

  private static final Logger LOG = Logger.getLogger(Dispatcher.class);
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(20);

  private final Companies companies;
  private final DueWork work;
  private final Leases leases;
  private final ShopDelivery delivery;
  private final DeliveryConfig config;
  private final Semaphore wakeUps = new Semaphore(0);
  private final ConcurrentMap<ShopKey, Thread> active = new ConcurrentHashMap<>();
  private volatile boolean running;

  /** Of this process. */
  public Dispatcher(
      Companies companies,
      DueWork work,
      Leases leases,
      ShopDelivery delivery,
      DeliveryConfig config) {
    this.companies = companies;
    this.work = work;
    this.leases = leases;
    this.delivery = delivery;
    this.config = config;
  }

  void onStart(@Observes @Priority(Schema.PRIORITY + 2) StartupEvent event) {
    running = true;
    Thread.ofVirtual().name("dispatcher").start(this::watch);
    Thread.ofVirtual().name("lease-keeper").start(this::keepLeases);
  }

  void onStop(@Observes ShutdownEvent event) {
    running = false;
    leases.close();
    wake();
    try {
      Goodbye.to(active.values(), LONGEST_GOODBYE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that work became due, so that it need not wait for the next poll. */
  public void wake() {
    wakeUps.release();
  }

  private void watch() {
    while (running) {
      try {
        wakeUps.drainPermits();
        work.shopsWithWork(leases.holder()).stream()
            .flatMap(key -> companies.shop(key).stream())
            .forEach(this::start);
      } catch (DatabaseException e) {
        LOG.warnf("Due work cannot be looked for, the database is away: %s", e.getMessage());
      }
      sleep(config.pollInterval());
    }
  }

  private void keepLeases() {
    while (running) {
      try {
        leases.renew();
      } catch (DatabaseException e) {
        LOG.warnf("Leases cannot be renewed, the database is away: %s", e.getMessage());
      }
      try {
        Thread.sleep(leases.betweenRenewals());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void start(Shop shop) {
    active.computeIfAbsent(
        shop.key(),
        key ->
            Thread.ofVirtual()
                .name("delivery " + key)
                .start(() -> LogFields.of(key).run(() -> deliver(shop))));
  }

  private void deliver(Shop shop) {
    try {
      leases.acquire(shop.key(), Lease.Purpose.DELIVERY).ifPresent(lease -> deliver(shop, lease));
    } catch (DatabaseException e) {
      LOG.warnf("Shop %s waits, the database is away: %s", shop.key(), e.getMessage());
    } finally {
      active.remove(shop.key());
      // Work that became due after the last look would otherwise wait for the next poll.
      wake();
    }
  }

  private void deliver(Shop shop, Lease lease) {
    Optional<Pause> pause = Optional.empty();
    try {
      pause = delivery.run(shop, lease);
    } catch (DatabaseException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.errorf(
          e, "Delivery to shop %s stopped at an error of ours; it is tried again", shop.key());
      pause =
          Optional.of(
              new Pause(
                  config.longestPause(), lease.failures() + 1, Phrase.of("ours", e.toString())));
    } finally {
      pause.ifPresentOrElse(
          value -> leases.releaseAndPause(lease, value), () -> leases.release(lease));
    }
  }

  private void sleep(Duration atMost) {
    try {
      // Woken up or not, the next look is due.
      wakeUps.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      running = false;
      Thread.currentThread().interrupt();
    }
  }
}
