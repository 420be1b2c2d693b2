package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.stocsync.deploy.PodEnvironment;

/** The packaged application starts with just what the manifests of production give its pods. */
class DeployedConfigurationIT {

  @TempDir private Path root;

  /** Told of at start, like every key of Quarkus' that it does not know. */
  private static final String UNKNOWN = "quarkus.http.nothing-of-that-name";

  @Test
  void severalCompaniesWithSeveralShopsComeFromTheMountedFiles() throws IOException {
    try (TestDatabase database = TestDatabase.start()) {
      Map<String, String> environment =
          new HashMap<>(PodEnvironment.ofProduction(root, database.environment()));
      Files.writeString(root.resolve("config/unknown.properties"), UNKNOWN + "=1");
      // Whom it would call has no address here, but for SmartBill.
      environment.put("STOCSYNC_SMARTBILL_URL", "http://127.0.0.1:1/SBORO/api");
      try (StocSyncProcess stocSync = StocSyncProcess.started(environment)) {
        stocSync.awaitLog("Listening on: ");
        stocSync.shows(() -> servesBoth(stocSync));
        assertThat(
                stocSync.log().lines().filter(line -> line.contains("Unrecognized configuration")))
            .singleElement()
            .asString()
            .as("as JSON")
            .startsWith("{")
            .contains(UNKNOWN);
        assertThat(stocSync.terminate()).isEqualTo(143);
      }
    }
  }

  private static void servesBoth(StocSyncProcess stocSync) {
    assertThat(callback(stocSync, "acme", "example-token-of-acme")).isEqualTo(200);
    assertThat(callback(stocSync, "casa-verde", "example-token-of-verde")).isEqualTo(200);
    assertThat(callback(stocSync, "casa-verde", "example-token-of-acme")).isEqualTo(401);
    for (String shop :
        new String[] {"acme/shops/main", "acme/shops/outlet", "casa-verde/shops/main"}) {
      RestAssured.given()
          .auth()
          .preemptive()
          .basic("ana", "example")
          .get(stocSync.url("/api/companies/" + shop + "/settings"))
          .then()
          .statusCode(200);
    }
    RestAssured.get(stocSync.url("/q/health/ready")).then().statusCode(200);
  }

  private static int callback(StocSyncProcess stocSync, String company, String token) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body("{\"products\":[{\"productCode\":\"P-1\",\"warehouse\":\"Magazin\",\"quantity\":4}]}")
        .post(stocSync.url("/smartbill/" + company + "/stocks"))
        .statusCode();
  }
}
