package ro.stocsync.wake;

import java.time.Duration;
import java.util.Collection;

/** How a process that was told to stop waits for what it has under way. */
public final class Goodbye {

  private Goodbye() {}

  /**
   * Waits until those threads have ended, for all of them together no longer than that: a platform
   * grants one grace period, however many shops do not answer.
   *
   * @throws InterruptedException if the one who waits is interrupted
   */
  public static void to(Collection<Thread> threads, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (Thread thread : threads) {
      thread.join(Duration.ofNanos(end - System.nanoTime()));
    }
  }
}
