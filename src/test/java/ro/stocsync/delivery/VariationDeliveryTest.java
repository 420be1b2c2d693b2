package ro.stocsync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.named;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.Outcome.State;
import ro.stocsync.demo.DemoShop;

/** Variations, which are written through their parent or whose parent keeps the stock. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class VariationDeliveryTest {

  @Inject ShopStory story;
  DemoShop shop;

  @BeforeEach
  void aNewShop() {
    story.begin(shop);
  }

  // --- variations

  @Test
  void variationsThatKeepTheirStockAreWrittenThroughTheirParent() { // (3)
    long parent = shop.catalog().variable("V-1", "Tricou", "S", "M");
    // Else the first reading may come between, and have them written once more.
    story.catalogIsRead();

    moves(product("V-1-1", 33), product("V-1-2", 0));

    story.shopShows(shop, "V-1-1", 33);
    story.shopShows(shop, "V-1-2", 0);
    assertThat(shop.journal().writes())
        .singleElement()
        .satisfies(
            write ->
                assertThat(write.path()).isEqualTo("/products/" + parent + "/variations/batch"));
  }

  @Test
  void aParentThatKeepsTheStockIsWrittenForItsVariation() { // (4)
    long parent = shop.catalog().variableKeepingStock("V-30", "Tricou", 40, "S", "M");

    moves(product("V-30-1", 33));

    story.shopShows(shop, parent, 33);
    assertThat(shop.journal().written()).containsOnly(parent);
  }

  @Test
  void variationsOfAParentThatKeepsTheStockDoNotOverwriteEachOther() {
    long parent = shop.catalog().variableKeepingStock("V-30", "Tricou", 40, "S", "M");

    moves(product("V-30-1", 62), product("V-30-2", 7));

    story.isParked("c:V-30-1", State.CONFLICTING);
    story.isParked("c:V-30-2", State.CONFLICTING);
    story.shopShows(shop, parent, 40);
  }

  @Test
  void aVariationWithoutACodeIsFoundByParentAndAttributes() {
    shop.catalog().variable("V-1", "Tricou bumbac", "S", "Roșu, M");
    story.catalogIsRead();

    moves(named("Tricou bumbac - Roșu, M", 19));

    story.shopShows(shop, "V-1-2", 19);
  }
}
