package ro.stocsync.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
 * Looks for shops with due work, at each wake-up, at each poll and whenever some becomes due by
 * itself, and delivers each under its lease on a virtual thread of its own: so many at once, so
 * that a process takes no more than it can serve and leaves the others to its fellows.
 */
@ApplicationScoped
public class Dispatcher {

  private static final Logger LOG = Logger.getLogger(Dispatcher.class);
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(20);

  /** A flood of wake-ups is not a flood of looks; after a rest the first is at once. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

  private final Companies companies;
  private final DueWork work;
  private final Leases leases;
  private final ShopDelivery delivery;
  private final DeliveryConfig config;
  private final Semaphore wakeUps = new Semaphore(0);
  private final ConcurrentMap<ShopKey, Thread> active = new ConcurrentHashMap<>();
  private final Semaphore free;

  /** The number of each shop's last turn, so that those that wait longest are next. */
  private final ConcurrentMap<ShopKey, Long> served = new ConcurrentHashMap<>();

  private final AtomicLong turns = new AtomicLong();
  private volatile boolean crowded;
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
    this.free = new Semaphore(config.shopsAtOnce());
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
      wakeUps.drainPermits();
      long looked = System.nanoTime();
      Duration rest = config.pollInterval();
      try {
        rest = look();
      } catch (DatabaseException e) {
        LOG.warnf("Due work cannot be looked for, the database is away: %s", e.getMessage());
      }
      sleep(looked, rest);
    }
  }

  /** Begins what is due, first what was not served for longest; how long until more is due. */
  private Duration look() {
    List<DueWork.DueShop> open =
        work.shopsWithWork(leases.holder()).stream()
            .filter(one -> !active.containsKey(one.shop()))
            .filter(one -> companies.shop(one.shop()).isPresent())
            .toList();
    List<Shop> due =
        open.stream()
            .filter(one -> !one.in().isPositive())
            .map(DueWork.DueShop::shop)
            .sorted(Comparator.comparingLong(shop -> served.getOrDefault(shop, 0L)))
            .flatMap(key -> companies.shop(key).stream())
            .toList();
    crowded = due.size() > free.availablePermits();
    due.stream().takeWhile(shop -> free.tryAcquire()).forEach(this::start);
    return open.stream()
        .map(DueWork.DueShop::in)
        .filter(Duration::isPositive)
        .min(Comparator.naturalOrder())
        .orElse(config.pollInterval());
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
    Thread thread =
        Thread.ofVirtual()
            .name("delivery " + shop.key())
            .unstarted(() -> LogFields.of(shop.key()).run(() -> deliver(shop)));
    active.put(shop.key(), thread);
    thread.start();
  }

  private void deliver(Shop shop) {
    try {
      leases.acquire(shop.key(), Lease.Purpose.DELIVERY).ifPresent(lease -> deliver(shop, lease));
    } catch (DatabaseException e) {
      LOG.warnf("Shop %s waits, the database is away: %s", shop.key(), e.getMessage());
    } finally {
      served.put(shop.key(), turns.incrementAndGet());
      active.remove(shop.key());
      free.release();
      // Work that became due after the last look would otherwise wait for the next poll.
      wake();
    }
  }

  private void deliver(Shop shop, Lease lease) {
    try {
      run(shop, lease)
          .ifPresentOrElse(
              pause -> leases.releaseAndPause(lease, pause), () -> leases.release(lease));
    } catch (DatabaseException e) {
      leases.abandon(lease);
      throw e;
    }
  }

  private Optional<Pause> run(Shop shop, Lease lease) {
    long turnEnds = System.nanoTime() + config.turn().toNanos();
    try {
      return delivery.run(shop, lease, () -> !crowded || System.nanoTime() - turnEnds < 0);
    } catch (DatabaseException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.errorf(
          e, "Delivery to shop %s stopped at an error of ours; it is tried again", shop.key());
      return Optional.of(
          new Pause(config.longestPause(), lease.failures() + 1, Phrase.of("ours", e.toString())));
    }
  }

  private void sleep(long looked, Duration atMost) {
    try {
      // Woken up or not, the next look is due.
      wakeUps.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
      Thread.sleep(BETWEEN_LOOKS.minusNanos(System.nanoTime() - looked));
    } catch (InterruptedException e) {
      running = false;
      Thread.currentThread().interrupt();
    }
  }
}
