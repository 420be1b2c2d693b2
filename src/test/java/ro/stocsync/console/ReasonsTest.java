package ro.stocsync.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.sql.Database;

/** Why a delivery failed is told in the reader's language, on every page and by the API. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class ReasonsTest {

  private static final String PRODUCT = "/console/acme/main/product?key=c:TEA-1";
  private static final String API = "/api/companies/acme/shops/main/products";
  private static final String OLD = "Shop acme/main failed with 500: Sorry";

  @Inject ShopStory story;
  @Inject Database database;
  DemoShop shop;

  @BeforeEach
  void begin() {
    story.begin(shop);
    shop.catalog().simple("TEA-1", "Ceai", 1);
    story.catalogIsRead();
  }

  @Test
  void aShopThatIsDownIsToldInTheLanguageOfWhoeverLooks() {
    Browser ana = ana();
    shop.stop();
    try {
      moves(product("TEA-1", 7));

      eventually(ana, "/console/cards", "următoarea încercare: Magazinul refuză conexiunile.");
      eventually(ana, "/console", "Magazinul refuză conexiunile.");
      eventually(ana, PRODUCT, "nu a reușit și se reia: Magazinul refuză conexiunile.");
      assertThat(problem("ro")).endsWith("Magazinul refuză conexiunile.");
      assertThat(problem("en")).endsWith("The shop refuses connections.");

      ana.opens("/language/en?back=/console").statusCode(303);
      eventually(ana, "/console", "The shop refuses connections.");
      eventually(ana, PRODUCT, "failed and is tried again: The shop refuses connections.");
      assertThat(ana.opens("/console/cards").extract().asString())
          .doesNotContain("Magazinul", "[&quot;", "shop.unreachable");
    } finally {
      shop.resume();
    }
    story.shopShows(shop, "TEA-1", 7);
  }

  @Test
  void whatAShopSaysItselfStaysInItsOwnWords() {
    shop.faults().next(1, (method, path) -> path.endsWith("/batch"), new Fault.ServerError());

    moves(product("TEA-1", 7));

    story.shopShows(shop, "TEA-1", 7);
    eventually(ana(), PRODUCT, "se reia: Magazinul a răspuns cu eroarea 500: „");
  }

  @Test
  void whatAnOlderVersionKeptIsStillShown() {
    story.aloneWithTheShop(
        () -> {
          moves(product("TEA-1", 7));
          database.update(
              "update shop_stock set state = 'RETRYING', problem = ?, next_attempt_at = 'infinity'",
              OLD);
          database.update(
              "update shop_lease set failures = 1, problem = ?,"
                  + " paused_until = now() + interval '10 minutes'"
                  + " where company = 'acme' and purpose = 'DELIVERY'",
              OLD);
        });

    eventually(ana(), "/console/cards", "următoarea încercare: " + OLD);
    eventually(ana(), PRODUCT, "nu a reușit și se reia: " + OLD);
    assertThat(problem("ro")).endsWith(OLD);
  }

  private static String problem(String language) {
    return given()
        .auth()
        .preemptive()
        .basic("ana", "parola-anei")
        .header("Accept-Language", language)
        .get(API)
        .then()
        .statusCode(200)
        .extract()
        .path("items[0].problem");
  }

  private static void eventually(Browser browser, String page, String text) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(browser.opens(page).statusCode(200).extract().asString())
                    .contains(text));
  }

  private static Browser ana() {
    return Browser.of("ana", "parola-anei");
  }
}
