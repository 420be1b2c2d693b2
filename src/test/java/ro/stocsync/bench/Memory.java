package ro.stocsync.bench;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import ro.stocsync.packaged.StocSyncProcess;

/** What memory a process takes. */
final class Memory {

  private Memory() {}

  /** Its memory once it uses hardly any processor time, in MiB. */
  static double settled(StocSyncProcess process) {
    Duration[] before = {process.processorTime()};
    await()
        .pollInterval(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              Duration now = process.processorTime();
              boolean idle = now.minus(before[0]).toMillis() < 200;
              before[0] = now;
              return idle;
            });
    return process.residentMebibytes();
  }
}
