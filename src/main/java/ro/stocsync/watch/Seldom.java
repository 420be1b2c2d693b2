package ro.stocsync.watch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Tells the log of what may happen a thousand times a second once a minute, with how often it did.
 */
public final class Seldom {

  private final long pause;
  private final LongConsumer line;
  private final LongSupplier nanoTime;
  private final AtomicLong untold = new AtomicLong();
  private final AtomicLong next;

  /**
   * Nothing has happened yet.
   *
   * @param line writes the line, given how often it has happened since the last one
   */
  public Seldom(LongConsumer line) {
    this(Duration.ofMinutes(1), line, System::nanoTime);
  }

  Seldom(Duration pause, LongConsumer line, LongSupplier nanoTime) {
    this.pause = pause.toNanos();
    this.line = line;
    this.nanoTime = nanoTime;
    this.next = new AtomicLong(nanoTime.getAsLong());
  }

  /** It happened once more. */
  public void happened() {
    untold.incrementAndGet();
    tell();
  }

  /** Whoever comes by tells what is still untold, if it is time. */
  public void tell() {
    if (untold.get() == 0) {
      return;
    }
    long due = next.get();
    long now = nanoTime.getAsLong();
    if (now - due >= 0 && next.compareAndSet(due, now + pause)) {
      line.accept(untold.getAndSet(0));
    }
  }
}
