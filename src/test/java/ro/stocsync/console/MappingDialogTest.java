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
import ro.stocsync.sql.Database;

/** An operator says what a product stands for, and takes it back. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class MappingDialogTest {

  private static final String MAPPING = "/console/acme/main/mapping";
  private static final Pattern TARGET = Pattern.compile("id=\"target-([0-9]+)\"");
  private static final Pattern UNDO = Pattern.compile("name=\"undo\" value=\"([0-9a-f-]{36})\"");

  @Inject ShopStory story;
  @Inject Database database;
  DemoShop shop;
  Browser ana;

  @BeforeEach
  void begin() {
    story.begin(shop);
    ana = Browser.of("ana", "parola-anei");
  }

  @Test
  void anUnmatchedProductIsMappedAndItsStockArrives() {
    long mug = shop.catalog().simple("CANA-R", "Cană roșie", 1);
    sells("A-1", "Cana rosie 300 ml", 7);

    dialog("c:A-1")
        .statusCode(200)
        .body(allOf(containsString("id=\"dialog-title\""), containsString("stoc 7")));
    map("c:A-1", mug, "1")
        .statusCode(200)
        .header("HX-Retarget", equalTo("#said"))
        .header("HX-Trigger", containsString("dialog-done"))
        .body(containsString("Produsul a fost legat; stocul lui se trimite."));

    story.shopShows(shop, mug, 7);
    assertThat(row("A-1")).contains("legat manual", "Schimbă legătura…", "/?p=" + mug);
  }

  @Test
  void namesThatAreAlikeComeFirstWithoutRegardToDiacritics() {
    shop.catalog().simple("X-1", "Farfurie albă", 1);
    long black = shop.catalog().simple("X-2", "Cămașă neagră bărbați, mărimea L", 1);
    long white = shop.catalog().simple("X-3", "Cămașă albă bărbați, mărimea L", 1);
    shop.catalog().simple("X-4", "Pantof", 1);
    sells("A-1", "CAMASA ALBA BARBATI L", 1);

    List<Long> offered = offered(dialog("c:A-1"));

    assertThat(offered).startsWith(white, black);
    assertThat(text(dialog("c:A-1"))).contains("nume asemănător");
  }

  @Test
  void aCodeThatDiffersInSignsAndZerosIsSuggested() {
    long meant = shop.catalog().simple("AB 12-3", "Ceva cu totul diferit", 1);
    sells("00AB-123", "Produs oarecare", 1);

    assertThat(offered(dialog("c:00AB-123"))).containsExactly(meant);
    assertThat(text(dialog("c:00AB-123"))).contains("cod asemănător");
  }

  @Test
  void whatTheCodeMeansInAnotherShopOfTheCompanyIsSuggested() {
    long meant = shop.catalog().simple("SHARED-9", "Ceva cu totul diferit", 1);
    sells("A-1", "Produs oarecare", 1);
    knowsInAnotherShop("c:A-1", "SHARED-9");

    assertThat(offered(dialog("c:A-1"))).containsExactly(meant);
    assertThat(text(dialog("c:A-1"))).contains("același cod în alt magazin al firmei");
  }

  @Test
  void theCatalogIsSearchedAndWhatIsTickedStays() {
    long ticked = shop.catalog().simple("T-1", "Tava", 1);
    long searched = shop.catalog().simple("LINGURA-7", "Polonic", 1);
    shop.catalog().simple("P-2", "Pantof", 1);
    sells("A-1", "Produs oarecare", 1);

    ValidatableResponse found =
        ana.request()
            .header("HX-Request", "true")
            .header("HX-Target", "candidates")
            .queryParam("key", "c:A-1")
            .queryParam("text", "lingura-7")
            .queryParam("offered", ticked)
            .queryParam("target", ticked)
            .queryParam("factor", "2,5")
            .get(MAPPING)
            .then()
            .statusCode(200);

    assertThat(offered(found)).containsExactly(ticked, searched);
    assertThat(text(found)).contains("value=\"2,5\"").doesNotContain("dialog-title");
    assertThat(text(dialogWith("c:A-1", "polonicul"))).contains("asemănătoare", "Polonic");
  }

  @Test
  void onePieceInSmartBillIsSeveralInTheShop() {
    long box = shop.catalog().simple("CUTIE", "Cutie", 1);
    sells("A-1", "Produs oarecare", 3);

    map("c:A-1", box, "12").statusCode(200);

    story.shopShows(shop, box, 36);
  }

  @Test
  void aFactorThatIsNoNumberIsToldAndTheInputKept() {
    long box = shop.catalog().simple("CUTIE", "Cutie", 1);
    sells("A-1", "Produs oarecare", 3);

    map("c:A-1", box, "doi\"<b>")
        .statusCode(409)
        .body(
            allOf(
                containsString("role=\"alert\""),
                containsString("nu este un număr"),
                containsString("value=\"doi&quot;&lt;b&gt;\""),
                containsString("value=\"" + box + "\" checked")));
    map("c:A-1", box, "0").statusCode(409).body(containsString("mai mare ca 0"));
    assertThat(mappings()).isZero();
  }

  @Test
  void aStockThatIsFedAlreadyIsSummedOnlyIfTheOperatorSaysSo() {
    long mug = shop.catalog().simple("CANA", "Obiect", 1);
    sells("A-1", "Primul", 3);
    sells("A-2", "Al doilea", 4);
    map("c:A-1", mug, "1").statusCode(200);
    story.shopShows(shop, mug, 3);

    map("c:A-2", mug, "1")
        .statusCode(409)
        .body(
            allOf(
                containsString("este deja alimentat de c:A-1"),
                containsString("Alimentat deja de Primul (legat manual)."),
                containsString("name=\"together\"")));
    send("MAP", "c:A-2", mug, "1", true).statusCode(200);

    story.shopShows(shop, mug, 7);
  }

  @Test
  void anIgnoredProductIsUndoneToWhatItWas() {
    long mug = shop.catalog().simple("CANA", "Obiect", 1);
    sells("A-1", "Primul", 3);
    map("c:A-1", mug, "2").statusCode(200);
    story.shopShows(shop, mug, 6);

    String undo = undoOf(send("IGNORE", "c:A-1", mug, "2", false).statusCode(200));
    story.isState("c:A-1", Outcome.State.IGNORED);
    undo(undo).statusCode(200).body(containsString("Anulat: 1 produs este legat ca înainte."));

    assertThat(story.text("select product_ids::text || ' ' || factors::text from product_mapping"))
        .isEqualTo("{%d} {2}".formatted(mug));
    story.isState("c:A-1", Outcome.State.DELIVERED);
    ana.opens("/console/acme/history").body(containsString("Legătură pusă cum era"));
    undo(undo).statusCode(400).body(containsString("Nu mai este nimic de anulat"));
  }

  @Test
  void aRemovedMappingIsUndone() {
    long mug = shop.catalog().simple("CANA", "Obiect", 1);
    sells("A-1", "Primul", 3);
    map("c:A-1", mug, "1").statusCode(200);

    String undo = undoOf(send("REMOVE", "c:A-1", mug, "1", false).statusCode(200));
    assertThat(mappings()).isZero();
    undo(undo).statusCode(200);

    assertThat(mappings()).isOne();
  }

  @Test
  void whatSomebodyElseChangedSinceIsNotUndone() {
    long mug = shop.catalog().simple("CANA", "Obiect", 1);
    sells("A-1", "Primul", 3);
    String undo = undoOf(map("c:A-1", mug, "1").statusCode(200));
    map("c:A-1", mug, "5").statusCode(200);

    undo(undo)
        .statusCode(400)
        .body(
            allOf(
                containsString("Nu s-a anulat nimic: legătura produsului c:A-1 a fost schimbată"),
                not(containsString("name=\"undo\""))));

    assertThat(story.text("select factors::text from product_mapping")).isEqualTo("{5}");
    undo(undo).statusCode(400).body(containsString("Nu s-a anulat nimic"));
  }

  @Test
  void namesAreTextAndNothingElse() {
    shop.catalog().simple("X", "Produs <script>alert(1)</script>", 1);
    sells("A-1", "Produs <script>alert(2)</script>", 1);

    dialog("c:A-1").body(not(containsString("<script>alert")));
    ana.opens(MAPPING + "?key=c:A-1")
        .statusCode(200)
        .body(allOf(containsString("<!DOCTYPE html>"), not(containsString("<script>alert"))));
  }

  @Test
  void aViewerLooksAndIsRefused() {
    long mug = shop.catalog().simple("CANA", "Obiect", 1);
    sells("A-1", "Primul", 3);
    ana = Browser.of("vlad", "parola-lui-vlad");

    dialog("c:A-1").statusCode(200).body(not(containsString("name=\"wish\"")));
    map("c:A-1", mug, "1").statusCode(403);
    assertThat(mappings()).isZero();
  }

  @Test
  void withoutScriptTheDialogIsAPageAndSoIsWhatCameOfIt() {
    long mug = shop.catalog().simple("CANA", "Obiect", 1);
    sells("A-1", "Primul", 3);

    ana.opens(MAPPING + "?key=c:A-1").body(containsString("</html>"));
    ana.request()
        .header("X-CSRF-TOKEN", ana.token())
        .formParam("key", "c:A-1")
        .formParam("wish", "MAP")
        .formParam("offered", mug)
        .formParam("target", mug)
        .formParam("factor", "1")
        .post(MAPPING)
        .then()
        .statusCode(200)
        .body(allOf(containsString("</html>"), containsString("Produsul a fost legat")));
    ana.opens(MAPPING + "?key=c:NOBODY").statusCode(404);
  }

  private void sells(String code, String name, int quantity) {
    story.catalogIsRead();
    SmartBill.moves(SmartBill.item(code, name.replace("\"", ""), "Magazin", quantity));
    story.isState("c:" + code, Outcome.State.UNMATCHED);
  }

  private void knowsInAnotherShop(String product, String sku) {
    database.update(
        """
        insert into catalog_product (company, shop, id, parent_id, sku, folded_sku, name, name_key,
            type, status, stock_management, stock_status, seen_at)
        values ('acme', 'other', 1, 0, ?, lower(?), 'N', 'n', 'simple', 'publish', 'MANAGED',
            'instock', now())
        """,
        sku,
        sku);
    database.update(
        """
        insert into product_match (company, shop, product_key, product_id, holder_id, reason)
        values ('acme', 'other', ?, 1, 1, 'MANUAL')
        """,
        product);
  }

  private ValidatableResponse dialog(String key) {
    return ana.request().header("HX-Request", "true").queryParam("key", key).get(MAPPING).then();
  }

  private ValidatableResponse dialogWith(String key, String text) {
    return ana.request()
        .header("HX-Request", "true")
        .queryParam("key", key)
        .queryParam("text", text)
        .get(MAPPING)
        .then();
  }

  private ValidatableResponse map(String key, long target, String factor) {
    return send("MAP", key, target, factor, false);
  }

  private ValidatableResponse send(
      String wish, String key, long target, String factor, boolean together) {
    return ana.request()
        .header("X-CSRF-TOKEN", ana.token())
        .header("HX-Request", "true")
        .formParam("key", key)
        .formParam("wish", wish)
        .formParam("offered", target)
        .formParam("target", target)
        .formParam("factor", factor)
        .formParam("together", together)
        .post(MAPPING)
        .then();
  }

  private ValidatableResponse undo(String id) {
    return ana.request()
        .header("X-CSRF-TOKEN", ana.token())
        .header("HX-Request", "true")
        .formParam("undo", id)
        .post("/console/acme/main/products/undo")
        .then();
  }

  private static String undoOf(ValidatableResponse said) {
    Matcher undo = UNDO.matcher(text(said));
    assertThat(undo.find()).as("the message offers to undo").isTrue();
    return undo.group(1);
  }

  private static List<Long> offered(ValidatableResponse dialog) {
    return TARGET
        .matcher(text(dialog))
        .results()
        .map(found -> Long.valueOf(found.group(1)))
        .toList();
  }

  private static String text(ValidatableResponse answer) {
    return answer.extract().asString();
  }

  private String row(String text) {
    return text(ana.opens("/console/acme/main/products?text=" + text).statusCode(200));
  }

  private long mappings() {
    return story.number("select count(*) from product_mapping");
  }
}
