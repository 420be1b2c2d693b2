package ro.stocsync.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.SmartBill;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;

/** What an operator does with many products at once. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class BulkActionsTest {

  private static final String PRODUCTS = "/console/acme/main/products";
  private static final Pattern UNDO = Pattern.compile("name=\"undo\" value=\"([0-9a-f-]{36})\"");

  @Inject ShopStory story;
  DemoShop shop;
  Browser ana;

  @BeforeEach
  void threeProducts() {
    story.begin(shop);
    ana = Browser.of("ana", "parola-anei");
    story.catalogIsRead();
    SmartBill.moves(
        SmartBill.item("B-1", "Cană roșie", "Magazin", 1),
        SmartBill.item("B-2", "Cană verde", "Magazin", 2),
        SmartBill.item("B-3", "Farfurie", "Magazin", 3));
    List.of("c:B-1", "c:B-2", "c:B-3").forEach(one -> story.isState(one, Outcome.State.UNMATCHED));
  }

  @Test
  void theTickedProductsAreIgnoredAndTheActionUndoneAsOne() {
    String undo =
        undoOf(
            does("ignore", "c:B-1", "c:B-3")
                .statusCode(200)
                .header("HX-Trigger", equalTo("products-changed"))
                .body(containsString("2 produse sunt ignorate de acum.")));
    story.isState("c:B-1", Outcome.State.IGNORED);
    story.isState("c:B-3", Outcome.State.IGNORED);

    undo(undo).statusCode(200).body(containsString("2 produse sunt legate ca înainte."));

    assertThat(mappings()).isZero();
    story.isState("c:B-1", Outcome.State.UNMATCHED);
  }

  @Test
  void nothingIsUndoneWhereOneOfThemWasChangedSince() {
    String undo = undoOf(does("ignore", "c:B-1", "c:B-3").statusCode(200));
    does("release", "c:B-3").statusCode(200);

    undo(undo).statusCode(400).body(containsString("legătura produsului c:B-3 a fost schimbată"));

    assertThat(story.text("select string_agg(product_key, ' ') from product_mapping"))
        .isEqualTo("c:B-1");
  }

  @Test
  void allThatASearchFindsAreIgnoredAndIgnoredNoMore() {
    finds("ignore", "cana").body(containsString("2 produse sunt ignorate de acum."));
    assertThat(mappings()).isEqualTo(2);

    finds("release", "").body(containsString("2 produse nu mai sunt ignorate."));
    assertThat(mappings()).isZero();
  }

  @Test
  void productsAreForgottenOnlyByWhoSaysItTwice() {
    does("forget", "c:B-1", "c:B-2")
        .statusCode(200)
        .header("HX-Retarget", equalTo("#dialog"))
        .body(
            allOf(
                containsString("Acest lucru nu poate fi anulat."),
                containsString("Cană roșie"),
                containsString("Da, uită 2 produse")));
    assertThat(story.number("select count(*) from product")).isEqualTo(3);

    ana.request()
        .header("X-CSRF-TOKEN", ana.token())
        .header("HX-Request", "true")
        .formParam("sure", "true")
        .formParam("product", "c:B-1", "c:B-2")
        .post(PRODUCTS + "/forget")
        .then()
        .statusCode(200)
        .body(
            allOf(
                containsString("2 produse au fost uitate."), not(containsString("name=\"undo\""))));

    assertThat(story.text("select string_agg(product_key, ' ') from shop_stock"))
        .isEqualTo("c:B-3");
  }

  @Test
  void whoTickedNothingIsToldSo() {
    does("ignore")
        .statusCode(400)
        .body(
            allOf(
                containsString("Alegeți cel puțin un produs din listă"),
                not(containsString("<html"))));
  }

  @Test
  void everyActionIsAButtonOfTheForm() {
    ana.opens(PRODUCTS)
        .body(
            allOf(
                containsString("formaction=\"" + PRODUCTS + "/ignore\""),
                containsString("formaction=\"" + PRODUCTS + "/release\""),
                containsString("formaction=\"" + PRODUCTS + "/forget\""),
                containsString("formaction=\"" + PRODUCTS + "/deliver\"")));
  }

  @Test
  void aSearchFindsWordsInAnyOrderWithoutDiacritics() {
    ana.opens(PRODUCTS + "?text=rosie cana")
        .body(allOf(containsString("Cană roșie"), not(containsString("Cană verde"))));
    ana.opens(PRODUCTS + "?text=b-2").body(containsString("Cană verde"));
    ana.opens(PRODUCTS + "?text=%25").body(containsString("Nu a fost găsit niciun produs."));
  }

  @Test
  void mappingsAreDownloaded() {
    does("ignore", "c:B-1").statusCode(200);

    ana.opens("/console/acme/main/mappings.csv")
        .statusCode(200)
        .header("Content-Disposition", containsString("mappings-acme-main.csv"))
        .body(containsString("B-1"));
  }

  @Test
  void aViewerHasNoButtonsAndIsRefused() {
    ana = Browser.of("vlad", "parola-lui-vlad");

    ana.opens(PRODUCTS)
        .body(allOf(not(containsString("formaction")), not(containsString("/mapping?"))));
    for (String action : List.of("ignore", "release", "forget", "deliver")) {
      does(action, "c:B-1").statusCode(403);
    }
    assertThat(mappings()).isZero();
  }

  private ValidatableResponse does(String action, String... products) {
    return ana.request()
        .header("X-CSRF-TOKEN", ana.token())
        .header("HX-Request", "true")
        .formParam("show", "ALL")
        .formParam("product", Arrays.asList(products))
        .post(PRODUCTS + "/" + action)
        .then();
  }

  private ValidatableResponse finds(String action, String text) {
    return ana.request()
        .header("X-CSRF-TOKEN", ana.token())
        .header("HX-Request", "true")
        .formParam("whole", "true")
        .formParam("show", "ALL")
        .formParam("text", text)
        .post(PRODUCTS + "/" + action)
        .then()
        .statusCode(200);
  }

  private ValidatableResponse undo(String id) {
    return ana.request()
        .header("X-CSRF-TOKEN", ana.token())
        .header("HX-Request", "true")
        .formParam("undo", id)
        .post(PRODUCTS + "/undo")
        .then();
  }

  private static String undoOf(ValidatableResponse said) {
    Matcher undo = UNDO.matcher(said.extract().asString());
    assertThat(undo.find()).as("the message offers to undo").isTrue();
    return undo.group(1);
  }

  private long mappings() {
    return story.number("select count(*) from product_mapping");
  }
}
