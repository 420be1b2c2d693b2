package ro.stocsync.callback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;

/**
 * How many of SmartBill's calls are inside this process at once, and how many bytes of their
 * bodies. Decided before a body is read: whoever finds the house full is told so at once, whoever
 * finds no room for its body waits for it unread, and costs next to nothing.
 */
@ApplicationScoped
class Admission {

  /** What is counted; a call of the usual kind takes one or two. */
  private static final int UNIT = 1 << 10;

  /**
   * What a body may grow by before room is asked for once more, where nobody says how long it is.
   */
  private static final long STEP = 64 << 10;

  private final Semaphore inside;
  private final Map<String, Semaphore> shares;
  private final long longest;
  private final int units;
  private final Semaphore room;
  private final Duration longestWait;

  @Inject
  Admission(CallbackConfig config, CallbackLimits limits, Companies companies) {
    this(
        limits.concurrent() + config.waiting(),
        limits.bodiesInMemory(),
        config.longestWait(),
        companies.all().stream().map(Company::id).toList());
  }

  Admission(int most, long bytes, Duration longestWait, Collection<String> companies) {
    // One company's flood leaves half of the house to the others.
    int share = companies.size() > 1 ? Math.max(1, most / 2) : most;
    this.inside = new Semaphore(most);
    this.shares =
        companies.stream()
            .collect(Collectors.toMap(Function.identity(), id -> new Semaphore(share)));
    this.longest = bytes;
    this.units = Math.max(1, Math.toIntExact(bytes / UNIT));
    this.room = new Semaphore(units, true);
    this.longestWait = longestWait;
  }

  /**
   * Lets a call in, which has to leave again.
   *
   * @param announced how long its body is, as far as the sender says so
   * @throws Crowded if there is no room, now or within the time that it waits
   */
  Visit enter(String company, OptionalLong announced) {
    Semaphore share = shares.get(company);
    if (!share.tryAcquire()) {
      throw new Crowded();
    }
    if (!inside.tryAcquire()) {
      share.release();
      throw new Crowded();
    }
    Visit visit = new Visit(share);
    try {
      // Of one that is too large only the beginning is read.
      visit.awaitRoom(
          announced.stream().filter(bytes -> bytes <= longest).findFirst().orElse(STEP));
      return visit;
    } catch (RuntimeException e) {
      visit.close();
      throw e;
    }
  }

  /** A call that was let in, of one thread. */
  final class Visit implements AutoCloseable {

    private final Semaphore share;
    private int held;

    private Visit(Semaphore share) {
      this.share = share;
    }

    private void awaitRoom(long bytes) {
      int wanted = units(bytes);
      if (!Waiting.acquired(room, wanted, longestWait)) {
        throw new Crowded();
      }
      held = wanted;
    }

    /**
     * So many bytes of the body have come in. Does not wait, holding what others wait for.
     *
     * @throws Crowded if there is no room for more of it
     */
    void grown(long bytes) {
      if (bytes <= (long) held * UNIT) {
        return;
      }
      int wanted = units(Math.max(bytes + STEP, bytes * 2)) - held;
      if (wanted > 0 && !room.tryAcquire(wanted)) {
        throw new Crowded();
      }
      held += wanted;
    }

    private int units(long bytes) {
      return (int) Math.min(units, bytes / UNIT + 1);
    }

    @Override
    public void close() {
      room.release(held);
      held = 0;
      inside.release();
      share.release();
    }
  }
}
