package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;

/** Traces and lines for machines are off, and the environment alone switches them on. */
class ObservedIT {

  private final Queue<String> exported = new ConcurrentLinkedQueue<>();

  @Test
  void theEnvironmentSwitchesTracesAndJsonOn() throws IOException {
    HttpServer collector = collector();
    String address = "http://127.0.0.1:" + collector.getAddress().getPort();
    Map<String, String> to =
        Map.of(
            "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", address,
            "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
            "QUARKUS_OTEL_EXPORTER_OTLP_COMPRESSION", "none",
            "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "100ms");
    try (TestDatabase database = TestDatabase.start();
        DemoShop shop = DemoShop.start()) {
      shop.catalog().simple("P-1", "Ceai", 1);
      try (StocSyncProcess off = StocSyncProcess.listening(database, shop, to)) {
        off.smartBillSends(product("P-1", 41)).statusCode(200);
        await().untilAsserted(() -> assertThat(shop.stockOf("P-1")).isEqualByComparingTo("41"));
        assertThat(off.terminate()).isEqualTo(143);
        assertThat(exported).isEmpty();
        assertThat(database.number("select count(*) from callback where trace is not null"))
            .isZero();
        assertThat(off.log().lines()).noneMatch(line -> line.startsWith("{"));
      }
      Map<String, String> settings = new java.util.HashMap<>(to);
      settings.put("QUARKUS_OTEL_SDK_DISABLED", "false");
      settings.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
      settings.put("STOCSYNC_COMPANIES_ACME_SHOPS_MAIN_AUTH", "query");
      try (StocSyncProcess on = StocSyncProcess.listening(database, shop, settings)) {
        on.smartBillSends(product("P-1", 42)).statusCode(200);
        await().untilAsserted(() -> assertThat(shop.stockOf("P-1")).isEqualByComparingTo("42"));
        await()
            .untilAsserted(
                () ->
                    assertThat(String.join("", exported))
                        .contains("take in", "deliver slice", "shop update-products"));
        assertThat(on.terminate()).isEqualTo(143);
        assertThat(String.join("", exported) + on.log())
            .doesNotContain(StocSyncProcess.TOKEN, shop.consumerKey(), shop.consumerSecret());
        for (String line : on.log().lines().filter(one -> one.startsWith("{")).toList()) {
          JsonNode json = new ObjectMapper().readTree(line);
          assertThat(json.path("message").isTextual()).as(line).isTrue();
        }
        assertThat(on.log()).contains("\"company\":\"acme\"");
      }
    } finally {
      collector.stop(0);
    }
  }

  /** Takes what is exported, as OTLP over HTTP; names stand in it as they are. */
  private HttpServer collector() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          if (exchange.getRequestURI().getPath().equals("/v1/traces")) {
            exported.add(new String(body, StandardCharsets.ISO_8859_1));
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
