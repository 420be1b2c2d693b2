package ro.stocsync.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names are found where they stand, and nothing else is taken for one. */
class PromQlTest {

  @Test
  void namesLabelsAndGroupings() {
    PromQl query =
        PromQl.of(
            "histogram_quantile(0.95, sum by (le, shop) (rate(a_bucket{company=~\"$c\",x!=\"b{y\"}"
                + "[$__rate_interval]))) / on (instance) group_left b > 1e3 or c offset 1h and d");

    assertThat(query.selected())
        .isEqualTo(
            Map.of(
                "a_bucket", Set.of("company", "x"),
                "b", Set.of(),
                "c", Set.of(),
                "d", Set.of()));
    assertThat(query.grouped()).containsExactlyInAnyOrder("le", "shop", "instance");
  }
}
