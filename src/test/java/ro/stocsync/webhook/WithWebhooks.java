package ro.stocsync.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import ro.stocsync.WithDemoShop;

/**
 * The demo shop with an address to deliver to, and no periodic reading that would hide what a
 * webhook did.
 */
public class WithWebhooks extends WithDemoShop {

  @Override
  public Map<String, String> getConfigOverrides() {
    int port = freePort();
    Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
    overrides.put("stocsync.catalog.refresh", "1h");
    overrides.put("stocsync.catalog.hint-pause", "1s");
    overrides.put("stocsync.webhooks.check", "1s");
    // The shop has to be told of the port before the server has it.
    overrides.put("quarkus.http.test-port", Integer.toString(port));
    overrides.put("stocsync.public-url", "http://localhost:" + port + "/");
    return overrides;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
