package ro.stocsync.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the shop was asked, for tests to look at afterwards. */
public final class Journal {

  private final List<Entry> entries = new ArrayList<>();
  private long cleared = System.nanoTime();

  /**
   * One request.
   *
   * @param method HTTP method
   * @param path below the API's root
   * @param query raw
   * @param operations how many a batch held; 1 for a single write, 0 for a read
   * @param written ids of the products it meant to write
   * @param began nanoseconds of the JVM's clock
   * @param ended likewise; the answer was ready
   */
  public record Entry(
      String method,
      String path,
      String query,
      int operations,
      List<Long> written,
      long began,
      long ended) {

    Entry endedNow() {
      return new Entry(method, path, query, operations, written, began, System.nanoTime());
    }

    boolean overlaps(Entry other) {
      return began < other.ended && other.began < ended;
    }
  }

  synchronized void add(Entry entry) {
    if (entry.began() - cleared >= 0) {
      entries.add(entry);
    }
  }

  /** Every request, in the order in which they ended. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The requests that meant to write. */
  public List<Entry> writes() {
    return entries().stream().filter(entry -> !entry.written().isEmpty()).toList();
  }

  /** The ids written, in their order, repetitions kept. */
  public List<Long> written() {
    return writes().stream().flatMap(entry -> entry.written().stream()).toList();
  }

  /** The most operations any request held. */
  public int mostOperations() {
    return entries().stream().mapToInt(Entry::operations).max().orElse(0);
  }

  /** The most requests that were under way at once. */
  public int mostAtOnce() {
    record Step(long at, int change) {}
    List<Step> steps =
        entries().stream()
            .flatMap(entry -> Stream.of(new Step(entry.began(), 1), new Step(entry.ended(), -1)))
            .sorted(Comparator.comparingLong(Step::at).thenComparingInt(Step::change))
            .toList();
    int now = 0;
    int most = 0;
    for (Step step : steps) {
      now += step.change();
      most = Math.max(most, now);
    }
    return most;
  }

  /** The ids that two requests under way at the same time both wrote. */
  public List<Long> writtenTwiceAtOnce() {
    List<Entry> writes = writes();
    List<Long> found = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      for (int j = i + 1; j < writes.size(); j++) {
        if (writes.get(i).overlaps(writes.get(j))) {
          List<Long> both = new ArrayList<>(writes.get(i).written());
          both.retainAll(writes.get(j).written());
          found.addAll(both);
        }
      }
    }
    return found;
  }

  /** Forgets everything, and what is being answered at this moment too. */
  public synchronized void clear() {
    entries.clear();
    cleared = System.nanoTime();
  }
}
