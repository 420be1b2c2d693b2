package ro.stocsync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.stocsync.PluginRecording;
import ro.stocsync.woocommerce.Recording;

/**
 * The names that a real WooCommerce keeps, and those that SmartBill's user sent for them: the
 * expected pairs, and no false one.
 */
class RecordedNamesTest {

  private static Map<String, List<Long>> keysInTheShop() {
    Map<String, List<Long>> keys = new HashMap<>();
    for (JsonNode product : Recording.of("names-as-stored").path("body")) {
      keys.merge(
          ProductName.normalise(product.path("name").asText()),
          List.of(product.path("id").asLong()),
          (one, other) -> List.of(one.getFirst(), other.getFirst()));
    }
    return keys;
  }

  @Test
  void noTwoOfTheShopsNamesFallTogether() {
    assertThat(keysInTheShop()).hasSize(26);
  }

  @Test
  void whatAPersonReadsInTheShopIsWhatIsKept() {
    for (JsonNode product : Recording.of("names-as-stored").path("body")) {
      String kept = product.path("name").asText();
      String read = StringEscapeUtils.unescapeHtml4(kept).replace('\u00a0', ' ');
      assertThat(ProductName.normalise(read)).as(kept).isEqualTo(ProductName.normalise(kept));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "name-amp, 2269",
    "name-ampent, 2270",
    "name-backslash, 0",
    "name-cedilla-for-comma, 2260",
    "name-comma-for-cedilla, 2261",
    "name-comma, 2260",
    "name-curly, 2268",
    "name-decimal, 2279",
    "name-decimal-near, 0",
    "name-decomposed, 2285",
    "name-decomposed-composed, 2285",
    "name-diacritics-mixed, 2265",
    "name-diacritics-plain, 2264",
    "name-double-space, 2274",
    "name-emoji, 2284",
    "name-endash, 2272",
    "name-hyphen-for-endash, 2272",
    "name-hash-only, 0",
    "name-long, 2278",
    "name-lt, 2280",
    "name-minus, 2283",
    "name-nbsp, 2276",
    "name-no-diacritics, 0",
    "name-percent, 2282",
    "name-quotes, 2267",
    "name-substring, 0",
    "name-trailing-space, 2275",
    "name-unknown, 0",
    "name-upper, 2277"
  })
  void aNameThatWasSentFindsItsProductOrNone(String recording, long product) throws IOException {
    String sent =
        new ObjectMapper()
            .readTree(PluginRecording.body(recording))
            .path("products")
            .get(0)
            .path("productName")
            .asText();

    assertThat(keysInTheShop().getOrDefault(ProductName.normalise(sent), List.of()))
        .as(sent)
        .isEqualTo(product == 0 ? List.of() : List.of(product));
  }

  @ParameterizedTest
  @CsvSource({
    "search-amp, 1",
    "search-ampent, 1",
    "search-comma-below, 0",
    "search-diacritics-extra, 1",
    "search-double-space, 1",
    "search-endash, 1",
    "search-fields-name, 1",
    "search-name-100, 1",
    "search-name-limit, 0",
    "search-name, 2",
    "search-no-diacritics, 0",
    "search-quotes, 0"
  })
  void ofWhatTheShopsFuzzySearchBringsOnlyEqualNamesAreMeant(String recording, int meant) {
    JsonNode search = Recording.of(recording);
    String path = search.path("request").path("path").asText();
    String searched =
        URLDecoder.decode(
            path.replaceFirst(".*[?&]search=", "").replaceFirst("&.*", ""), StandardCharsets.UTF_8);

    long equal =
        StreamSupport.stream(search.path("body").spliterator(), false)
            .map(hit -> ProductName.normalise(hit.path("name").asText()))
            .filter(ProductName.normalise(searched)::equals)
            .count();

    assertThat(equal).as(searched).isEqualTo(meant);
  }
}
