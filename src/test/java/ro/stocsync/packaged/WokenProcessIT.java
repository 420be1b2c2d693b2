package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static ro.stocsync.SmartBill.product;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;

/** A process that is stopped as soon as nobody calls, and the call that starts the next one. */
class WokenProcessIT {

  private static final Map<String, String> WAKER =
      Map.of(
          "STOCSYNC_USERS_CEAS_PASSWORD",
          "$2a$04$ka8ZTP7FgAliTYfQk93OrezNXEycCepQgbybh2aYWI8NdleORBMb.",
          "STOCSYNC_USERS_CEAS_ROLE",
          "waker");

  @Test
  void whatTheShopCouldNotTakeBeforeTheStopItHasAfterOneCall() {
    try (TestDatabase database = TestDatabase.start();
        DemoShop shop = DemoShop.start()) {
      shop.catalog().simple("P-1", "Ceai", 1);
      shop.stop();
      try (StocSyncProcess first = StocSyncProcess.listening(database, shop, WAKER)) {
        first.smartBillSends(product("P-1", 42)).statusCode(200);
        CompletableFuture<ValidatableResponse> answer =
            CompletableFuture.supplyAsync(() -> wakes(first));
        // Pauses of more than a second in all, in which the call has long come in.
        first.shows(
            () -> await().until(() -> database.number("select max(failures) from shop_lease") > 6));

        assertThat(first.terminate()).isEqualTo(143);

        answer
            .join()
            .statusCode(200)
            .body("state", equalTo("STOPPING"))
            .body("seconds", lessThan(30f))
            .body("waiting.find { it.kind == 'deliveries' }.count", equalTo(1));
      }
      shop.resume();
      assertThat(shop.stockOf("P-1")).isEqualByComparingTo("1");

      try (StocSyncProcess second = StocSyncProcess.listening(database, shop, WAKER)) {
        second.shows(
            () -> {
              wakes(second).statusCode(200).body("state", equalTo("IDLE"));
              assertThat(shop.stockOf("P-1")).isEqualByComparingTo("42");
            });
      }
    }
  }

  private static ValidatableResponse wakes(StocSyncProcess stocSync) {
    return RestAssured.given()
        .auth()
        .preemptive()
        .basic("ceas", "parola-ceasului")
        .post(stocSync.url("/api/wake?seconds=55"))
        .then();
  }
}
