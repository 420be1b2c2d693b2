package ro.stocsync.callback;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import ro.stocsync.ledger.Receipt;
import ro.stocsync.sql.Bytes;

/** SmartBill's body while it comes in: read as a list, and kept as it came. */
final class ReceivedBody {

  /** Of a body that is too large nobody needs more to see what it was. */
  private static final int BEGINNING = 64 << 10;

  /**
   * Bytes that an item counts for at least: a short one is as many objects. SmartBill's own are
   * longer.
   */
  private static final long SHORTEST_ITEM = 64;

  private final KeptStream stream;
  private final OptionalLong announced;
  private final CallbackConfig config;
  private final long most;
  private final LongConsumer grown;
  private boolean whole;

  /**
   * Nothing of it is read yet.
   *
   * @param announced how long it is, as far as the sender says so
   * @param most how long it may be
   * @param grown told how much room it takes, in bytes of a body of usual items, each time that
   *     more came in, and may object
   */
  ReceivedBody(
      InputStream body,
      OptionalLong announced,
      CallbackConfig config,
      long most,
      LongConsumer grown) {
    this.stream = new KeptStream(new BoundedStream(body, most, config.longestRead()), grown);
    this.announced = announced;
    this.config = config;
    this.most = most;
    this.grown = grown;
  }

  /**
   * Reads it to its end, whether it can be used or not, so that all of it is kept.
   *
   * @throws BodyProblem if it cannot be taken in
   * @throws Crowded if there is no room for more of it
   */
  List<RawItem> read() throws BodyProblem {
    try {
      if (announced.orElse(0) > most) {
        stream.readNBytes(BEGINNING);
        throw new BoundedStream.TooLarge();
      }
      return readOrDrain();
    } catch (BoundedStream.TooLarge e) {
      throw new BodyProblem(413, "body.too-large", most);
    } catch (BoundedStream.TooSlow e) {
      throw new BodyProblem(408, "body.too-slow", config.longestRead().toSeconds());
    } catch (IOException e) {
      // The sender is gone; nobody reads this answer, and nothing was taken in.
      throw new BodyProblem(400, "body.broken", 0);
    }
  }

  private List<RawItem> readOrDrain() throws BodyProblem, IOException {
    try (stream) {
      try {
        return new BodyReader(config.maxItems(), items -> grown.accept(items * SHORTEST_ITEM))
            .read(stream);
      } finally {
        if (stream.read() >= 0) {
          stream.transferTo(OutputStream.nullOutputStream());
        }
        whole = true;
      }
    }
  }

  /** The receipt's note of it, with what SmartBill is answered. */
  Receipt.Call answered(int status, String answer) {
    Bytes kept = whole ? stream.bytes() : stream.first(BEGINNING);
    return new Receipt.Call(kept, whole, status, answer);
  }
}
