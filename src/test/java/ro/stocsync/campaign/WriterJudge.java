package ro.stocsync.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is promised about who writes to a shop:
 *
 * <ul>
 *   <li>A replica begins a write only while it has the shop's lease for deliveries.
 *   <li>No two requests that write one product are under way at once, of one replica or of two. A
 *       request is over when its answer is there or its sender has closed the connection: what the
 *       shop does later with one that was given up is why what it may overtake is written once more
 *       after the settle time, and is judged by what the shop shows in the end.
 *   <li>At most so many requests of a replica are under way at a shop, and at most as many writes
 *       of all replicas together, since one of them writes.
 * </ul>
 *
 * Of a replica that was stopped (SIGSTOP) none of this can hold from then on: its requests stay
 * open, another takes the lease, and one that it was about to send goes out when it goes on. These
 * are left out, and those begun without the lease are counted.
 */
final class WriterJudge {

  /** How long after SIGCONT what was about to be sent may take until we see it. */
  private static final Duration WAKING = Duration.ofSeconds(1);

  private final LeaseHistory leases;
  private final Map<String, List<Replica.Stop>> stops;
  private long staleBegins;

  WriterJudge(LeaseHistory leases, List<Replica> replicas) {
    this.leases = leases;
    this.stops = replicas.stream().collect(Collectors.toMap(Replica::name, Replica::stops));
  }

  /** Writes that began without the lease. */
  List<String> withoutLease(String shop, List<Seen> seen) {
    List<String> found = new ArrayList<>();
    for (Seen one : seen) {
      if (one.isWrite() && !leases.had(one.replica(), shop, one.began())) {
        if (wasStoppedJustBefore(one, shop)) {
          staleBegins++;
        } else {
          found.add(shop + ": " + one + " began without the lease");
        }
      }
    }
    return found;
  }

  /** Looked at its lease, was stopped, and sent when it went on. */
  private boolean wasStoppedJustBefore(Seen one, String shop) {
    return stops.get(one.replica()).stream()
        .anyMatch(
            stop ->
                leases.had(one.replica(), shop, stop.from())
                    && !one.began().isBefore(stop.from())
                    && one.began().isBefore(after(stop)));
  }

  private static Instant after(Replica.Stop stop) {
    return stop.until().equals(Instant.MAX) ? Instant.MAX : stop.until().plus(WAKING);
  }

  /** Requests that began without the lease, as they may. */
  long staleBegins() {
    return staleBegins;
  }

  /** Products that two requests wrote at the same time. */
  List<String> sameProductAtOnce(String shop, List<Seen> seen) {
    List<String> found = new ArrayList<>();
    List<Seen> open = new ArrayList<>();
    for (Seen one : inOrder(seen, Seen::isWrite)) {
      open.removeIf(earlier -> !earlier.ended().isAfter(one.began()));
      for (Seen earlier : open) {
        if (!Collections.disjoint(earlier.written(), one.written())) {
          found.add(shop + ": one product written at once by " + earlier + " and " + one);
        }
      }
      open.add(one);
    }
    return found;
  }

  /** Moments at which more was under way than may be. */
  List<String> tooManyAtOnce(String shop, List<Seen> seen) {
    List<String> found = new ArrayList<>();
    seen.stream()
        .collect(Collectors.groupingBy(Seen::replica))
        .values()
        .forEach(
            ofReplica ->
                found.addAll(
                    beyond(shop, inOrder(ofReplica, one -> true), Replica.CONCURRENT_REQUESTS)));
    found.addAll(beyond(shop, inOrder(seen, Seen::isWrite), Replica.CONCURRENT_REQUESTS));
    return found;
  }

  private static List<String> beyond(String shop, List<Seen> seen, int bound) {
    List<String> found = new ArrayList<>();
    List<Seen> open = new ArrayList<>();
    for (Seen one : seen) {
      open.removeIf(earlier -> !earlier.ended().isAfter(one.began()));
      open.add(one);
      if (open.size() > bound) {
        found.add("%s: %d at once: %s".formatted(shop, open.size(), open));
      }
    }
    return found;
  }

  private List<Seen> inOrder(List<Seen> seen, Predicate<Seen> which) {
    return seen.stream()
        .filter(which)
        .filter(one -> !meetsAStop(one))
        .sorted(Comparator.comparing(Seen::began))
        .toList();
  }

  private boolean meetsAStop(Seen one) {
    return stops.get(one.replica()).stream()
        .anyMatch(stop -> one.ended().isAfter(stop.from()) && one.began().isBefore(after(stop)));
  }
}
