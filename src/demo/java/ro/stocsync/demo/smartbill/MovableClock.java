package ro.stocsync.demo.smartbill;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that whoever plays with the stand-in may put forward. */
final class MovableClock implements InstantSource {

  private final InstantSource real;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  MovableClock(InstantSource real) {
    this.real = real;
  }

  void putForward(Duration by) {
    ahead.accumulateAndGet(by, Duration::plus);
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead.get());
  }

  /** The same moment by the clock that was not put forward, which the caller goes by. */
  Instant real(Instant moment) {
    return moment.minus(ahead.get());
  }
}
