package ro.stocsync.wake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static ro.stocsync.Operator.ana;
import static ro.stocsync.Operator.at;
import static ro.stocsync.Operator.ceas;
import static ro.stocsync.Operator.vlad;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.sql.Database;

/** A scheduler calls, and is kept waiting as long as there is something to do and no longer. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class WakeTest {

  @Inject ShopStory story;
  @Inject Database database;
  DemoShop shop;

  @BeforeEach
  void aShopWithAProduct() {
    story.begin(shop);
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
  }

  private static ValidatableResponse wakes(int seconds) {
    return ceas().post("/api/wake?seconds=" + seconds).then();
  }

  // --- how long it waits

  @Test
  void whenNothingIsDueTheAnswerComesSoon() {
    wakes(45)
        .statusCode(200)
        .body("state", equalTo("IDLE"))
        .body("seconds", lessThan(10f))
        .body("waiting", equalTo(List.of()));
  }

  @Test
  void whatTheShopDidNotTakeIsDeliveredWhenTheShopComesBackMeanwhile() {
    theShopIsDown();
    moves(product("P-1", 42));
    CompletableFuture<ValidatableResponse> answer = CompletableFuture.supplyAsync(() -> wakes(40));
    await().until(() -> failures() > 2);
    assertThat(answer).isNotDone();

    shop.faults().clear();

    answer.join().statusCode(200).body("state", equalTo("IDLE"));
    assertThat(shop.stockOf("P-1")).isEqualByComparingTo("42");
  }

  @Test
  void whatIsLeftWhenTheTimeIsOverIsToldWithItsTime() {
    theShopIsDown();
    moves(product("P-1", 42));

    wakes(1)
        .statusCode(200)
        .body("nextAt", notNullValue())
        .body("waiting.find { it.kind == 'deliveries' }.count", equalTo(1))
        .body("waiting.find { it.kind == 'deliveries' }.nextAt", notNullValue());
  }

  @Test
  void whatIsDueLaterKeepsNobodyWaiting() {
    theShopIsDown();
    moves(product("P-1", 42));
    await().until(() -> failures() > 0);
    await().until(this::theNextTryIsPutOffBetweenTwoTries);

    wakes(45)
        .statusCode(200)
        .body("state", equalTo("IDLE"))
        .body("seconds", lessThan(20f))
        .body("waiting.kind", hasItem("deliveries"));
  }

  /** One that is under way would say after it when the next one is due. */
  private boolean theNextTryIsPutOffBetweenTwoTries() {
    return database.update(
            """
            update shop_stock set next_attempt_at = now() + interval '4 minutes'
            where not exists (
                select 1 from shop_lease where purpose = 'DELIVERY' and expires_at > now())
            """)
        > 0;
  }

  private void theShopIsDown() {
    shop.faults().always(new Fault.Maintenance());
  }

  private long failures() {
    return story.number("select max(failures) from shop_lease where purpose = 'DELIVERY'");
  }

  @Test
  void aReadingOfTheCatalogIsWaitedForWhoeverReads() {
    await()
        .until(
            () ->
                database.update(
                        """
                        update shop_lease
                        set expires_at = now() + interval '3 seconds', holder = 'another'
                        where purpose = 'CATALOG' and expires_at < now()
                        """)
                    > 0);

    wakes(1).statusCode(200).body("state", equalTo("MORE"));
    wakes(20).statusCode(200).body("state", equalTo("IDLE"));
  }

  // --- who may, and what

  @Test
  void aWakerMayWakeUpAndNothingElse() {
    ceas().get("/api/companies").then().statusCode(403);
    ceas().get("/api/wake").then().statusCode(403);
    ceas().post(at("/mappings")).then().statusCode(403);
    ceas().post("/api/wake/other").then().statusCode(403);
  }

  @Test
  void anOperatorMayToo() {
    ana().post("/api/wake").then().statusCode(200);
  }

  @Test
  void nobodyElseMay() {
    vlad().post("/api/wake").then().statusCode(403);
    given().post("/api/wake").then().statusCode(401);
    given()
        .header("Authorization", "Bearer " + WithDemoShop.TOKEN)
        .post("/api/wake")
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/plain"})
  void whateverASchedulerSendsAlongIsNotLookedAt(String type) {
    ceas().contentType(type).body("{}").post("/api/wake").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "56", "-1"})
  void aTimeOutOfBoundsNamesItsField(String seconds) {
    ceas()
        .post("/api/wake?seconds=" + seconds)
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("seconds"));
  }
}
