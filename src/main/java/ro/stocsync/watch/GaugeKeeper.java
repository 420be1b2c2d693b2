package ro.stocsync.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import ro.stocsync.sql.DatabaseException;

/**
 * Keeps the gauges of what stands in the database fresh. While it is away they are gone, rather
 * than as they were, and a gauge of our own tells for how long.
 */
@ApplicationScoped
public class GaugeKeeper {

  private static final Logger LOG = Logger.getLogger(GaugeKeeper.class);

  private final List<StandingGauges> gauges;
  private volatile long readAt = System.nanoTime();

  /** Of every package that has some. */
  public GaugeKeeper(@All List<StandingGauges> gauges, MeterRegistry metrics) {
    this.gauges = List.copyOf(gauges);
    TimeGauge.builder("stocsync.gauges.age", () -> System.nanoTime() - readAt, TimeUnit.NANOSECONDS)
        .description("Time since the gauges that stand in the database were read")
        .register(metrics);
  }

  /** Reads all of them; where one cannot be read all are gone. */
  @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void read() {
    try {
      gauges.forEach(StandingGauges::read);
      readAt = System.nanoTime();
    } catch (DatabaseException e) {
      LOG.warnf("Metrics of the database's rows are gone, it is away: %s", e.getMessage());
      gauges.forEach(StandingGauges::forget);
    }
  }
}
