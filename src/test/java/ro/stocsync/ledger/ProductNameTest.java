package ro.stocsync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that a person would call the same, and names that only look alike. */
class ProductNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Ulei &amp; oțet | Ulei & oțet",
        "Ţuică de prune | Țuică de prune",
        "Placă de aragaz | Placa\u0306 de aragaz",
        "Cablu – 2m | Cablu - 2m",
        "„Ghilimele” | \"Ghilimele\"",
        "Doua  spatii | Doua spatii",
        "Spațiu\u00a0dur | Spațiu dur",
        "Cra\u00adtimă | Cratimă",
        "CEAI ȘI ȚUICĂ | ceai și țuică"
      })
  void alike(String one, String other) {
    assertThat(ProductName.normalise(one)).isEqualTo(ProductName.normalise(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Placa de aragaz | Placă de aragaz",
        "Cablu AB | Cablu A\\B",
        "Ceai nr. 5 | Ceai nr 5",
        "Ceai 0.5 kg | Ceai 5 kg",
        "sînt | sunt"
      })
  void different(String one, String other) {
    assertThat(ProductName.normalise(one)).isNotEqualTo(ProductName.normalise(other));
  }

  @Test
  void aKeyIsTheCodeElseTheName() {
    assertThat(ProductKey.of(" P-1 ", "Ceai")).map(ProductKey::value).hasValue("c:P-1");
    assertThat(ProductKey.of("  ", "CEAI ")).map(ProductKey::value).hasValue("n:ceai");
    assertThat(ProductKey.of("", " \u00a0")).isEmpty();
    assertThat(ProductKey.of("000123", "")).isNotEqualTo(ProductKey.of("123", ""));
  }
}
