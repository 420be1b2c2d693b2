package ro.stocsync.campaign;

import java.time.Duration;

/**
 * One fault of a script.
 *
 * @param kind what happens
 * @param victim which of the replicas or shops
 * @param rest how long the victim is left in peace before
 * @param lasts how long it lasts
 */
record Blow(Kind kind, int victim, Duration rest, Duration lasts) {

  @Override
  public String toString() {
    return "%s of %d after %d ms for %d ms"
        .formatted(kind, victim + 1, rest.toMillis(), lasts.toMillis());
  }
}
