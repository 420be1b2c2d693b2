package ro.stocsync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static ro.stocsync.Operator.ana;
import static ro.stocsync.Operator.at;
import static ro.stocsync.Operator.ignores;
import static ro.stocsync.Operator.maps;
import static ro.stocsync.Operator.target;
import static ro.stocsync.Operator.tries;
import static ro.stocsync.Operator.wish;
import static ro.stocsync.SmartBill.item;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.named;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.Outcome.State;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;

/** The right product, or a question to the operator; never a wrong one. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class MatchingTest {

  @Inject ShopStory story;
  DemoShop shop;

  @BeforeEach
  void aNewShop() {
    story.begin(shop);
  }

  private void reasonIs(String key, Match.Reason reason) {
    ana()
        .queryParam("product", key)
        .get(at("/products/one"))
        .then()
        .statusCode(200)
        .body("reason", equalTo(reason.name()));
  }

  // --- codes

  @Test
  void spacesAroundACodeAreDroppedAndThoseWithinAreKept() {
    shop.catalog().simple("AB 1", "Unu", 1);
    shop.catalog().simple("AB1", "Doi", 1);

    moves(product("  AB 1 ", 5));

    story.shopShows(shop, "AB 1", 5);
    story.shopShows(shop, "AB1", 1);
  }

  @Test
  void leadingZerosAreKept() {
    shop.catalog().simple("0012", "Unu", 1);
    shop.catalog().simple("12", "Doi", 1);

    moves(product("0012", 5));

    story.shopShows(shop, "0012", 5);
    story.shopShows(shop, "12", 1);
  }

  @Test
  void letterCaseCountsOnlyWhereItLeavesOneCandidate() {
    long one = shop.catalog().simple("Ab-1", "Unu", 1);
    shop.catalog().simple("CD-1", "Trei", 1);
    shop.catalog().simple("cd-1", "Patru", 1);
    story.catalogIsRead();

    moves(product("AB-1", 5), product("Cd-1", 6));

    story.shopShows(shop, one, 5);
    reasonIs("c:AB-1", Match.Reason.FOLDED_CODE);
    story.isParked("c:Cd-1", State.AMBIGUOUS);
  }

  @Test
  void theExactCodeKeepsItsProductAndTheOneOfOtherLetterCaseIsAsked() {
    long id = shop.catalog().simple("AB-1", "Unu", 1);
    story.catalogIsRead();

    moves(item("AB-1", "Ceai", "Magazin", 5), item("ab-1", "Cafea", "Magazin", 6));

    story.shopShows(shop, id, 5);
    story.isState("c:AB-1", State.DELIVERED);
    story.isParked("c:ab-1", State.CONFLICTING);
  }

  @Test
  void aSkuWithACommaIsOneSku() {
    shop.catalog().simple("X,Y-1", "Set", 1);
    shop.catalog().simple("Y-1", "Cablu", 1);

    moves(product("X,Y-1", 5));

    story.shopShows(shop, "X,Y-1", 5);
    story.shopShows(shop, "Y-1", 1);
  }

  @Test
  void aSkuOnParentAndVariationMeansTheParentUnlessTheVariationHasItsOwn() {
    long parent = shop.catalog().variableKeepingStock("V", "Tricou", 4, "S", "M");
    shop.catalog().sku(parent + 1, "V");
    story.catalogIsRead();

    moves(product("V", 9));

    story.shopShows(shop, parent, 9);
  }

  @Test
  void draftsAndPrivateProductsAreKeptUpToDateAndTrashedOnesNever() {
    long draft = shop.catalog().simple("D-1", "Ciornă", 1);
    long hidden = shop.catalog().simple("H-1", "Privat", 1);
    long trashed = shop.catalog().simple("T-1", "Gunoi", 1);
    shop.catalog().status(draft, "draft");
    shop.catalog().status(hidden, "private");
    shop.catalog().status(trashed, "trash");
    story.catalogIsRead();

    moves(product("D-1", 5), product("H-1", 6), product("T-1", 7));

    story.shopShows(shop, draft, 5);
    story.shopShows(shop, hidden, 6);
    story.isParked("c:T-1", State.UNMATCHED);
    assertThat(shop.stock(trashed)).isEqualByComparingTo("1");
  }

  @Test
  void aCodeThatIsNoSkuIsFoundAsGtin() {
    long id = shop.catalog().simple("OWN-1", "Carte", 1);
    shop.catalog().gtin(id, "978-973-0-22836-4");
    story.catalogIsRead();

    moves(product("9789730228364", 5));

    story.shopShows(shop, id, 5);
    reasonIs("c:9789730228364", Match.Reason.GTIN);
  }

  // --- names

  @Test
  void aVariationIsFoundByEitherWayOfWritingItsName() {
    long parent = shop.catalog().variable("V", "Tricou", "Roșu, S", "Roșu, M");
    story.catalogIsRead();

    moves(named("Tricou - Roşu, S", 5), named("TRICOU (roșu, M)", 6));

    story.shopShows(shop, parent + 1, 5);
    story.shopShows(shop, parent + 2, 6);
  }

  @Test
  void aNameStandsInForACodeOnlyWhereTheSettingSaysSo() {
    long id = shop.catalog().simple("OTHER", "Ceai", 1);
    story.catalogIsRead();
    moves(item("P-1", "Ceai", "Magazin", 5));
    story.isParked("c:P-1", State.UNMATCHED);

    ro.stocsync.Operator.sets("nameFallback", "true");
    story.shopShows(shop, id, 5);
    reasonIs("c:P-1", Match.Reason.NAME);

    ro.stocsync.Operator.sets("nameFallback", "false");
    story.isParked("c:P-1", State.UNMATCHED);
  }

  // --- what changes in the shop resolves by itself

  @Test
  void anAmbiguityEndsWhenTheShopKeepsOneOfThem() {
    long one = shop.catalog().simple("DUP", "Unu", 1);
    long other = shop.catalog().simple("DUP", "Doi", 1);
    story.catalogIsRead();
    moves(product("DUP", 5));
    story.isParked("c:DUP", State.AMBIGUOUS);

    shop.catalog().sku(other, "DUP-2");

    story.shopShows(shop, one, 5);
  }

  @Test
  void aDeliveredProductIsMatchedAnewWhenItsCodeMovesToAnother() {
    long one = shop.catalog().simple("P-1", "Unu", 1);
    long other = shop.catalog().simple("P-2", "Doi", 1);
    story.catalogIsRead();
    moves(product("P-1", 5));
    story.shopShows(shop, one, 5);

    shop.catalog().sku(one, "OLD");
    shop.catalog().sku(other, "P-1");

    story.shopShows(shop, other, 5);
    story.shopShows(shop, one, 5);
  }

  @Test
  void aDeliveredProductBecomesAQuestionWhenASecondOneTakesItsCode() {
    long one = shop.catalog().simple("P-1", "Unu", 1);
    story.catalogIsRead();
    moves(product("P-1", 5));
    story.shopShows(shop, one, 5);

    shop.catalog().simple("P-1", "Doi", 1);

    story.isParked("c:P-1", State.AMBIGUOUS);
  }

  @Test
  void aRenameUnderAnUnchangedCodeWritesNothing() {
    long one = shop.catalog().simple("P-1", "Unu", 1);
    story.catalogIsRead();
    moves(product("P-1", 5));
    story.shopShows(shop, one, 5);
    story.everythingIsDelivered();
    shop.journal().clear();

    shop.catalog().rename(one, "Altfel");
    story.catalogIsRead();

    assertThat(story.undelivered()).isZero();
    assertThat(shop.journal().written()).isEmpty();
  }

  @Test
  void anExternalProductIsToldWithItsCureAndMayBeIgnored() {
    shop.catalog().ofType("external", "EXT", "Extern");
    story.catalogIsRead();
    moves(product("EXT", 5));
    story.isParked("c:EXT", State.EXTERNAL);

    ana()
        .get(at("/products?state=EXTERNAL"))
        .then()
        .body("items[0].cure", containsString("simple product"));
    ignores("EXT");
    story.isParked("c:EXT", State.IGNORED);
  }

  // --- operators' mappings

  @Test
  void oneProductFeedsSeveralListingsEachWithItsFactor() {
    long piece = shop.catalog().simple("", "Ceai, bucata", 1);
    long box = shop.catalog().simple("", "Ceai, cutie de 6", 1);
    story.catalogIsRead();
    maps("CEAI", target(piece, "1"), target(box, "0.166666667"));

    moves(product("CEAI", 17));

    story.shopShows(shop, piece, 17);
    story.shopShows(shop, box, 2);
    story.isState("c:CEAI", State.DELIVERED);
  }

  @Test
  void boxesInSmartBillArePiecesInTheShop() {
    long piece = shop.catalog().simple("", "Ceai", 1);
    story.catalogIsRead();
    maps("CUTIE", target(piece, "12"));

    moves(product("CUTIE", "1.5"));

    story.shopShows(shop, piece, 18);
  }

  @Test
  void twoProductsThatFeedOneStockOnPurposeAreSummed() {
    long id = shop.catalog().simple("", "Ceai", 1);
    story.catalogIsRead();
    maps("A", target(id, "1"));
    tries(wish("B", true, target(id, "10"))).statusCode(201);

    moves(product("A", 5));
    story.shopShows(shop, id, 5);
    moves(product("B", 2));
    story.shopShows(shop, id, 25);
    moves(product("A", 0));
    story.shopShows(shop, id, 20);
  }

  @Test
  void oneThatIsNoLongerMappedIsTakenOutOfTheSum() {
    long id = shop.catalog().simple("", "Ceai", 1);
    story.catalogIsRead();
    maps("A", target(id, "1"));
    String second = tries(wish("B", true, target(id, "1"))).extract().path("id");
    moves(product("A", 5), product("B", 2));
    story.shopShows(shop, id, 7);

    ana().delete(at("/mappings/" + second)).then().statusCode(204);

    story.shopShows(shop, id, 5);
    story.isParked("c:B", State.UNMATCHED);
  }

  @Test
  void anOperatorsMappingComesBeforeTheCode() {
    long byCode = shop.catalog().simple("P-1", "Unu", 1);
    long chosen = shop.catalog().simple("P-2", "Doi", 1);
    story.catalogIsRead();
    maps("P-1", target(chosen, "1"));

    moves(product("P-1", 5), product("P-2", 6));

    story.shopShows(shop, chosen, 5);
    story.isParked("c:P-2", State.CONFLICTING);
    story.shopShows(shop, byCode, 1);
  }

  @Test
  void variationsWhoseParentKeepsTheStockAreSummedWhereTheOperatorMapsThem() {
    long parent = shop.catalog().variableKeepingStock("V", "Tricou", 40, "S", "M");
    story.catalogIsRead();
    moves(product("V-1", 5), product("V-2", 7));
    story.isParked("c:V-1", State.CONFLICTING);

    maps("V-1", target(parent + 1, "1"));
    tries(wish("V-2", true, target(parent + 2, "1"))).statusCode(201);

    story.shopShows(shop, parent, 12);
  }

  @Test
  void aMappingWhoseProductIsGoneIsDroppedAndTheCodeCountsAgain() {
    long mapped = shop.catalog().simple("", "Ceai vechi", 1);
    long byCode = shop.catalog().simple("P-1", "Ceai nou", 1);
    story.catalogIsRead();
    maps("P-1", target(mapped, "1"));
    moves(product("P-1", 5));
    story.shopShows(shop, mapped, 5);

    shop.catalog().status(mapped, "trash");
    moves(product("P-1", 6));

    story.shopShows(shop, byCode, 6);
  }

  // --- files

  private static ValidatableResponse imports(String file) {
    return ana()
        .contentType("text/csv")
        .body(file.getBytes(StandardCharsets.UTF_8))
        .post(at("/mappings.csv"))
        .then()
        .statusCode(200);
  }

  @Test
  void aFileMapsManyAndGoesOutAsItCameIn() {
    long one = shop.catalog().simple("S-1", "Unu", 1);
    long two = shop.catalog().simple("S-2", "Doi", 1);
    story.catalogIsRead();

    imports(
            """
            smartbill_code;smartbill_name;action;product_id;sku;factor
            001;Ceai;map;%d;;1
            001;Ceai;map;;S-2;0,5
            GONE;;ignore;;;
            BAD;;map;;NONE;1
            BAD2;;map;999999;;1
            """
                .formatted(one))
        .body("products", equalTo(2))
        .body("problems.line", org.hamcrest.Matchers.contains(5, 6));
    moves(product("001", 9), product("GONE", 4));

    story.shopShows(shop, one, 9);
    story.shopShows(shop, two, 4);
    story.isParked("c:GONE", State.IGNORED);
    String file =
        new String(
            ana().get(at("/mappings.csv")).then().statusCode(200).extract().asByteArray(),
            StandardCharsets.UTF_8);
    assertThat(file.lines())
        .containsExactly(
            "\ufeff\"smartbill_code\";\"smartbill_name\";\"action\";\"product_id\";\"sku\";\"factor\"",
            "\"001\";\"Ceai\";\"map\";\"%d\";\"S-1\";\"1\"".formatted(one),
            "\"001\";\"Ceai\";\"map\";\"%d\";\"S-2\";\"0.5\"".formatted(two),
            "\"GONE\";\"\";\"ignore\";\"\";\"\";\"\"");
    imports(file).body("products", equalTo(2)).body("problems", org.hamcrest.Matchers.empty());
  }
}
