package ro.stocsync.callback;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;
import ro.stocsync.sql.Bytes;

/** Keeps what is read of a body, as it came. */
final class KeptStream extends InputStream {

  private static final int FIRST_ROOM = 8 << 10;

  private final InputStream in;
  private final LongConsumer grown;
  private byte[] kept = new byte[FIRST_ROOM];
  private int length;

  /**
   * Reads from there; the stream is bounded, and so is what is kept.
   *
   * @param grown told how long it is each time that it has grown, and may object
   */
  KeptStream(InputStream in, LongConsumer grown) {
    this.in = in;
    this.grown = grown;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    if (read >= 0) {
      grown.accept(length + 1);
      room(1);
      kept[length++] = (byte) read;
    }
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int most) throws IOException {
    int read = in.read(buffer, offset, most);
    if (read > 0) {
      grown.accept(length + read);
      room(read);
      System.arraycopy(buffer, offset, kept, length, read);
      length += read;
    }
    return read;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void room(int more) {
    if (length + more > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(length + more, 2 * kept.length));
    }
  }

  /** What was read so far. */
  Bytes bytes() {
    return new Bytes(kept, length);
  }

  /** Its beginning. */
  Bytes first(int most) {
    return new Bytes(Arrays.copyOf(kept, Math.min(length, most)), Math.min(length, most));
  }
}
