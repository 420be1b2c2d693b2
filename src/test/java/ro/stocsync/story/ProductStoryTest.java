package ro.stocsync.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.Operator.ana;
import static ro.stocsync.SmartBill.item;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

/** Everything that happened to a product can be read back, in order. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class ProductStoryTest {

  private static final String STORY = "/api/companies/acme/products/story?product=";

  @Inject ShopStory story;
  DemoShop shop;
  DemoSmartBill smartBill;

  @BeforeEach
  void begin() {
    story.begin(shop);
  }

  @Test
  void everyLevelRefusalChangeAndDeliveryIsReadBackInOrder() {
    // Given a shop that fails once
    long id = shop.catalog().simple("TEA-1", "Ceai", 1);
    story.catalogIsRead();
    shop.faults().next(1, (method, path) -> path.endsWith("/batch"), new Fault.ServerError());
    moves(product("TEA-1", 7));
    story.shopShows(shop, "TEA-1", 7);
    story.everythingIsDelivered();
    // and a call one of whose levels is no number, a pull, and an operator who takes the product
    // out
    moves(product("TEA-1", "multe"), product("OTHER", 1));
    smartBill.stock().clear();
    smartBill.stock().put(new Level("Magazin", "TEA-1", "Ceai", "buc", new BigDecimal(5)));
    smartBill.stock().warehouse("Rezerva");
    RunStory.pullsToTheEnd();
    story.shopShows(shop, "TEA-1", 5);
    Operator.ignores("TEA-1");
    story.isState("c:TEA-1", State.IGNORED);

    // When it is read back, three at a time
    List<Map<String, Object>> told = toldInPagesOf(3, "c:TEA-1");

    // Then it is all there, from the first to the last
    Collections.reverse(told);
    assertThat(told)
        .extracting(one -> one.get("kind") + " " + one.get("verdict"))
        .containsExactly(
            "LEVEL_CALLED ACCEPTED",
            "DELIVERY RETRYING",
            "DELIVERY DELIVERED",
            "LEVEL_CALLED item.no-number",
            "COMPARED DIFFERS",
            "LEVEL_PULLED ACCEPTED",
            "DELIVERY DELIVERED",
            "CHANGED MAPPING_CREATED",
            "DELIVERY IGNORED");
    assertThat(told)
        .extracting(one -> one.get("quantity"))
        .containsExactly("7", null, null, "multe", "5", "5", null, null, null);
    assertThat(told.get(2)).containsEntry("wanted", 7).containsEntry("shown", 7);
    assertThat(told.get(2)).containsEntry("productId", (int) id).containsEntry("shop", "main");
    assertThat((String) told.get(3).get("says")).contains("multe");
    assertThat(told.get(7)).containsEntry("who", "ana");
  }

  @Test
  void aStoryGoesOnBackwardsThroughEveryKeyThatTheProductHad() {
    story.catalogIsRead();
    moves(item("", "Ceai verde", "Magazin", 1));
    moves(item("tea-1", "Ceai verde", "Magazin", 2));
    moves(item("TEA-1", "Ceai verde", "Magazin", 3));

    List<Map<String, Object>> told = toldInPagesOf(200, "c:TEA-1");

    assertThat(told)
        .filteredOn(one -> one.get("kind").equals("LEVEL_CALLED"))
        .extracting(one -> one.get("product") + " " + one.get("quantity"))
        .containsExactly("c:TEA-1 3", "c:tea-1 2", "n:ceai verde 1");
    assertThat(told).filteredOn(one -> "PRODUCT_SUPERSEDED".equals(one.get("verdict"))).hasSize(2);
  }

  @Test
  void ofOneMomentNothingIsLeftOutAndWhatHappensMeanwhileWaitsForTheNextReading() {
    story.catalogIsRead();
    moves(
        IntStream.rangeClosed(1, 150)
            .mapToObj(level -> product("TEA-1", level))
            .toArray(String[]::new));
    story.isParked("c:TEA-1", State.UNMATCHED);
    List<Map<String, Object>> told = new ArrayList<>();

    JsonPath page = page(STORY + "c:TEA-1&size=40");
    told.addAll(page.getList("happenings"));
    moves(product("TEA-1", 999));
    while (page.getString("older") != null) {
      page = page(STORY + "c:TEA-1&size=40&before=" + page.getString("older"));
      told.addAll(page.getList("happenings"));
    }

    assertThat(told)
        .filteredOn(one -> one.get("kind").equals("LEVEL_CALLED"))
        .extracting(one -> one.get("quantity"))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 150).mapToObj(i -> Integer.toString(151 - i)).toList());
  }

  @Test
  void aForgottenProductsPastIsToldAndNobodyReadsMoreThanAPage() {
    story.catalogIsRead();
    moves(product("TEA-1", 7));
    story.isParked("c:TEA-1", State.UNMATCHED);
    ana().delete("/api/companies/acme/products?product=c:TEA-1").then().statusCode(204);

    await()
        .untilAsserted(
            () ->
                assertThat(toldInPagesOf(200, "c:TEA-1"))
                    .extracting(one -> one.get("verdict"))
                    .containsExactly("PRODUCT_FORGOTTEN", "UNMATCHED", "ACCEPTED"));
    ana().get(STORY + "c:TEA-1&size=201").then().statusCode(400);
    ana().get(STORY + "c:TEA-1&before=1-2").then().statusCode(400);
    ana().get(STORY + "c:TEA-1&shop=nowhere").then().statusCode(404);
    ana().get("/api/companies/nobody/products/story?product=c:TEA-1").then().statusCode(404);
  }

  private static List<Map<String, Object>> toldInPagesOf(int size, String product) {
    String address = STORY + product + "&size=" + size;
    JsonPath page = page(address);
    List<Map<String, Object>> told = new ArrayList<>(page.getList("happenings"));
    while (page.getString("older") != null) {
      page = page(address + "&before=" + page.getString("older"));
      told.addAll(page.getList("happenings"));
    }
    return told;
  }

  private static JsonPath page(String address) {
    return ana().get(address).then().statusCode(200).extract().jsonPath();
  }
}
