package ro.stocsync.campaign;

import java.time.Duration;

/** The pace of what goes on in a campaign. No test waits with it for something to come true. */
final class Pace {

  private Pace() {}

  static void rest(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
