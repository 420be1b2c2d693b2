package ro.stocsync.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkuQueriesTest {

  @Test
  void nothingAsksNothing() {
    assertThat(SkuQueries.of(List.of())).isEqualTo(new SkuQueries(List.of(), List.of()));
  }

  @Test
  void asksASkuOnce() {
    assertThat(SkuQueries.of(List.of("A", "B", "A")).lists()).containsExactly(List.of("A", "B"));
  }

  @Test
  void asksAtMostAHundredAtOnce() {
    List<String> skus = IntStream.range(0, 250).mapToObj("P-%05d"::formatted).toList();
    SkuQueries queries = SkuQueries.of(skus);
    assertThat(queries.lists()).extracting(List::size).containsExactly(100, 100, 50);
    assertThat(queries.lists()).flatExtracting(list -> list).containsExactlyElementsOf(skus);
  }

  @Test
  void keepsTheAddressShort() {
    List<String> skus =
        IntStream.range(0, 100).mapToObj(i -> "șurub-" + i + "x".repeat(60)).toList();
    SkuQueries queries = SkuQueries.of(skus);
    assertThat(queries.lists()).hasSizeGreaterThan(2).flatExtracting(list -> list).hasSize(100);
    assertThat(queries.lists())
        .allSatisfy(
            list ->
                assertThat(URLEncoder.encode(String.join(",", list), StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(SkuQueries.LONGEST_VALUE));
  }

  @Test
  void asksASkuWithACommaAlone() {
    assertThat(SkuQueries.of(List.of("A", "X,Y-1", "B")).lists())
        .containsExactlyInAnyOrder(List.of("X,Y-1"), List.of("A", "B"));
  }

  @Test
  void asksZeroOnlyInCompany() {
    assertThat(SkuQueries.of(List.of("0", "A")).lists()).containsExactly(List.of("A", "0"));
    assertThat(SkuQueries.of(List.of("0"))).isEqualTo(new SkuQueries(List.of(), List.of("0")));
    assertThat(SkuQueries.of(List.of("0", "X,Y")))
        .isEqualTo(new SkuQueries(List.of(List.of("X,Y")), List.of("0")));
  }

  @Test
  void zeroNeverEndsAlone() {
    List<String> skus =
        IntStream.rangeClosed(0, 100).mapToObj(i -> i == 100 ? "0" : "P-" + i).toList();
    assertThat(SkuQueries.of(skus).lists()).doesNotContain(List.of("0"));
    String longest = "x".repeat(SkuQueries.LONGEST_VALUE);
    assertThat(SkuQueries.of(List.of("0", longest)).lists()).containsExactly(List.of(longest, "0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "A<B-1",
        "COD  DUBLU",
        " P-1",
        "P-1 ",
        "A\tB",
        "A\nB",
        "A\u0000",
        "50%ab",
        ",",
        "A,",
        ",A",
        "A,,B"
      })
  void leavesToTheCatalogWhatCannotBeAsked(String sku) {
    assertThat(SkuQueries.of(List.of("A", sku)))
        .isEqualTo(new SkuQueries(List.of(List.of("A")), List.of(sku)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"50%-1", "#77", "A&B", "A+B", "COD CU SPATII 1", "A/B", "A>B", "țigăi", "☕", "00"})
  void asksAllOthers(String sku) {
    assertThat(SkuQueries.of(List.of(sku)).lists()).containsExactly(List.of(sku));
  }

  @Test
  void leavesOutASkuLongerThanAnAddress() {
    String sku = "x".repeat(SkuQueries.LONGEST_VALUE + 1);
    assertThat(SkuQueries.of(List.of(sku)).unaskable()).containsExactly(sku);
  }
}
