package ro.stocsync.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantities as SmartBill may write them (smartbill-plugin-recordings, quantity-*). */
class QuantityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | 5",
        "'5' | 5",
        "' 5 ' | 5",
        "0 | 0",
        "-3 | -3",
        "2.5 | 2.5",
        "2.50 | 2.5",
        "'2,5' | 2.5",
        "'2,50' | 2.5",
        "1e3 | 1000",
        "0.30000000000000004 | 0.3",
        "-0.0000001 | 0"
      })
  void numbersAndNumericTexts(String written, String read) {
    assertThat(Quantity.read(written)).map(Object::toString).hasValue(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5 buc",
        "NaN",
        "Infinity",
        "1.234,50",
        "1,234",
        "1,2,3",
        "0x10",
        "--1",
        "1e9999",
        ""
      })
  void whatCouldMeanTwoThingsOrNothingIsNoQuantity(String written) {
    assertThat(Quantity.read(written)).isEmpty();
  }
}
