package ro.stocsync.wake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;
import ro.stocsync.sql.DatabaseException;
import ro.stocsync.sql.Schema;
import ro.stocsync.wake.ChoreTable.Standing;

/**
 * Does the chores, each once in its interval whatever replica looks first; each on a virtual thread
 * of its own. When one was done stands in the database, so that processes which live a minute each
 * do all of them: an interval that is counted from the start of the process would never pass.
 *
 * <p>Looked at before: ShedLock holds a lock for an interval, also where the work failed; Quartz
 * with a JDBC store brings eleven tables and JTA; db-scheduler would do, with its own pool of
 * threads, heartbeats and table, and does not follow an interval that is configured anew until the
 * old one has passed. What is left of them here is a table of one row for each chore and the
 * statement that claims it.
 */
@ApplicationScoped
public class Chores implements Work {

  private static final Logger LOG = Logger.getLogger(Chores.class);
  private static final Duration SHORTEST_REST = Duration.ofMillis(100);
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  private final ChoreTable table;
  private final ConcurrentMap<String, Chore> chores = new ConcurrentHashMap<>();
  private final Map<Chore, Instant> underWay = new ConcurrentHashMap<>();
  private final Semaphore wakeUps = new Semaphore(0);
  private volatile boolean running;

  /** Over the one table. */
  Chores(ChoreTable table) {
    this.table = table;
  }

  /** Has something done from now on. */
  public void add(Chore chore) {
    if (chores.putIfAbsent(chore.name(), chore) != null) {
      throw new IllegalArgumentException("Two chores of one name: " + chore.name());
    }
    wakeUps.release();
  }

  void onStart(@Observes @Priority(Schema.PRIORITY + 10) StartupEvent event) {
    running = true;
    Thread.ofVirtual().name("chores").start(this::watch);
  }

  /** What is under way ends with the process, and somebody else does it at once. */
  void onStop(@Observes ShutdownEvent event) {
    running = false;
    wakeUps.release();
    try {
      underWay.forEach(table::giveBack);
    } catch (DatabaseException e) {
      LOG.warnf("Chores cannot be given back, the database is away: %s", e.getMessage());
    }
  }

  /** Begins what is due, or will be in a moment. */
  @Override
  public void begin() {
    begin(Chore::allowance);
  }

  /** Chores that are due, failed or under way; the others are due to nobody's harm. */
  @Override
  public List<Waiting> waiting() {
    List<Standing> overdue =
        table.look(chores.values()).stream().filter(Standing::overdue).toList();
    Optional<Duration> first =
        overdue.stream()
            .map(chore -> chore.underWay() ? Duration.ZERO : chore.dueIn())
            .min(Duration::compareTo);
    return List.of(Waiting.in("chores", overdue.size(), first));
  }

  private void watch() {
    while (running) {
      Duration rest = LONGEST_REST;
      try {
        wakeUps.drainPermits();
        begin(chore -> Duration.ZERO);
        rest = untilTheNext();
      } catch (DatabaseException e) {
        LOG.warnf("Chores cannot be looked for, the database is away: %s", e.getMessage());
      }
      try {
        // Woken up or not, the next look is due.
        wakeUps.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Duration untilTheNext() {
    Duration next =
        table.look(chores.values()).stream()
            .map(Standing::dueIn)
            .min(Duration::compareTo)
            .orElse(LONGEST_REST);
    Duration atMost = next.compareTo(LONGEST_REST) < 0 ? next : LONGEST_REST;
    return atMost.compareTo(SHORTEST_REST) > 0 ? atMost : SHORTEST_REST;
  }

  private void begin(Function<Chore, Duration> early) {
    for (Standing standing : table.look(chores.values())) {
      Chore chore = chores.get(standing.name());
      if (running && standing.dueIn().compareTo(early.apply(chore)) <= 0) {
        table.claim(chore, early.apply(chore)).ifPresent(began -> start(chore, began));
      }
    }
  }

  private void start(Chore chore, Instant began) {
    underWay.put(chore, began);
    Thread.ofVirtual().name("chore " + chore.name()).start(() -> run(chore, began));
  }

  private void run(Chore chore, Instant began) {
    try {
      chore.task().run();
      table.done(chore, began);
    } catch (RuntimeException e) {
      failed(chore, began, e);
    } finally {
      underWay.remove(chore, began);
      wakeUps.release();
    }
  }

  /** An error of ours is told with its place; that the database is away needs none. */
  private void failed(Chore chore, Instant began, RuntimeException why) {
    String text =
        "The chore '%s' failed and is tried again in %d s: %s"
            .formatted(chore.name(), chore.pause().toSeconds(), why.getMessage());
    if (why instanceof DatabaseException) {
      LOG.warn(text);
    } else {
      LOG.error(text, why);
    }
    try {
      table
          .failed(chore, began)
          .filter(times -> times > 1)
          .ifPresent(
              times -> LOG.warnf("The chore '%s' failed %d times in a row", chore.name(), times));
    } catch (DatabaseException e) {
      LOG.warnf(
          "The chore '%s' is tried again in %d s, the database is away: %s",
          chore.name(), chore.hold().toSeconds(), e.getMessage());
    }
  }
}
