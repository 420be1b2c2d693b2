package ro.stocsync.packaged;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;
import static ro.stocsync.SmartBill.sends;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;

/** The main job on the packaged application, as a jar or as a native executable. */
@QuarkusIntegrationTest
@QuarkusTestResource(value = PackagedResources.class, restrictToAnnotatedClass = true)
class PackagedApplicationIT {

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
  void healthAndMetrics() {
    get("/q/health/live").then().statusCode(200);
    get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    get("/q/health/group/connection").then().statusCode(200).body(containsString("acme/main"));
    get("/q/metrics").then().statusCode(200).body(containsString("stocsync_shop_requests"));
  }
}
