package ro.stocsync.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ro.stocsync.company.Company;

/** The last connection test of each company, for those who look often: they share one run. */
@ApplicationScoped
public class CachedReports {

  private final ConnectionTest test;
  private final Duration cache;
  private final Map<Company, Uni<ConnectionReport>> reports = new ConcurrentHashMap<>();

  /** Of the given test. */
  public CachedReports(ConnectionTest test, ConnectionConfig config) {
    this.test = test;
    this.cache = config.cache();
  }

  /** A report as young as configured; waits for the run under way, if there is one. */
  public Uni<ConnectionReport> of(Company company) {
    return reports.computeIfAbsent(
        company,
        key -> {
          Age age = new Age();
          return test.run(key)
              .onSubscription()
              .invoke(age::young)
              .onItem()
              .invoke(age::begin)
              .memoize()
              .until(() -> age.exceeds(cache));
        });
  }

  /** How long ago a run ended; one that still runs has no age. */
  private static final class Age {

    private volatile boolean ended;
    private volatile long endedAt;

    void young() {
      ended = false;
    }

    void begin() {
      endedAt = System.nanoTime();
      ended = true;
    }

    boolean exceeds(Duration age) {
      return ended && System.nanoTime() - endedAt >= age.toNanos();
    }
  }
}
