package ro.stocsync.packaged;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/** Ports for servers that go away and come back on the same one. */
public final class Ports {

  /** Below those that Linux gives to outgoing connections, which could take it meanwhile. */
  private static final int FIRST = 20_000;

  private static final int BEYOND = 32_000;
  private static final int TRIES = 100;

  private Ports() {}

  /** One that nobody uses now. */
  public static int free() {
    Random random = new Random();
    for (int i = 0; i < TRIES; i++) {
      int port = random.nextInt(FIRST, BEYOND);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Taken; the next may not be.
      }
    }
    throw new IllegalStateException("no free port between " + FIRST + " and " + BEYOND);
  }
}
