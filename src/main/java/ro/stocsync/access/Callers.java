package ro.stocsync.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/** Who calls. */
public final class Callers {

  private Callers() {}

  /**
   * The address of whoever calls: what a trusted proxy says, where {@code quarkus.http.proxy.*}
   * names some, and else the peer's own. Empty where there is none, as with a socket of this
   * machine's.
   */
  public static String address(HttpServerRequest request) {
    SocketAddress peer = request.remoteAddress();
    return peer == null || peer.hostAddress() == null ? "" : peer.hostAddress();
  }
}
