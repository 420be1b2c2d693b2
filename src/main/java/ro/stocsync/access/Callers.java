package ro.stocsync.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Who calls. */
@ApplicationScoped
class Callers {

  private static final String FORWARDED = "X-Forwarded-For";

  private final int proxies;

  /** Behind so many proxies as are configured. */
  Callers(AccessConfig config) {
    this.proxies = config.proxies();
  }

  /**
   * The address of whoever calls: the peer's own, or what a trusted proxy says of it, where {@code
   * quarkus.http.proxy.*} has some. Most proxies add the address that they see to what they were
   * told, so that the beginning of the list is whatever the caller wrote, and its end is theirs;
   * Quarkus takes the beginning. Empty where there is none, as with a socket of this machine's, and
   * for whoever writes the proxy's own address there, so as to be taken for it.
   */
  String address(HttpServerRequest request) {
    String told = text(request.remoteAddress());
    List<String> chain =
        request.headers().getAll(FORWARDED).stream()
            .flatMap(line -> Stream.of(line.split(",")))
            .map(String::strip)
            .toList();
    if (told.equals(text(request.connection().remoteAddress()))) {
      return chain.contains(told) ? "" : told;
    }
    return chain.size() > 1 ? chain.get(Math.max(0, chain.size() - proxies)) : told;
  }

  private static String text(SocketAddress address) {
    return address == null || address.hostAddress() == null ? "" : address.hostAddress();
  }
}
