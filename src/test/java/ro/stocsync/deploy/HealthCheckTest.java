package ro.stocsync.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The health check of the JVM's image, from its source. */
class HealthCheckTest {

  @Test
  void itEndsWellIfTheAddressAnswers200AndBadlyElse() throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/live", exchange -> exchange.sendResponseHeaders(200, -1));
    server.createContext("/down", exchange -> exchange.sendResponseHeaders(503, -1));
    server.start();
    String address = "http://localhost:" + server.getAddress().getPort();
    try {
      assertThat(exitStatus(address + "/live")).isZero();
      assertThat(exitStatus(address + "/down")).isEqualTo(1);
    } finally {
      server.stop(0);
    }
    assertThat(exitStatus(address + "/live")).isEqualTo(1);
  }

  private static int exitStatus(String address) throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "deploy/docker/HealthCheck.java",
            address)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
