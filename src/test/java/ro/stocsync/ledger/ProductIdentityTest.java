package ro.stocsync.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.stocsync.Operator.ana;
import static ro.stocsync.Operator.maps;
import static ro.stocsync.Operator.target;
import static ro.stocsync.SmartBill.item;
import static ro.stocsync.SmartBill.moves;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.Outcome.State;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.mapping.ProductMatcher;
import ro.stocsync.sql.Database;

/** A product that gains, loses or changes its code or name in SmartBill leaves no ghost behind. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class ProductIdentityTest {

  @Inject ShopStory story;
  @Inject Database database;
  @Inject ProductMatcher matcher;
  DemoShop shop;

  @BeforeEach
  void aNewShop() {
    story.begin(shop);
  }

  private List<String> levels() {
    return database.query(
        """
        select product_key || ' ' || warehouse_key || ' ' || quantity from stock_level order by 1
        """,
        row -> row.getString(1));
  }

  @Test
  void aProductThatGainsACodeIsOneProduct() {
    long id = shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    moves(item("", "Ceai", "Magazin", 5), item("", "Ceai", "Rezerva", 3));
    story.shopShows(shop, id, 8);

    moves(item("P-1", "Ceai", "Magazin", 4));

    story.shopShows(shop, id, 7);
    story.isState("c:P-1", State.DELIVERED);
    assertThat(levels()).containsExactly("c:P-1 magazin 4", "c:P-1 rezerva 3");
    assertThat(story.number("select count(*) from shop_stock")).isEqualTo(1);
    ana()
        .get("/api/companies/acme/history?product=c:P-1")
        .then()
        .body("what", Matchers.contains("PRODUCT_SUPERSEDED"))
        .body("[0].detail.other", Matchers.equalTo("n:ceai"))
        .body("[0].who", Matchers.equalTo("SmartBill"));
  }

  /** As by a delivery that took the old key in hand a moment before. */
  private void isMatched(String product) {
    matcher.match(new ShopKey("acme", "main"), List.of(new ProductKey(product)), false);
  }

  private List<String> matches() {
    return database.query(
        "select product_key from product_match order by 1", row -> row.getString(1));
  }

  @Test
  void aProductThatGainsACodeWhileItIsTakenInHandHasNoRival() {
    long id = shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    moves(item("", "Ceai", "Magazin", 5));
    story.shopShows(shop, id, 5);
    story.aloneWithTheShop(
        () -> {
          moves(item("P-1", "Ceai", "Magazin", 4));
          isMatched("n:ceai");
        });

    moves(item("P-1", "Ceai", "Magazin", 3));

    story.shopShows(shop, id, 3);
    story.isState("c:P-1", State.DELIVERED);
    assertThat(matches()).containsExactly("c:P-1");
  }

  @Test
  void aProductThatIsForgottenWhileItIsTakenInHandIsNobodysRival() {
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    moves(item("", "Ceai", "Magazin", 5));
    story.shopShows(shop, "P-1", 5);

    ana().delete("/api/companies/acme/products?product=n:ceai").then().statusCode(204);
    isMatched("n:ceai");

    assertThat(matches()).isEmpty();
  }

  @Test
  void aRivalThatIsNoMoreHoldsNothingUp() {
    long id = shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    moves(item("", "Ceai", "Magazin", 5));
    story.shopShows(shop, id, 5);
    moves(item("P-1", "Ceai", "Magazin", 4));
    story.shopShows(shop, id, 4);
    // As versions before remembered it, of a product that was renamed while it was matched.
    database.update(
        "insert into product_match (company, shop, product_key, product_id, holder_id, reason)"
            + " values ('acme', 'main', 'n:ceai', ?, ?, 'NAME')",
        id,
        id);

    moves(item("P-1", "Ceai", "Magazin", 3));

    story.shopShows(shop, id, 3);
    assertThat(matches()).containsExactly("c:P-1");
  }

  @Test
  void aMatchWaitsForACallThatIsRenamingTheProduct() {
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    story.aloneWithTheShop(
        () -> {
          moves(item("", "Ceai", "Magazin", 5));
          CompletableFuture<Void> match =
              database.inTransaction(
                  transaction -> {
                    transaction.update("update product set superseded_by = 'c:P-1'");
                    var matching = CompletableFuture.runAsync(() -> isMatched("n:ceai"));
                    story.somebodyWaitsForALock();
                    return matching;
                  });

          match.join();

          assertThat(matches()).isEmpty();
        });
  }

  @Test
  void aProductThatLosesItsCodeIsOneProduct() {
    long id = shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    moves(item("P-1", "Ceai", "Magazin", 5), item("P-1", "Ceai", "Rezerva", 3));
    story.shopShows(shop, id, 8);

    moves(item("", "CEAI", "Rezerva", 0));

    story.shopShows(shop, id, 5);
    assertThat(levels()).containsExactly("n:ceai magazin 5", "n:ceai rezerva 0");
  }

  @Test
  void aCodeThatChangesItsLetterCaseIsOneProduct() {
    long id = shop.catalog().simple("AB-1", "Ceai", 1);
    story.catalogIsRead();
    moves(item("AB-1", "Ceai", "Magazin", 5));
    story.shopShows(shop, id, 5);

    moves(item("ab-1", "Ceai", "Magazin", 6));

    story.shopShows(shop, id, 6);
    assertThat(levels()).containsExactly("c:ab-1 magazin 6");
  }

  @Test
  void aNameThatChangesUnderItsCodeChangesNothingElse() {
    long id = shop.catalog().simple("P-1", "Ceai", 1);
    moves(item("P-1", "Ceai", "Magazin", 5));
    story.shopShows(shop, id, 5);

    moves(item("P-1", "Ceai verde", "Magazin", 6));

    story.shopShows(shop, id, 6);
    assertThat(levels()).containsExactly("c:P-1 magazin 6");
    assertThat(story.text("select name from product")).isEqualTo("Ceai verde");
  }

  @Test
  void aCodeThatIsReplacedInBothSystemsWritesOnlyTheNewOne() {
    long id = shop.catalog().simple("OLD", "Ceai", 1);
    story.catalogIsRead();
    moves(item("OLD", "Ceai", "Magazin", 5));
    story.shopShows(shop, id, 5);

    shop.catalog().sku(id, "NEW");
    story.catalogIsRead();
    moves(item("NEW", "Ceai", "Magazin", 7));

    story.shopShows(shop, id, 7);
    story.isParked("c:OLD", State.UNMATCHED);
    ana().delete("/api/companies/acme/products?product=c:OLD").then().statusCode(204);
    assertThat(levels()).containsExactly("c:NEW magazin 7");
    ana().delete("/api/companies/acme/products?product=c:OLD").then().statusCode(404);
  }

  @Test
  void twoOfOneNameInOneCallAreTwo() {
    shop.catalog().simple("P-1", "Ceai la cutie", 1);
    long named = shop.catalog().simple("", "Ceai", 1);
    story.catalogIsRead();

    moves(item("P-1", "Ceai", "Magazin", 5), item("", "Ceai", "Magazin", 6));

    story.shopShows(shop, "P-1", 5);
    story.shopShows(shop, named, 6);
  }

  @Test
  void differentCodesOfOneNameAreDifferentProducts() {
    shop.catalog().simple("P-1", "Tricou", 1);
    shop.catalog().simple("P-2", "Tricou", 1);
    moves(item("P-1", "Tricou", "Magazin", 5));
    story.shopShows(shop, "P-1", 5);

    moves(item("P-2", "Tricou", "Magazin", 6));

    story.shopShows(shop, "P-2", 6);
    assertThat(levels()).containsExactly("c:P-1 magazin 5", "c:P-2 magazin 6");
  }

  @Test
  void oneThatComesBackUnderItsOldKeyWasAnotherProductAllAlong() {
    long id = shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    moves(item("", "Ceai", "Magazin", 5), item("", "Ceai", "Rezerva", 3));
    moves(item("P-1", "Ceai", "Magazin", 4));
    story.shopShows(shop, id, 7);

    moves(item("", "Ceai", "Magazin", 9));

    // Two products for one stock: a question to the operator, and nothing wrong is written.
    story.isParked("n:ceai", State.CONFLICTING);
    story.isParked("c:P-1", State.CONFLICTING);
    assertThat(levels()).containsExactly("c:P-1 magazin 4", "n:ceai magazin 9", "n:ceai rezerva 3");
    story.shopShows(shop, id, 7);
  }

  @Test
  void anOperatorsMappingFollowsTheProduct() {
    long id = shop.catalog().simple("SHOP-1", "Altfel", 1);
    story.catalogIsRead();
    ana()
        .body("{\"name\":\"Ceai\",\"action\":\"MAP\",\"targets\":[%s]}".formatted(target(id, "2")))
        .post("/api/companies/acme/shops/main/mappings")
        .then()
        .statusCode(201);
    moves(item("", "Ceai", "Magazin", 5));
    story.shopShows(shop, id, 10);

    moves(item("P-1", "Ceai", "Magazin", 6));

    story.shopShows(shop, id, 12);
    ana()
        .get("/api/companies/acme/shops/main/mappings")
        .then()
        .body("items.product", Matchers.contains("c:P-1"));
  }

  @Test
  void callsThatRenameProductsAtTheSameMomentAreAllTakenIn() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      shop.catalog().simple("P-" + i, "Produs " + i, 1);
    }
    String[] named = new String[20];
    String[] coded = new String[20];
    String[] backwards = new String[20];
    for (int i = 0; i < 20; i++) {
      named[i] = item("", "Produs " + i, "Rezerva", 1);
      coded[i] = item("P-" + i, "Produs " + i, "Magazin", 10 + i);
      backwards[19 - i] = coded[i];
    }
    moves(named);

    Thread one = Thread.ofVirtual().start(() -> moves(coded));
    Thread other = Thread.ofVirtual().start(() -> moves(backwards));
    one.join();
    other.join();

    story.shopShows(shop, "P-0", 11);
    story.shopShows(shop, "P-19", 30);
    assertThat(story.number("select count(*) from stock_level")).isEqualTo(40);
    assertThat(story.number("select count(*) from product where superseded_by is null"))
        .isEqualTo(20);
  }

  @Test
  void whatAnOperatorForgetsLeavesItsStockToItsRival() {
    long id = shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    moves(item("P-1", "Ceai negru", "Magazin", 4), item("", "Ceai", "Magazin", 9));
    story.isParked("c:P-1", State.CONFLICTING);

    ana().delete("/api/companies/acme/products?product=n:ceai").then().statusCode(204);

    story.shopShows(shop, id, 4);
    assertThat(maps("OTHER", target(id, "1"))).isNotBlank();
  }
}
