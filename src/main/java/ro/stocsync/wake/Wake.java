package ro.stocsync.wake;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ro.stocsync.wake.Work.Waiting;

/**
 * Keeps somebody's call waiting while there is work: platforms that stop a process nobody calls, or
 * leave it no processor, let it run as long as a request is open.
 */
@ApplicationScoped
public class Wake {

  private static final Duration FIRST_REST = Duration.ofMillis(50);
  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private final List<Work> works;
  private final CountDownLatch stopping = new CountDownLatch(1);

  /** Earlier than any event, which comes after quarkus.shutdown.timeout has let requests end. */
  private final Thread hook = new Thread(stopping::countDown, "end of wake-ups");

  /** For all work there is. */
  public Wake(@All List<Work> works) {
    this.works = works;
  }

  /** Why a call was answered. */
  public enum State {
    /** Nothing is due; what waits is due later. */
    IDLE,
    /** Its time was over before the work was: the next call goes on. */
    MORE,
    /** The process was told to stop: another one goes on. */
    STOPPING
  }

  /**
   * What became of a call.
   *
   * @param held how long it was kept waiting
   * @param waiting what is left, by kind
   */
  public record Outcome(State state, Duration held, List<Waiting> waiting) {

    /** Copies the list. */
    public Outcome {
      waiting = List.copyOf(waiting);
    }

    /** When the first of what is left is due; empty where nothing comes by itself. */
    public Optional<Instant> nextAt() {
      return waiting.stream().flatMap(one -> one.nextAt().stream()).min(Instant::compareTo);
    }
  }

  void onStart(@Observes StartupEvent event) {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Where the application ends and the process does not, as in development. */
  void onStop(@Observes @Priority(1) ShutdownEvent event) {
    stopping.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends, and the hook has run or will.
    }
  }

  /**
   * Begins what is due and waits until nothing is that will be due within this time. Blocks; calls
   * that overlap wait for the same work. Work passes from one kind to another, as from a run to its
   * deliveries, while they are read one after the other: only two looks in a row that find nothing
   * say so.
   *
   * @throws ro.stocsync.sql.DatabaseException if the database is away
   */
  public Outcome await(Duration atMost) throws InterruptedException {
    Instant began = Instant.now();
    Instant end = began.plus(atMost);
    works.forEach(Work::begin);
    Duration rest = FIRST_REST;
    boolean wasIdle = false;
    while (true) {
      List<Waiting> waiting = look();
      Instant now = Instant.now();
      if (stopping.getCount() == 0) {
        return new Outcome(State.STOPPING, Duration.between(began, now), waiting);
      }
      boolean isIdle = !isDueBy(end, waiting);
      if (isIdle && wasIdle || !now.isBefore(end)) {
        State state = isDueBy(now, waiting) ? State.MORE : State.IDLE;
        return new Outcome(state, Duration.between(began, now), waiting);
      }
      if (!isIdle) {
        rest(shorter(rest, Duration.between(now, end)));
        rest = shorter(rest.multipliedBy(2), LONGEST_REST);
      }
      wasIdle = isIdle;
    }
  }

  /** What waits; of what became due meanwhile its keeper may not have heard yet. */
  private List<Waiting> look() {
    List<Waiting> all = new ArrayList<>();
    for (Work work : works) {
      List<Waiting> waiting = work.waiting();
      if (isDueBy(Instant.now(), waiting)) {
        work.begin();
      }
      all.addAll(waiting);
    }
    return all;
  }

  private void rest(Duration rest) throws InterruptedException {
    // Told to stop or not, the next look is due.
    stopping.await(rest.toMillis() + 1, TimeUnit.MILLISECONDS);
  }

  private static boolean isDueBy(Instant end, List<Waiting> waiting) {
    return waiting.stream().anyMatch(one -> one.isDueBy(end));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
