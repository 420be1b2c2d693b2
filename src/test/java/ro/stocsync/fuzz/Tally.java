package ro.stocsync.fuzz;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Counts inputs by what came of them, and how long the slowest took. */
public final class Tally {

  private final String of;
  private final Map<String, Long> counts = new TreeMap<>();
  private Duration slowest = Duration.ZERO;

  /** Of inputs of that kind. */
  public Tally(String of) {
    this.of = of;
  }

  /** What is done with an input; answers what came of it. */
  public interface Trial {

    /**
     * Tries it.
     *
     * @throws Exception which fails the test
     */
    String run() throws Exception;
  }

  /**
   * Does it and counts it.
   *
   * @param bound how long it may take
   * @throws Exception that it throws
   */
  public void count(Duration bound, Trial trial) throws Exception {
    long began = System.nanoTime();
    String outcome = trial.run();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    count(outcome, took);
    if (took.compareTo(bound) > 0) {
      throw new AssertionError(of + " took " + took.toMillis() + " ms: " + outcome);
    }
  }

  /** Counts one. */
  public synchronized void count(String outcome, Duration took) {
    counts.merge(outcome, 1L, Long::sum);
    slowest = took.compareTo(slowest) > 0 ? took : slowest;
  }

  /** How many there were of that outcome. */
  public synchronized long of(String outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** How many there were. */
  public synchronized long all() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public synchronized String toString() {
    return "Fuzz: %,d of %s, slowest %d ms, %s".formatted(all(), of, slowest.toMillis(), counts);
  }
}
