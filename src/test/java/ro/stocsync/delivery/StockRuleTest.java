package ro.stocsync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.company.ShopSettings.Decimals;
import ro.stocsync.company.ShopSettings.ManageStock;
import ro.stocsync.company.ShopSettings.NegativeStock;

/** What of a level is shown, by the shop's settings. */
class StockRuleTest {

  @ParameterizedTest
  @CsvSource({
    // level, safety stock, decimals, the shop stores them, below zero, pieces
    "10, 0, EXACT, false, PASS_ON, 10",
    "2.9, 0, EXACT, false, PASS_ON, 2",
    "-2.1, 0, EXACT, false, PASS_ON, -3",
    "2.9, 0, EXACT, true, PASS_ON, 2.9",
    "2.9, 0, FLOOR, true, PASS_ON, 2",
    "1.33339, 0, EXACT, true, PASS_ON, 1.3333",
    "10, 3, EXACT, false, PASS_ON, 7",
    "2, 3, EXACT, false, PASS_ON, 0",
    "2.5, 0.75, EXACT, true, PASS_ON, 1.75",
    "-4, 3, EXACT, false, PASS_ON, -4",
    "-4, 3, EXACT, false, CLAMP, 0",
    "-0.5, 0, EXACT, false, CLAMP, 0",
    "0, 3, EXACT, false, CLAMP, 0"
  })
  void pieces(
      BigDecimal level,
      BigDecimal safetyStock,
      Decimals decimals,
      boolean storesDecimals,
      NegativeStock negative,
      BigDecimal pieces) {
    ShopSettings settings =
        new ShopSettings(
            Set.of(), true, safetyStock, decimals, negative, ManageStock.REPORT, false);

    assertThat(new StockRule(settings, storesDecimals).pieces(level)).isEqualByComparingTo(pieces);
  }
}
