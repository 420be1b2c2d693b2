package ro.stocsync.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A page of somebody else's. Browsers take another name for another site, and another port of the
 * same name for the same site.
 *
 * @param address where it is
 */
record OtherSite(String address, HttpServer server) implements AutoCloseable {

  /** A page with that body, on a free port of the host that is called so. */
  static OtherSite named(String host, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] page = ("<!DOCTYPE html><title>.</title>" + body).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    return new OtherSite("http://%s:%d/".formatted(host, server.getAddress().getPort()), server);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
