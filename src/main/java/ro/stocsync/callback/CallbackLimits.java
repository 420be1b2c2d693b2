package ro.stocsync.callback;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much is taken in at once where nobody says otherwise: connections are left for delivery, the
 * console and health, and memory for everything else.
 */
@Startup(2)
@ApplicationScoped
public class CallbackLimits {

  /**
   * A list takes up to {@value} times the room of its body while it is read, judged, written and
   * answered, measured with 100,000 items.
   */
  private static final int ROOM_OF_A_BODY = 12;

  /** Bytes of heap that are not lists': 33 MiB of an idle process, and what delivery takes. */
  private static final long HEAP_OF_OTHERS = 48 << 20;

  /** In a small heap lists have half of it. */
  private static final int SHARE_OF_A_SMALL_HEAP = 2;

  /** Worker threads of pages, API and webhooks, and of health. */
  private static final int THREADS_OF_OTHERS = 120;

  private final int concurrent;
  private final long bodiesInMemory;
  private final long maxBodySize;

  /**
   * As configured, or as pool and heap allow.
   *
   * @throws ConfigurationException if callbacks could take every connection or every thread
   */
  @Inject
  public CallbackLimits(
      CallbackConfig config,
      @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int pool,
      @ConfigProperty(name = "quarkus.thread-pool.max-threads") int threads) {
    this(config, pool, threads, Runtime.getRuntime().maxMemory());
  }

  CallbackLimits(CallbackConfig config, int pool, int threads, long heap) {
    this.concurrent = config.concurrent().orElse(Math.max(1, pool * 3 / 5));
    if (concurrent > 1 && concurrent > pool - 4) {
      throw new ConfigurationException(
          "StocSync does not start: its configuration is wrong.\n"
              + "stocsync.callback.concurrent (%d) leaves too few connections for everything else:"
                  .formatted(concurrent)
              + " write %d at most, or raise quarkus.datasource.jdbc.max-size (%d)"
                  .formatted(Math.max(1, pool - 4), pool));
    }
    int most = threads - THREADS_OF_OTHERS - concurrent;
    if (config.waiting() > most) {
      throw new ConfigurationException(
          "StocSync does not start: its configuration is wrong.\n"
              + "stocsync.callback.waiting (%d) leaves too few threads for everything else:"
                  .formatted(config.waiting())
              + " write %d at most, or raise quarkus.thread-pool.max-threads (%d)"
                  .formatted(Math.max(0, most), threads));
    }
    long lists = Math.max(heap - HEAP_OF_OTHERS, heap / SHARE_OF_A_SMALL_HEAP);
    this.bodiesInMemory =
        config.bodiesInMemory().map(MemorySize::asLongValue).orElse(lists / ROOM_OF_A_BODY);
    this.maxBodySize = Math.min(config.maxBodySize().asLongValue(), bodiesInMemory);
  }

  /** Lists written to the database at once. */
  int concurrent() {
    return concurrent;
  }

  /** Bytes of bodies held at once. */
  long bodiesInMemory() {
    return bodiesInMemory;
  }

  /** Bytes of one body: as configured, and never more than may be held in all. */
  long maxBodySize() {
    return maxBodySize;
  }
}
