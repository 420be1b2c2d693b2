package ro.stocsync.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends bytes as they are, whether or not they are HTTP, and reads what comes back. */
public final class RawHttp {

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[^\\r\\n]*\\r\\n");
  private static final Duration MOMENT = Duration.ofMillis(200);
  private static final int CONNECT_MILLIS = 5_000;
  private static final int LONGEST_ANSWER = 1 << 20;

  private final InetSocketAddress server;
  private final Duration patience;

  /** To that server. */
  public RawHttp(URI server, Duration patience) {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
    this.patience = patience;
  }

  /**
   * What came back.
   *
   * @param status of the last answer; 0 if the connection was closed without one
   * @param text all that came
   */
  public record Answer(int status, String text) {}

  /**
   * Sends a request that is whole.
   *
   * @throws SocketTimeoutException if the server neither answered nor closed in time
   * @throws IOException if there is no connection to be had
   */
  public Answer send(byte[]... parts) throws IOException {
    return send(patience, parts);
  }

  /**
   * Sends what may be the beginning of a longer request; if nothing comes for a moment, says that
   * it was all.
   *
   * @throws SocketTimeoutException if the server neither answered nor closed in time
   * @throws IOException if there is no connection to be had
   */
  public Answer begin(byte[]... parts) throws IOException {
    return send(MOMENT, parts);
  }

  private Answer send(Duration wait, byte[]... parts) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server, CONNECT_MILLIS);
      socket.setSoTimeout((int) wait.toMillis());
      ByteArrayOutputStream came = new ByteArrayOutputStream();
      try {
        for (byte[] part : parts) {
          socket.getOutputStream().write(part);
        }
        socket.getOutputStream().flush();
        readPatiently(socket, came, wait);
      } catch (SocketTimeoutException e) {
        throw e;
      } catch (IOException e) {
        // Closed while we wrote, as may be whom nobody listens to; what was answered counts.
        return answer(came);
      }
      return answer(came);
    }
  }

  private void readPatiently(Socket socket, ByteArrayOutputStream came, Duration wait)
      throws IOException {
    try {
      read(socket.getInputStream(), came);
    } catch (SocketTimeoutException e) {
      if (wait.equals(patience)) {
        throw e;
      }
      socket.shutdownOutput();
      socket.setSoTimeout((int) patience.toMillis());
      read(socket.getInputStream(), came);
    }
  }

  private static void read(InputStream in, ByteArrayOutputStream came) throws IOException {
    byte[] buffer = new byte[8_192];
    int read = in.read(buffer);
    while (read >= 0 && came.size() < LONGEST_ANSWER) {
      came.write(buffer, 0, read);
      read = in.read(buffer);
    }
  }

  private static Answer answer(ByteArrayOutputStream came) {
    String text = came.toString(StandardCharsets.ISO_8859_1);
    Matcher status = STATUS.matcher(text);
    int last = 0;
    while (status.find()) {
      last = Integer.parseInt(status.group(1));
    }
    return new Answer(last, text);
  }
}
