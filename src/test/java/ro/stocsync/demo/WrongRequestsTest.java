package ro.stocsync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no recording shows, answered in WooCommerce's manner and never by WireMock itself. */
class WrongRequestsTest {

  private static final String LONGER_THAN_AN_INTEGER = "99999999999999999999";

  private final DemoShop shop = DemoShop.start();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({
    "include=abc, include, rest_invalid_type",
    "'include=1,x', include, rest_invalid_type",
    "orderby=sku, orderby, rest_not_in_enum",
    "order=up, order, rest_not_in_enum",
    "status=sold, status, rest_not_in_enum"
  })
  void aParameterAgainstTheSchemaIsRefused(String query, String parameter, String code)
      throws Exception {
    HttpResponse<String> answer = send("GET", "/products?" + query, "");

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode error = RecordedCase.parsed(answer.body());
    assertThat(error.path("code").asText()).isEqualTo("rest_invalid_param");
    assertThat(error.path("data").path("details").path(parameter).path("code").asText())
        .isEqualTo(code);
  }

  @Test
  void anEmptyIncludeIsNoFilter() throws Exception {
    shop.catalog().many("P-", 3);

    HttpResponse<String> answer = send("GET", "/products?include=", "");

    assertThat(answer.headers().firstValue("X-WP-Total")).contains("3");
  }

  @Test
  void anIdLongerThanAnIntegerIsUnknown() throws Exception {
    assertThat(send("GET", "/products/" + LONGER_THAN_AN_INTEGER, "").statusCode()).isEqualTo(404);
    assertThat(send("PUT", "/products/" + LONGER_THAN_AN_INTEGER, "{\"stock_quantity\":1}").body())
        .contains("woocommerce_rest_product_invalid_id");
    assertThat(send("GET", "/products?include=" + LONGER_THAN_AN_INTEGER, "").body())
        .isEqualTo("[]");
  }

  @Test
  void aParentTakesItsVariationsWithIt() {
    long parent = shop.catalog().variable("V-0001", "Tricou", "S", "M");

    shop.catalog().remove(parent);

    assertThat(shop.catalog().idOf("V-0001-1")).isEmpty();
    assertThat(shop.catalog().idOf("V-0001-2")).isEmpty();
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    String keys =
        "consumer_key=%s&consumer_secret=%s".formatted(shop.consumerKey(), shop.consumerSecret());
    String address = shop.url() + ApiRequest.ROOT + path + (path.contains("?") ? "&" : "?") + keys;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
