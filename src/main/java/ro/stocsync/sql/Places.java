package ro.stocsync.sql;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who may have a connection, first come, first served. Two of the pool's are left to health, which
 * asks the pool itself: a database that works hard is not one that is away.
 */
@ApplicationScoped
public class Places {

  private static final int OF_HEALTH = 2;

  private final Semaphore free;
  private final Duration longestWait;

  /** Of the pool, and as patient as it is. */
  public Places(
      @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int pool,
      @ConfigProperty(name = "quarkus.datasource.jdbc.acquisition-timeout") Duration longestWait,
      MeterRegistry metrics) {
    this.free = new Semaphore(Math.max(1, pool - OF_HEALTH), true);
    this.longestWait = longestWait;
    Gauge.builder("stocsync.database.waiting", free, Semaphore::getQueueLength)
        .description("Threads that wait for a connection to the database")
        .register(metrics);
  }

  /**
   * Takes one, to be given back.
   *
   * @throws SQLException if none comes free in time
   */
  void take() throws SQLException {
    try {
      if (!free.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new SQLTransientConnectionException(
            "no connection came free within %d s".formatted(longestWait.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted while it waited for a connection", e);
    }
  }

  void giveBack() {
    free.release();
  }
}
