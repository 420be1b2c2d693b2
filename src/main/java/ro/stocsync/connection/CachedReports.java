package ro.stocsync.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import ro.stocsync.company.Company;

/** The last connection test of each company, for those who look often: they share one run. */
@ApplicationScoped
public class CachedReports {

  private final Function<Company, Uni<ConnectionReport>> test;
  private final Duration cache;
  private final LongSupplier nanoTime;
  private final Map<Company, Uni<ConnectionReport>> reports = new ConcurrentHashMap<>();

  /** Of the connection test. */
  @Inject
  public CachedReports(ConnectionTest test, ConnectionConfig config) {
    this(test::run, config.cache(), System::nanoTime);
  }

  CachedReports(
      Function<Company, Uni<ConnectionReport>> test, Duration cache, LongSupplier nanoTime) {
    this.test = test;
    this.cache = cache;
    this.nanoTime = nanoTime;
  }

  /** A report as young as configured; waits for the run under way, if there is one. */
  public Uni<ConnectionReport> of(Company company) {
    return reports.computeIfAbsent(
        company,
        key -> {
          Age age = new Age();
          return test.apply(key)
              .onSubscription()
              .invoke(age::young)
              .onItem()
              .invoke(age::begin)
              .memoize()
              .until(() -> age.exceeds(cache));
        });
  }

  /** A report of a run that begins now, which those who look often share from then on. */
  public Uni<ConnectionReport> anew(Company company) {
    reports.remove(company);
    return of(company);
  }

  /** How long ago a run ended; one that still runs has no age. */
  private final class Age {

    private volatile boolean ended;
    private volatile long endedAt;

    void young() {
      ended = false;
    }

    void begin() {
      endedAt = nanoTime.getAsLong();
      ended = true;
    }

    boolean exceeds(Duration age) {
      return ended && nanoTime.getAsLong() - endedAt >= age.toNanos();
    }
  }
}
