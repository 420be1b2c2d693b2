package ro.stocsync.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Requests that no client would send, from any address of this machine: 127.0.0.1, 127.0.0.2... */
final class RawHttp {

  private static final int PATIENCE = 5_000;

  private final URI place;
  private final String from;
  private final int patience;

  private RawHttp(URI place, String from, int patience) {
    this.place = place;
    this.from = from;
    this.patience = patience;
  }

  static RawHttp to(StocSyncProcess stocSync) {
    return new RawHttp(URI.create(stocSync.url("/")), "127.0.0.1", PATIENCE);
  }

  RawHttp from(String address) {
    return new RawHttp(place, address, PATIENCE);
  }

  /** With so many milliseconds of patience where the other side waits for more than was sent. */
  RawHttp patient(int milliseconds) {
    return new RawHttp(place, from, milliseconds);
  }

  /** Sends just those bytes; the answer, as it came until the other side closed. */
  String sends(String bytes) {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      socket.connect(new InetSocketAddress(place.getHost(), place.getPort()), PATIENCE);
      socket.setSoTimeout(patience);
      return exchanged(socket, bytes.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String exchanged(Socket socket, byte[] bytes) throws IOException {
    StringBuilder answer = new StringBuilder();
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      byte[] buffer = new byte[8_192];
      for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
        answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
      }
    } catch (SocketException | SocketTimeoutException e) {
      // It closed before it had read all of it, or waits for more.
      return answer.toString();
    }
    return answer.toString();
  }

  /** A whole request with those lines of headers; the connection is closed after it. */
  String asks(String method, String path, String body, String... headers) {
    return sends(request(method, path, body, headers));
  }

  /** That request as it goes over the wire. */
  static String request(String method, String path, String body, String... headers) {
    return ("%s %s HTTP/1.1\r\nHost: stocsync.example\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n%s")
        .formatted(
            method,
            path,
            body.length(),
            Arrays.stream(headers).map(line -> line + "\r\n").collect(Collectors.joining()),
            body);
  }

  /** A header of an answer; empty if there is none. */
  static String header(String answer, String name) {
    return answer
        .lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(
            line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .collect(Collectors.joining(", "));
  }

  /** The status of an answer; 0 if there was none. */
  static int status(String answer) {
    return answer.startsWith("HTTP/1.") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }
}
