package ro.stocsync.callback;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waiting in line for places that are few. */
final class Waiting {

  private Waiting() {}

  /** Whether so many were had in time; a thread that is told to end has none. */
  static boolean acquired(Semaphore places, int wanted, Duration atMost) {
    try {
      return places.tryAcquire(wanted, atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
