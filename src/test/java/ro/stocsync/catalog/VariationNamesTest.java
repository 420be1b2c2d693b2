package ro.stocsync.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a variation is called by others, in WooCommerce's words. */
class VariationNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tricou (roșu, m) | tricou - roșu, m",
        "tricou (roșu,m) | tricou - roșu, m",
        "tricou (copii) (s) | tricou (copii) - s",
        "tricou - s |",
        "tricou () |",
        "(s) |",
        "tricou(s) |",
        "tricou (s |"
      })
  void canonical(String name, String expected) {
    assertThat(VariationNames.canonical(name)).isEqualTo(Optional.ofNullable(expected));
  }
}
