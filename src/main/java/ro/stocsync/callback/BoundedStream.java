package ro.stocsync.callback;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends in an exception where the body grows over its bound. */
final class BoundedStream extends FilterInputStream {

  private long left;

  /** Lets so many bytes through. */
  BoundedStream(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  /** The body is larger than it may be. */
  static final class TooLarge extends IOException {

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

  private void count(int bytes) throws TooLarge {
    left -= bytes;
    if (left < 0) {
      throw new TooLarge();
    }
  }
}
