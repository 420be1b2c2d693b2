package ro.stocsync.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import ro.stocsync.company.KeyTransport;

/** What fuzzing found in the answers of shops. */
class ProductReaderTest {

  private static final String KEYS = FakeShop.KEY + ":" + FakeShop.SECRET;

  private final AnswerReader answers =
      new AnswerReader(
          FakeShop.shop(URI.create("http://localhost:1"), KeyTransport.HEADER),
          InstantSource.system(),
          Duration.ofHours(1));
  private final ProductReader products = new ProductReader(answers);

  @Test
  void whatTheDatabaseCouldNotStoreDoesNotSpoilThePage() {
    List<ShopProduct> read =
        products.list(
            answer(
                200,
                """
                [{"id":1,"name":"a\\u0000b","sku":"\\ud800","date_modified_gmt":"+999999999-12-31T23:59:59",
                  "manage_stock":true,"stock_quantity":1e999999999},
                 {"id":2,"name":"Ceai","manage_stock":true,"stock_quantity":"-1e999999999"},
                 {"id":3,"manage_stock":true,"stock_quantity":5.50}]
                """));
    assertThat(read.getFirst().name()).isEqualTo("a\ufffdb");
    assertThat(read.getFirst().sku()).isEqualTo("\ufffd");
    assertThat(read.getFirst().modified()).isEmpty();
    assertThat(read.subList(0, 2)).allMatch(product -> product.stockQuantity().isEmpty());
    assertThat(read.getLast().stockQuantity()).hasValue(new BigDecimal("5.5"));
  }

  @Test
  void anExponentOfTooManyDigitsIsNoJson() {
    Assertions.assertThatThrownBy(
            () -> products.list(answer(200, "[{\"id\":1,\"stock_quantity\":1e99999999999}]")))
        .isInstanceOf(ShopAnswerInvalid.class);
  }

  @Test
  void theKeysThatAnItemsRefusalQuotesAreTakenOut() {
    ItemAnswer refused =
        products
            .batch(
                List.of(new StockUpdate(7, BigDecimal.ONE)),
                answer(
                    200,
                    "{\"update\":[{\"id\":7,\"error\":{\"code\":\"x %1$s\",\"message\":\"%1$s\"}}]}"
                        .formatted(KEYS)))
            .getFirst();
    assertThat(refused.toString()).doesNotContain(FakeShop.KEY, FakeShop.SECRET).contains("***");
  }

  @Test
  void noHalfOfAKeyIsLeftWhereWordsAreCutOff() {
    String message = "m".repeat(105) + " " + KEYS;
    for (String body :
        List.of("{\"code\":\"x\",\"message\":\"" + message + "\"}", "<p>" + message + "</p>")) {
      ShopException refusal =
          Assertions.catchThrowableOfType(
              ShopException.class, () -> answers.json(answer(400, body)));
      assertThat(refusal.getMessage() + refusal.phrase())
          .contains("mmm")
          .doesNotContain(FakeShop.KEY.substring(0, 6));
    }
  }

  private static Answer answer(int status, String body) {
    return new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }
}
