package ro.stocsync.packaged;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ro.stocsync.deploy.Compose;

/**
 * What {@code deploy/compose.yaml} starts, as processes with its very environment: a sale in the
 * demo SmartBill reaches the demo shop. Only addresses are others; that of the demo is one that
 * StocSync does not take for its own machine's.
 */
class ComposeIT {

  private static final String DEMO = "127.0.0.2";

  @Test
  void aSaleReachesTheShop() throws IOException {
    Compose compose = Compose.read();
    String port = freePort();
    Map<String, String> demo = compose.environment("demo");
    demo.replaceAll((key, value) -> value.replace("stocsync:8080", "127.0.0.1:" + port));
    try (TestDatabase database = TestDatabase.start();
        DemoServers servers = DemoServers.start(demo)) {
      Map<String, String> environment = compose.environment("stocsync");
      environment.replaceAll(
          (key, value) ->
              value
                  .replace("demo:8090", DEMO + ":" + servers.shopPort())
                  .replace("demo:8091", DEMO + ":" + servers.smartBillPort()));
      environment.putAll(database.environment());
      environment.put("QUARKUS_HTTP_PORT", port);
      try (StocSyncProcess stocSync =
          StocSyncProcess.listening(StocSyncProcess.started(environment))) {
        stocSync.shows(() -> story(stocSync, servers));
      }
    }
  }

  private static void story(StocSyncProcess stocSync, DemoServers servers) {
    RestAssured.post(
            "http://localhost:%s/demo/move?code=P-00001&warehouse=Magazin&quantity=4242"
                .formatted(servers.smartBillPort()))
        .then()
        .statusCode(200)
        .body(containsString("StocSync a răspuns 200"));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                RestAssured.given()
                    .auth()
                    .preemptive()
                    .basic("ck_demo", "cs_demo")
                    .get(
                        "http://localhost:%s/wp-json/wc/v3/products?sku=P-00001"
                            .formatted(servers.shopPort()))
                    .then()
                    .body("stock_quantity", hasItem(4242)));
    RestAssured.given()
        .auth()
        .preemptive()
        .basic("operator", "operator")
        .get(stocSync.url("/api/companies/demo/runs"))
        .then()
        .statusCode(200)
        .body(containsString("PULL"));
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return "" + socket.getLocalPort();
    }
  }
}
