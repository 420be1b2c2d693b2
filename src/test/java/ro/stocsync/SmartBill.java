package ro.stocsync;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.stream.Collectors;

/** SmartBill's side of a test's story. */
public final class SmartBill {

  private SmartBill() {}

  /** A product's line in a list, by code, in warehouse Magazin. */
  public static String product(String code, Object quantity) {
    return item(code, "", "Magazin", quantity);
  }

  /** A product's line in a list, by name, in warehouse Magazin. */
  public static String named(String name, Object quantity) {
    return item("", name, "Magazin", quantity);
  }

  /** A product's line in a list. */
  public static String item(String code, String name, String warehouse, Object quantity) {
    return "{\"productCode\":\"%s\",\"productName\":\"%s\",\"warehouse\":\"%s\",\"quantity\":\"%s\"}"
        .formatted(code, name, warehouse, quantity);
  }

  /** Sends a list, which must be taken in. */
  public static void moves(String... items) {
    sends(items).statusCode(200);
  }

  /** Sends a list. */
  public static ValidatableResponse sends(String... items) {
    return given()
        .header("Authorization", "Bearer " + WithDemoShop.TOKEN)
        .contentType("application/json")
        .body(Arrays.stream(items).collect(Collectors.joining(",", "{\"products\":[", "]}")))
        .post("/smartbill/acme/stocks")
        .then();
  }
}
