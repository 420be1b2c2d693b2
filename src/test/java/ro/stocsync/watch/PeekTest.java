package ro.stocsync.watch;

import static ro.stocsync.SmartBill.*;
import io.quarkus.test.junit.*;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import java.nio.file.*;

@QuarkusTest
@TestProfile(WithDemoShop.class)
class PeekTest {
  DemoShop shop;
  @Inject ShopStory story;
  @Inject GaugeKeeper gauges;

  @Test
  void peek() throws Exception {
    story.begin(shop);
    shop.catalog().simple("P-1", "Ceai", 1);
    moves(product("P-1", 4), product("P-9", 4));
    story.shopShows(shop, "P-1", 4);
    story.catalogIsRead();
    for (String p : new String[] {"/smartbill/x1/stocks", "/smartbill/x2/stocks/z", "/api/nix/1", "/console/nix", "/nix/3", "/assets/console.css", "/webjars/bootstrap/dist/css/bootstrap.min.css", "/q/health/live", "/api/companies/acme/shops/main/products", "/woocommerce/a/b/hooks", "/login", "/"}) {
      RestAssured.given().redirects().follow(false).get(p);
      RestAssured.given().redirects().follow(false).post(p);
      RestAssured.given().redirects().follow(false).auth().preemptive().basic("ana", "parola-anei").get(p + "?a=3");
      RestAssured.given().redirects().follow(false).auth().preemptive().basic("ana", "nonsense").get(p);
    }
    gauges.read();
    Files.writeString(Path.of("/tmp/h5w/metrics.txt"), RestAssured.get("/q/metrics").asString());
  }
}
