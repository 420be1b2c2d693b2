package ro.stocsync.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static ro.stocsync.SmartBill.item;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.Operator;
import ro.stocsync.RunStory;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.Outcome.State;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.demo.smartbill.Level;

/** How a product came to stand where it stands, as its page tells. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class ProductPageTest {

  private static final String PAGE = "/console/acme/main/product?key=c:TEA-1";

  @Inject ShopStory story;
  DemoShop shop;
  DemoSmartBill smartBill;

  @BeforeEach
  void begin() {
    story.begin(shop);
  }

  @Test
  void aDeliveryIsToldWithWhatWasSentAndWhatCameBack() {
    long id = shop.catalog().simple("TEA-1", "Ceai", 1);
    story.catalogIsRead();

    moves(item("TEA-1", "Ceai verde", "Magazin", "7.0"));

    story.shopShows(shop, "TEA-1", 7);
    pageSays(
        "SmartBill a anunțat: 7.0 în gestiunea Magazin",
        "/console/acme/callbacks/",
        "Trimis 7 către produsul #" + id + ".",
        "Magazinul a răspuns că arată 7 (instock).");
  }

  @Test
  void aFailedTryIsToldWithItsReasonBeforeTheOneThatWentWell() {
    shop.catalog().simple("TEA-1", "Ceai", 1);
    story.catalogIsRead();
    shop.faults().next(1, (method, path) -> path.endsWith("/batch"), new Fault.ServerError());

    moves(product("TEA-1", 7));

    story.shopShows(shop, "TEA-1", 7);
    pageSays("Se reia", "500", "Magazinul a răspuns că arată 7 (instock).");
    String page = ana().opens(PAGE).extract().asString();
    assertThat(page.lastIndexOf("Magazinul a răspuns că arată 7")).isLessThan(page.indexOf("500"));
  }

  @Test
  void aForgottenProductsPageSaysWhenItWasForgottenAndByWhom() {
    story.catalogIsRead();
    moves(product("TEA-1", 7));
    story.isParked("c:TEA-1", State.UNMATCHED);

    Operator.ana().delete("/api/companies/acme/products?product=c:TEA-1").then().statusCode(204);

    ana()
        .opens(PAGE)
        .statusCode(410)
        .body(containsString("Produsul TEA-1 a fost uitat"))
        .body(containsString("ana l-a scos din StocSync"))
        .body(containsString("<time datetime="));
    ana().opens("/console/acme/main/product?key=c:NEVER-1").statusCode(404);
  }

  @Test
  void whatIsDecidedTheSameWayAgainAndAgainIsToldOnce() {
    story.catalogIsRead();
    moves(product("TEA-1", 7));
    story.isParked("c:TEA-1", State.UNMATCHED);

    moves(product("TEA-1", 8));
    moves(product("TEA-1", 9));
    story.isParked("c:TEA-1", State.UNMATCHED);

    pageSays("SmartBill a anunțat: 9", "SmartBill a anunțat: 8", "SmartBill a anunțat: 7");
    assertThat(story.number("select count(*) from delivery")).isOne();
  }

  @Test
  void aPullIsToldWithWhatTheShopShowed() {
    shop.catalog().simple("TEA-1", "Ceai", 1);
    story.catalogIsRead();
    smartBill.stock().clear();
    smartBill
        .stock()
        .put(new Level("Magazin", "TEA-1", "Ceai", "buc", new java.math.BigDecimal(5)));
    smartBill.stock().warehouse("Rezerva");

    RunStory.pullsToTheEnd();

    story.shopShows(shop, "TEA-1", 5);
    pageSays(
        "Preluare de stoc",
        "SmartBill: 5; ar trebui arătat: 5; magazinul arăta: 1.",
        "/console/acme/runs/");
  }

  @Test
  void olderEventsStandOnPagesOfTheirOwn() {
    shop.catalog().simple("TEA-1", "Ceai", 1);
    story.catalogIsRead();
    for (int pieces = 1; pieces <= 70; pieces++) {
      moves(product("TEA-1", pieces));
    }
    story.shopShows(shop, "TEA-1", 70);

    List<String> told = new ArrayList<>();
    Optional<String> address = Optional.of(PAGE);
    int pages = 0;
    while (address.isPresent()) {
      String page = ana().opens(address.get()).statusCode(200).extract().asString();
      Pattern.compile("a anunțat: (\\d+) ")
          .matcher(page)
          .results()
          .forEach(one -> told.add(one.group(1)));
      address =
          Pattern.compile("&amp;before=([^#]+)#")
              .matcher(page)
              .results()
              .findFirst()
              .map(one -> PAGE + "&before=" + one.group(1));
      pages++;
    }

    assertThat(pages).isGreaterThan(1);
    assertThat(told)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 70).mapToObj(i -> "" + (71 - i)).toList());
  }

  @Test
  void thePictureIsTheShopsOwn() {
    long id = shop.catalog().simple("TEA-1", "Ceai", 1);
    shop.catalog().picture(id);
    story.catalogIsRead();

    moves(product("TEA-1", 7));

    story.shopShows(shop, "TEA-1", 7);
    pageSays("src=\"" + shop.url() + "/wp-content/uploads/" + id + ".svg\"");
  }

  @Test
  void theOverviewCountsTheHour() {
    shop.catalog().simple("TEA-1", "Ceai", 1);
    story.catalogIsRead();
    shop.faults().next(1, (method, path) -> path.endsWith("/batch"), new Fault.ServerError());

    moves(product("TEA-1", 7), product("NOT-THERE", 1));

    story.isParked("c:NOT-THERE", State.UNMATCHED);
    story.shopShows(shop, "TEA-1", 7);
    await()
        .untilAsserted(
            () ->
                ana()
                    .opens("/console/cards")
                    .body(containsString("Ultimele 24 de ore: 1 trimise, 2 eșuate")));
  }

  private static void pageSays(String... texts) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              String page = ana().opens(PAGE).statusCode(200).extract().asString();
              assertThat(page).contains(texts);
            });
  }

  private static Browser ana() {
    return Browser.of("ana", "parola-anei");
  }
}
