package ro.stocsync.callback;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;
import ro.stocsync.ledger.Receipt;
import ro.stocsync.sql.Bytes;

/** SmartBill's body while it comes in: read as a list, and kept as it came. */
final class ReceivedBody {

  /** Of a body that is too large nobody needs more to see what it was. */
  private static final int BEGINNING = 64 << 10;

  private final KeptStream stream;
  private final OptionalLong announced;
  private final CallbackConfig limits;
  private boolean whole;

  /**
   * Nothing of it is read yet.
   *
   * @param announced how long it is, as far as the sender says so
   */
  ReceivedBody(InputStream body, OptionalLong announced, CallbackConfig limits) {
    this.stream = new KeptStream(new BoundedStream(body, limits.maxBodySize().asLongValue()));
    this.announced = announced;
    this.limits = limits;
  }

  /**
   * Reads it to its end, whether it can be used or not, so that all of it is kept.
   *
   * @throws BodyProblem if it cannot be taken in
   */
  List<RawItem> read() throws BodyProblem {
    long most = limits.maxBodySize().asLongValue();
    try {
      if (announced.orElse(0) > most) {
        stream.readNBytes(BEGINNING);
        throw new BoundedStream.TooLarge();
      }
      return readOrDrain();
    } catch (BoundedStream.TooLarge e) {
      throw new BodyProblem(413, "body.too-large", most);
    } catch (IOException e) {
      // The sender is gone; nobody reads this answer, and nothing was taken in.
      throw new BodyProblem(400, "body.broken", 0);
    }
  }

  private List<RawItem> readOrDrain() throws BodyProblem, IOException {
    try (stream) {
      try {
        return new BodyReader(limits.maxItems()).read(stream);
      } finally {
        stream.transferTo(OutputStream.nullOutputStream());
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
