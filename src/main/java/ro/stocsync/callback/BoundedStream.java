package ro.stocsync.callback;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Ends in an exception where the body grows over its bounds of length and time. */
final class BoundedStream extends FilterInputStream {

  private final long end;
  private long left;

  /** Lets so many bytes through within that time, which begins now. */
  BoundedStream(InputStream in, long most, Duration longest) {
    super(in);
    this.left = most;
    this.end = System.nanoTime() + longest.toNanos();
  }

  /** The body is larger than it may be. */
  static final class TooLarge extends IOException {

    private static final long serialVersionUID = 1L;
  }

  /** The body takes longer than it may. */
  static final class TooSlow extends IOException {

    private static final long serialVersionUID = 1L;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read >= 0) {
      count(1);
    }
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  private void count(int bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new TooLarge();
    }
    if (System.nanoTime() - end > 0) {
      throw new TooSlow();
    }
  }
}
