package ro.stocsync.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import ro.stocsync.packaged.StocSyncProcess;
import ro.stocsync.packaged.TestDatabase;

/** One process of StocSync, from its start to its end, with a door of its own to every shop. */
final class Replica {

  /** Of one shop, in one process. */
  static final int CONCURRENT_REQUESTS = 3;

  static final Duration LEASE = Duration.ofSeconds(4);

  private static final Map<String, String> HURRY =
      Map.ofEntries(
          Map.entry("STOCSYNC_WOOCOMMERCE_REQUEST_TIMEOUT", "1500ms"),
          Map.entry("STOCSYNC_WOOCOMMERCE_CONNECT_TIMEOUT", "1s"),
          Map.entry("STOCSYNC_WOOCOMMERCE_CONCURRENT_REQUESTS", "" + CONCURRENT_REQUESTS),
          Map.entry("STOCSYNC_DELIVERY_LEASE", LEASE.toSeconds() + "s"),
          // Longer than a shop may be at work on what was given up, and than a stopped replica's
          // lease may be another's.
          Map.entry("STOCSYNC_DELIVERY_SETTLE_TIME", "6s"),
          Map.entry("STOCSYNC_DELIVERY_POLL_INTERVAL", "200ms"),
          Map.entry("STOCSYNC_DELIVERY_SHORTEST_PAUSE", "50ms"),
          Map.entry("STOCSYNC_DELIVERY_LONGEST_PAUSE", "1s"),
          Map.entry("STOCSYNC_CATALOG_REFRESH", "3s"));

  private final String name;
  private final List<Door> doors = new ArrayList<>();
  private final List<Stop> stops = new ArrayList<>();
  private final StocSyncProcess process;
  private Optional<String> callbackUrl = Optional.empty();
  private final AtomicReference<Runnable> atNextWrite = new AtomicReference<>();
  private boolean stopped;

  /**
   * A time for which it was stopped.
   *
   * @param from SIGSTOP
   * @param until SIGCONT, or the end of the process
   */
  record Stop(Instant from, Instant until) {}

  /** Starts it, and waits for nothing. */
  Replica(String name, TestDatabase database, List<CampaignShop> shops) {
    this.name = name;
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_APPLICATIONNAME", name);
    environment.put("STOCSYNC_COMPANIES_ACME_TOKEN", StocSyncProcess.TOKEN);
    environment.putAll(HURRY);
    for (CampaignShop shop : shops) {
      Door door = shop.door(name, this::takeWhatAwaitsAWrite);
      doors.add(door);
      environment.putAll(shop.environment(door));
    }
    process = StocSyncProcess.started(environment);
  }

  String name() {
    return name;
  }

  List<Door> doors() {
    return doors;
  }

  /** Where SmartBill calls it, if it listens and is not stopped. */
  synchronized Optional<String> callbackUrl() {
    if (callbackUrl.isEmpty() && process.isListening()) {
      callbackUrl = Optional.of(process.url("/smartbill/acme/stocks"));
    }
    return stopped || !process.runs() ? Optional.empty() : callbackUrl;
  }

  boolean runs() {
    return process.runs();
  }

  /** Stops it where it stands. */
  synchronized void stop() {
    stops.add(new Stop(Instant.now(), Instant.MAX));
    stopped = true;
    process.signal("STOP");
  }

  /** Lets it go on. */
  synchronized void goOn() {
    process.signal("CONT");
    stops.set(stops.size() - 1, new Stop(stops.getLast().from(), Instant.now()));
    stopped = false;
  }

  /** When it was stopped. */
  synchronized List<Stop> stops() {
    return List.copyOf(stops);
  }

  private Optional<Runnable> takeWhatAwaitsAWrite() {
    return Optional.ofNullable(atNextWrite.getAndSet(null));
  }

  /**
   * Does that to it in the middle of its next write: when it has sent it whole, and before the shop
   * begins with it. If it writes nothing for a while it is done all the same.
   *
   * @return whether it was in the middle of a write
   */
  boolean whileItWrites(Duration atMost, Runnable blow) {
    CountDownLatch done = new CountDownLatch(1);
    atNextWrite.set(
        () -> {
          blow.run();
          done.countDown();
        });
    try {
      if (done.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
      Optional<Runnable> notDone = takeWhatAwaitsAWrite();
      notDone.ifPresent(Runnable::run);
      done.await();
      return notDone.isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void kill() {
    process.kill();
  }

  @Override
  public String toString() {
    return name + " (log: " + process.logFile() + ")";
  }
}
