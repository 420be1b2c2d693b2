package ro.stocsync.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static ro.stocsync.Operator.ana;
import static ro.stocsync.Operator.at;
import static ro.stocsync.Operator.ignores;
import static ro.stocsync.Operator.maps;
import static ro.stocsync.Operator.target;
import static ro.stocsync.Operator.tries;
import static ro.stocsync.Operator.vlad;
import static ro.stocsync.Operator.wish;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.Outcome.State;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;

/** Who may use the operator's API, what it shows, and how it tells what cannot be. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class OperatorApiTest {

  @Inject ShopStory story;
  DemoShop shop;

  @BeforeEach
  void aNewShop() {
    story.begin(shop);
  }

  // --- who may

  @Test
  void nobodyComesInWithoutTheRightPassword() {
    given()
        .get("/api/companies")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("basic"));
    given().auth().preemptive().basic("ana", "parola").get("/api/companies").then().statusCode(401);
    given().auth().preemptive().basic("nobody", "x").get("/api/companies").then().statusCode(401);
    given()
        .header("Authorization", "Bearer " + WithDemoShop.TOKEN)
        .get("/api/companies")
        .then()
        .statusCode(401);
  }

  @Test
  void theOperatorsPasswordOpensNothingOfSmartBills() {
    ana()
        .body("{\"products\":[]}")
        .post("/smartbill/acme/stocks")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer");
  }

  @Test
  void aViewerLooksAndChangesNothing() {
    vlad().get(at("/settings")).then().statusCode(200);
    vlad().body(wish("P-1", false, target(1, "1"))).post(at("/mappings")).then().statusCode(403);
    vlad().delete("/api/companies/acme/products?product=c:P-1").then().statusCode(403);
  }

  @Test
  void anAddressThatNobodyThoughtOfIsClosedToo() {
    given().get("/api/nothing-here").then().statusCode(401);
    ana().get("/api/nothing-here").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
  }

  // --- problems

  @Test
  void anUnknownShopIsToldByName() {
    ana()
        .get("/api/companies/acme/shops/other/settings")
        .then()
        .statusCode(404)
        .contentType(Problem.MEDIA_TYPE)
        .body("status", equalTo(404))
        .body("detail", startsWith("Company acme has no shop other"));
    ana()
        .header("Accept-Language", "ro")
        .get("/api/companies/nimeni/history")
        .then()
        .statusCode(404);
  }

  @Test
  void romanianIsSpokenUnlessEnglishIsAskedFor() {
    given()
        .auth()
        .preemptive()
        .basic("ana", "parola-anei")
        .get("/api/companies/nimeni/history")
        .then()
        .body("detail", startsWith("Nu există firma nimeni"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{\"action\":\"FEED\"}",
        "{\"action\":\"MAP\",\"targets\":7}",
        "null",
        ""
      })
  void whatCannotBeReadIsAProblemAndNoSecretOfOurs(String body) {
    tries(body)
        .statusCode(400)
        .contentType(Problem.MEDIA_TYPE)
        .body("detail", not(containsString("ro.stocsync")));
  }

  @Test
  void aPageOutOfBoundsNamesItsField() {
    ana()
        .get(at("/catalog?size=100000"))
        .then()
        .statusCode(400)
        .contentType(Problem.MEDIA_TYPE)
        .body("violations.field", hasItem(containsString("size")));
  }

  @Test
  void aMethodThatIsNotThereIsAProblem() {
    ana().delete("/api/companies").then().statusCode(405).contentType(Problem.MEDIA_TYPE);
  }

  // --- what is shown

  @Test
  void companiesAndShopsAreListedWithoutTheirSecrets() {
    String body =
        ana()
            .get("/api/companies")
            .then()
            .statusCode(200)
            .body("id", contains("acme"))
            .body("[0].shops.id", contains("main"))
            .extract()
            .asString();
    assertThat(body).doesNotContain(WithDemoShop.TOKEN, shop.consumerSecret());
  }

  @Test
  void aProductIsShownWithItsStateTheReasonAndTheCure() {
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    moves(product("P-1", 5), product("NONE", 5));
    story.shopShows(shop, "P-1", 5);
    story.isParked("c:NONE", State.UNMATCHED);

    ana()
        .get(at("/products?state=UNMATCHED"))
        .then()
        .statusCode(200)
        .body("total", equalTo(1))
        .body("items[0].product", equalTo("c:NONE"))
        .body("items[0].problem", equalTo("The shop has no such product."))
        .body("items[0].cure", containsString("as the SKU"));
    ana()
        .get(at("/products/one?product=c:P-1"))
        .then()
        .statusCode(200)
        .body("state", equalTo("DELIVERED"))
        .body("reason", equalTo("CODE"))
        .body("deliveredQuantity", equalTo(5));
    ana().get(at("/products/one?product=c:NEVER")).then().statusCode(404);
    ana().get(at("/products?state=SOMEHOW")).then().statusCode(404);
  }

  @Test
  void theShopsProductsAreSearchedByTheirWords() {
    shop.catalog().simple("P-1", "Ceai verde Țara", 1);
    shop.catalog().simple("P-2", "Ceai negru", 1);
    story.catalogIsRead();

    ana()
        .queryParam("text", "CEAI ţara")
        .get(at("/catalog"))
        .then()
        .statusCode(200)
        .body("items.sku", contains("P-1"));
    ana()
        .get(at("/catalog/reading"))
        .then()
        .statusCode(200)
        .body("purpose", equalTo("FIRST"))
        .body("items", equalTo(2));
  }

  // --- mappings

  @Test
  void aMappingIsMadeChangedAndTakenAwayAndTheHistorySaysByWhom() {
    long one = shop.catalog().simple("A", "Ceai", 1);
    long other = shop.catalog().simple("B", "Cafea", 1);
    story.catalogIsRead();
    moves(product("SB-1", 5));
    story.isParked("c:SB-1", State.UNMATCHED);

    String id = maps("SB-1", target(one, "1"));
    story.shopShows(shop, one, 5);
    ana()
        .body(wish("SB-1", false, target(other, "2")))
        .put(at("/mappings/" + id))
        .then()
        .statusCode(200);
    story.shopShows(shop, other, 10);
    vlad().get(at("/mappings")).then().statusCode(200).body("items.id", contains(id));
    ana().delete(at("/mappings/" + id)).then().statusCode(204);
    story.isParked("c:SB-1", State.UNMATCHED);

    ana()
        .get("/api/companies/acme/history?product=c:SB-1")
        .then()
        .body("what", contains("MAPPING_DELETED", "MAPPING_CHANGED", "MAPPING_CREATED"))
        .body("who", contains("ana", "ana", "ana"))
        .body("[1].detail.before", equalTo(one + " × 1"))
        .body("[1].detail.after", equalTo(other + " × 2"));
    ana().get(at("/mappings/" + id)).then().statusCode(404).contentType(Problem.MEDIA_TYPE);
  }

  @Test
  void aMappingThatMakesNoSenseIsRefusedWithTheReason() {
    long known = shop.catalog().simple("A", "Ceai", 1);
    long parent = shop.catalog().variableKeepingStock("V", "Tricou", 4, "S", "M");
    story.catalogIsRead();

    Map.of(
            wish("X", false),
            "MAP",
            wish("X", false, target(999_999, "1")),
            "999999",
            wish("X", false, target(known, "0")),
            "",
            wish("X", false, target(known, "1"), target(known, "1")),
            "" + known,
            wish("X", false, target(parent + 1, "1"), target(parent + 2, "1")),
            "" + parent,
            "{\"action\":\"IGNORE\"}",
            "code",
            "{\"code\":\"X\",\"action\":\"IGNORE\",\"targets\":[%s]}".formatted(target(known, "1")),
            "")
        .forEach((wish, word) -> tries(wish).statusCode(400).contentType(Problem.MEDIA_TYPE));
    ana().get(at("/mappings")).then().body("items", hasSize(0));
  }

  @Test
  void twoMappingsOfOneProductOrOneStockAreAConflict() {
    long one = shop.catalog().simple("A", "Ceai", 1);
    story.catalogIsRead();
    maps("X", target(one, "1"));

    tries(wish("X", false, target(one, "1"))).statusCode(409);
    tries(wish("Y", false, target(one, "1")))
        .statusCode(409)
        .body("detail", containsString("c:X"))
        .body("detail", containsString("together"));
    tries(wish("Y", true, target(one, "1"))).statusCode(201);
  }

  @Test
  void anIgnoredProductIsLeftAloneUntilTheMappingIsTakenAway() {
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    String id = ignores("P-1");

    moves(product("P-1", 5));
    story.isParked("c:P-1", State.IGNORED);
    story.shopShows(shop, "P-1", 1);
    ana().delete(at("/mappings/" + id)).then().statusCode(204);

    story.shopShows(shop, "P-1", 5);
  }

  // --- what is documented

  @Test
  void everyOperationIsDocumented() {
    Map<String, Map<String, Map<String, Object>>> paths =
        given()
            .accept("application/json")
            .get("/q/openapi")
            .then()
            .statusCode(200)
            .extract()
            .path("paths");

    assertThat(paths)
        .containsKey("/smartbill/{company}/stocks")
        .allSatisfy((path, whatItDoes) -> assertThat(path).doesNotStartWith("/console"));
    List<String> missing =
        paths.entrySet().stream()
            .filter(path -> path.getKey().startsWith("/api"))
            .flatMap(
                path ->
                    path.getValue().entrySet().stream()
                        .filter(operation -> !"parameters".equals(operation.getKey()))
                        .filter(
                            operation ->
                                !operation.getValue().containsKey("summary")
                                    || !((Map<?, ?>) operation.getValue().get("responses"))
                                        .containsKey("401"))
                        .map(operation -> operation.getKey() + " " + path.getKey()))
            .toList();
    assertThat(paths.keySet()).anyMatch(path -> path.endsWith("/mappings/{id}"));
    assertThat(missing).isEmpty();
  }
}
