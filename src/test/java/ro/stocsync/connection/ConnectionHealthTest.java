package ro.stocsync.connection;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.woocommerce.ShopTestProfile;

/** Health of a service with one shop that is well (bravo) and one that is down (acme). */
@QuarkusTest
@TestProfile(ShopTestProfile.class)
@QuarkusTestResource(value = ConnectionHealthTest.Bravo.class, restrictToAnnotatedClass = true)
class ConnectionHealthTest {

  static WireMockServer server;

  @BeforeEach
  void play() {
    WellShop.play(server);
  }

  @Test
  void groupTellsOfEveryCompanyAndShop() {
    get("/q/health/group/connection")
        .then()
        .statusCode(503)
        .body("status", equalTo("DOWN"))
        .body("checks.name", containsInAnyOrder("acme", "acme/main", "bravo", "bravo/main"))
        .body(check("bravo", "status"), equalTo("UP"))
        .body(check("bravo", "data.database"), equalTo("ok: Baza de date StocSync răspunde."))
        .body(check("bravo/main", "status"), equalTo("UP"))
        .body(check("bravo/main", "data.writing"), equalTo("ok: Cheile API pot scrie stocuri."))
        .body(check("acme", "status"), equalTo("UP"))
        .body(check("acme/main", "status"), equalTo("DOWN"))
        .body(
            check("acme/main", "data.reachable"),
            allOf(startsWith("întrerupt: "), containsString("Ce aveți de făcut: ")))
        .body(check("acme/main", "data.keys"), startsWith("neverificat: "));
  }

  @Test
  void groupShowsNoSecret() {
    assertThat(get("/q/health/group/connection").asString())
        .doesNotContain("ck_key", "cs_secret", "token-of");
  }

  @Test
  void aShopThatIsDownNeitherStopsNorKillsTheService() {
    get("/q/health/ready")
        .then()
        .statusCode(200)
        .body(
            "checks.name",
            containsInAnyOrder("Database connections health check", "Database migrations"));
    get("/q/health/live").then().statusCode(200).body("checks", empty());
    get("/q/health").then().statusCode(200).body("checks.name", not(containsString("acme")));
  }

  private static String check(String name, String path) {
    return "checks.find { it.name == '" + name + "' }." + path;
  }

  /** A second company, whose shop is well. */
  public static final class Bravo implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
      server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
      server.start();
      String bravo = "stocsync.companies.bravo.";
      return Map.of(
          bravo + "token", "token-of-bravo",
          bravo + "shops.main.url", server.baseUrl(),
          bravo + "shops.main.consumer-key", "ck_key",
          bravo + "shops.main.consumer-secret", "cs_secret",
          bravo + "shops.main.warehouses", "Magazin");
    }

    @Override
    public void stop() {
      server.stop();
    }
  }
}
