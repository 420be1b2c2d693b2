package ro.stocsync.packaged;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static ro.stocsync.Operator.ana;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;
import static ro.stocsync.SmartBill.sends;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.filter.cookie.CookieFilter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;

/** The main job on the packaged application, as a jar or as a native executable. */
@QuarkusIntegrationTest
@QuarkusTestResource(value = PackagedResources.class, restrictToAnnotatedClass = true)
class PackagedApplicationIT {

  private static final List<String> PAGES =
      List.of(
          "",
          "/acme/setup",
          "/acme/main/products",
          "/acme/callbacks",
          "/acme/runs",
          "/acme/main/settings",
          "/acme/alerts",
          "/acme/history");

  DemoShop shop;

  @Test
  void aCallbackBecomesStock() {
    moves(product("P-1", 42));
    await().untilAsserted(() -> assertThat(shop.stockOf("P-1")).isEqualByComparingTo("42"));
  }

  @Test
  void smartBillsButtonTestsTheWholeChain() {
    sends().statusCode(200).body(is("\"Testul de sincronizare stoc a fost facut cu succes!\""));
    shop.stripAuthorization(true);
    sends().statusCode(200);
    shop.stripAuthorization(false);
    shop.stop();
    sends().statusCode(502).body(containsString("Magazinul main"));
    shop.resume();
    sends().statusCode(200);
  }

  @Test
  void everyPageOfTheConsoleOpensInBothLanguages() {
    CookieFilter cookies = new CookieFilter();
    given()
        .filter(cookies)
        .redirects()
        .follow(false)
        .formParam("j_username", "ana")
        .formParam("j_password", "parola-anei")
        .post("/login")
        .then()
        .statusCode(302)
        .header("Location", endsWith("/console"));
    for (String language : List.of("ro", "en")) {
      given()
          .filter(cookies)
          .redirects()
          .follow(false)
          .queryParam("back", "/console")
          .get("/language/" + language);
      for (String page : PAGES) {
        given()
            .filter(cookies)
            .get("/console" + page)
            .then()
            .statusCode(200)
            .body(containsString("<html lang=\"%s\"".formatted(language)));
      }
    }
    String page = given().filter(cookies).get("/console").asString();
    assertThat(page).contains("/webjars/bootstrap/", "/assets/console.js");
    Pattern.compile("(?:href|src)=\"(/(?:webjars|assets)/[^\"]+)\"")
        .matcher(page)
        .results()
        .forEach(found -> get(found.group(1)).then().statusCode(200).body(not(is(""))));
  }

  @Test
  void theApiAnswersInJsonOrSaysWhatIsWrong() {
    String shop = "/api/companies/acme/shops/main";
    ana().get("/api/companies").then().statusCode(200).body("id", hasItem("acme"));
    ana().get(shop + "/settings").then().statusCode(200).body("warehouses", hasItem("Magazin"));
    ana().get(shop + "/mappings.csv").then().statusCode(200).body(containsString("product_id"));
    ana()
        .get("/api/companies/nobody/history")
        .then()
        .statusCode(404)
        .body("status", is(404), "detail", containsString("nobody"));
    ana()
        .body("{\"cron\":\"0 0 4 * * ?\",\"zone\":\"Europe/Bucharest\",\"repair\":false}")
        .put(shop + "/reconciliation")
        .then()
        .statusCode(200);
    get("/q/openapi").then().statusCode(200).body(containsString("/api/companies"));
  }

  @Test
  void alertsGoOut() {
    ana()
        .post("/api/companies/acme/alerts/test")
        .then()
        .statusCode(200)
        .body("channel", hasItem("WEBHOOK"), "[0].problem", nullValue());
  }

  @Test
  void healthAndMetrics() {
    get("/q/health/live").then().statusCode(200);
    get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    get("/q/health/group/connection").then().statusCode(200).body(containsString("acme/main"));
    get("/q/metrics").then().statusCode(200).body(containsString("stocsync_shop_requests"));
  }
}
