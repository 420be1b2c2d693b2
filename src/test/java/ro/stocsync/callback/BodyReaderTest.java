package ro.stocsync.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes of SmartBill's body (smartbill-plugin-recordings, body-*). */
class BodyReaderTest {

  @Test
  void readsTheListAndItsFields() throws Exception {
    List<RawItem> items =
        read(
            """
            {"cif":"RO1","products":[{"productCode":"P-1","productName":"Ceai","measuringUnit":"buc",
             "warehouse":"Magazin","quantity":5,"extra":{"deep":[1,{"x":null}]}}]}
            """);
    assertThat(items)
        .containsExactly(new RawItem("P-1", "Ceai", "Magazin", "5", java.util.Optional.empty()));
  }

  @Test
  void readsTheBareListTheShorterNamesAndNumbersForTexts() throws Exception {
    List<RawItem> items =
        read("[{\"code\":123,\"name\":\"Ceai\",\"warehouse\":\"M\",\"quantity\":\"2,5\"}]");
    assertThat(items)
        .containsExactly(new RawItem("123", "Ceai", "M", "2,5", java.util.Optional.empty()));
  }

  @Test
  void anElementThatIsNoProductSpoilsNoOther() throws Exception {
    assertThat(read("{\"products\":[null,\"x\",[1,[2]],{\"code\":\"A\"}]}"))
        .hasSize(4)
        .startsWith(RawItem.NOT_AN_OBJECT, RawItem.NOT_AN_OBJECT, RawItem.NOT_AN_OBJECT)
        .last()
        .extracting(RawItem::code)
        .isEqualTo("A");
  }

  @Test
  void aFieldThatIsNeitherTextNorNumberIsNoted() throws Exception {
    assertThat(read("[{\"productCode\":[\"A\"],\"quantity\":1}]").getFirst().malformed())
        .hasValue("productCode");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | body.empty",
        "{\"products\":[ | body.broken",
        "{\"products\":[{\"quantity\":NaN}]} | body.broken",
        "null | body.no-list",
        "5 | body.no-list",
        "\"x\" | body.no-list",
        "{} | body.no-list",
        "{\"products\":null} | body.no-list",
        "{\"products\":{\"code\":\"A\"}} | body.no-list",
        "{\"productCode\":\"A\",\"quantity\":1} | body.no-list",
        "[] [] | body.trailing"
      })
  void whatIsNoListIsRefusedWhole(String body, String problem) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            BodyProblem.class,
            e -> {
              assertThat(e.key()).isEqualTo(problem);
              assertThat(e.status()).isEqualTo(400);
            });
  }

  @Test
  void depthLengthAndNumbersAreBounded() {
    String deep = "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + ",\"products\":[]}";
    String number = "[{\"quantity\":" + "9".repeat(5_000) + "}]";
    String text = "[{\"name\":\"" + "a".repeat(200_000) + "\"}]";
    for (String body : List.of(deep, number, text)) {
      assertThatThrownBy(() -> read(body)).isInstanceOf(BodyProblem.class);
    }
    assertThatThrownBy(() -> new BodyReader(2).read(stream("[{},{},{}]")))
        .isInstanceOfSatisfying(BodyProblem.class, e -> assertThat(e.status()).isEqualTo(413));
  }

  @Test
  void whatLooksLikeUtf32AndIsNoneIsBroken() {
    byte[] body = {0, 0, 0, '[', 0x7f, 0x7f, 0x7f, 0x7f};
    assertThatThrownBy(() -> new BodyReader(100).read(new ByteArrayInputStream(body)))
        .isInstanceOfSatisfying(
            BodyProblem.class, e -> assertThat(e.key()).isEqualTo("body.broken"));
  }

  private static List<RawItem> read(String body) throws BodyProblem, IOException {
    return new BodyReader(100).read(stream(body));
  }

  private static ByteArrayInputStream stream(String body) {
    return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
  }
}
