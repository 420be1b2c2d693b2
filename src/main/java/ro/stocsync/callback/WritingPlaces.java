package ro.stocsync.callback;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many callbacks work with the database at once. Taken only after the body was read, so that a
 * slow sender keeps nobody from writing.
 */
@ApplicationScoped
class WritingPlaces {

  private final Semaphore places;
  private final Duration longestWait;

  WritingPlaces(CallbackConfig config, CallbackLimits limits) {
    this.places = new Semaphore(limits.concurrent(), true);
    this.longestWait = config.longestWait();
  }

  /**
   * Does it in its turn.
   *
   * @throws Crowded if its turn does not come in time
   */
  <T> T within(Supplier<T> work) {
    if (!Waiting.acquired(places, 1, longestWait)) {
      throw new Crowded();
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
