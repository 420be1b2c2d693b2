package ro.stocsync;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** An operator's side of a test's story: ana, who may change things. */
public final class Operator {

  private static final String SHOP = "/api/companies/acme/shops/main";

  /** What ana logs in with, {@code parola-anei}, as a configuration has it. */
  public static final String HASH = "$2a$04$zPfhV7cvv01KZMnYpYVg5eEG94B.SqpDlxG.Pzorcw0iijyC7jvem";

  private Operator() {}

  /** What lets ana in where the environment configures it. */
  public static Map<String, String> environment() {
    return Map.of("STOCSYNC_USERS_ANA_PASSWORD", HASH, "STOCSYNC_USERS_ANA_ROLE", "operator");
  }

  /** A request of ana's, answered in English. */
  public static RequestSpecification ana() {
    return given()
        .auth()
        .preemptive()
        .basic("ana", "parola-anei")
        .header("Accept-Language", "en")
        .contentType("application/json");
  }

  /** A request of vlad's, who may only look. */
  public static RequestSpecification vlad() {
    return given()
        .auth()
        .preemptive()
        .basic("vlad", "parola-lui-vlad")
        .header("Accept-Language", "en")
        .contentType("application/json");
  }

  /** A request of the scheduler's, which may only wake StocSync up. */
  public static RequestSpecification ceas() {
    return given()
        .auth()
        .preemptive()
        .basic("ceas", "parola-ceasului")
        .header("Accept-Language", "en");
  }

  /** An address within the test's shop. */
  public static String at(String path) {
    return SHOP + path;
  }

  /** A product of the shop as a target. */
  public static String target(long product, String factor) {
    return "{\"productId\":%d,\"factor\":%s}".formatted(product, factor);
  }

  /** What is wanted of a product that has a code. */
  public static String wish(String code, boolean together, String... targets) {
    return "{\"code\":\"%s\",\"action\":\"MAP\",\"together\":%s,\"targets\":[%s]}"
        .formatted(code, together, Arrays.stream(targets).collect(Collectors.joining(",")));
  }

  /** Maps a product; it must be possible. */
  public static String maps(String code, String... targets) {
    return tries(wish(code, false, targets)).statusCode(201).extract().path("id");
  }

  /** Ignores a product; it must be possible. */
  public static String ignores(String code) {
    return tries("{\"code\":\"%s\",\"action\":\"IGNORE\"}".formatted(code))
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Tries to make a mapping. */
  public static ValidatableResponse tries(String wish) {
    return ana().body(wish).post(at("/mappings")).then();
  }

  /** Changes one setting, as JSON. */
  public static int sets(String name, String value) {
    Map<String, Object> settings =
        ana().get(at("/settings")).then().statusCode(200).extract().path("$");
    String body =
        settings.entrySet().stream()
            .map(
                entry ->
                    "\"%s\":%s"
                        .formatted(
                            entry.getKey(),
                            entry.getKey().equals(name) ? value : json(entry.getValue())))
            .collect(Collectors.joining(",", "{", "}"));
    return ana().body(body).put(at("/settings")).then().statusCode(200).extract().path("due");
  }

  private static String json(Object value) {
    return switch (value) {
      case String text -> "\"" + text + "\"";
      case java.util.List<?> list ->
          list.stream().map(Operator::json).collect(Collectors.joining(",", "[", "]"));
      default -> value.toString();
    };
  }
}
