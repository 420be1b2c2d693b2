package ro.stocsync.demo.smartbill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoProducts;

/** What a newcomer finds in the demo SmartBill. */
class DemoLevelsTest {

  private final SmartBillStock stock = new SmartBillStock();

  DemoLevelsTest() {
    DemoLevels.fill(stock);
  }

  @Test
  void mostLevelsDifferFromTheShops() {
    Map<String, BigDecimal> shop =
        DemoProducts.stocked().stream()
            .filter(product -> !product.sku().isEmpty())
            .collect(
                Collectors.toMap(
                    DemoProducts.Stocked::sku, DemoProducts.Stocked::stock, (one, two) -> one));
    long equal =
        shop.keySet().stream()
            .filter(sku -> of(sku).quantity().compareTo(shop.get(sku)) == 0)
            .count();

    assertThat(stock.warehouses()).containsExactly("Magazin", "Depozit");
    assertThat(equal).isBetween(1L, shop.size() / 10L);
  }

  @Test
  void someAreSpecial() {
    assertThat(of("P-00007").quantity()).isZero();
    assertThat(of("P-00004")).isEqualTo(of("P-00004").with(new BigDecimal("2.5")));
    assertThat(of("P-00004").unit()).isEqualTo("kg");
    assertThat(of("Placă de aragaz").code()).isEmpty();
    assertThat(of("Ulei & oțet").code()).isEmpty();
    assertThat(of("V-0001-1").name()).isEqualTo("Tricou variabil 0001 - S");
    assertThat(of("NOU-1").name()).isEqualTo("Lampă solară de grădină");
    assertThat(of("Garanție extinsă 2 ani").code()).isEmpty();
    assertThat(stock.level("Magazin", "TRASH-1")).isEmpty();
    assertThat(stock.levels("Depozit")).isNotEmpty();
  }

  @Test
  void levelsOutliveALiveReload() {
    stock.change("Magazin", "P-00001", new BigDecimal("42.50"));
    stock.change("Depozit", "Placă de aragaz", BigDecimal.ONE);
    stock.put("Magazin", "DISPARUT", "Nu mai este", 1);

    SmartBillStock next = new SmartBillStock();
    DemoLevels.fill(next);
    SavedLevels.restore(next, SavedLevels.text(stock));

    assertThat(next.level("Magazin", "P-00001").orElseThrow().quantity()).isEqualTo("42.50");
    assertThat(next.level("Magazin", "DISPARUT")).isEmpty();
    assertThat(next.level("Magazin", "P-00002")).isEqualTo(stock.level("Magazin", "P-00002"));
    SavedLevels.restore(next, "");
  }

  private Level of(String product) {
    return stock.level("Magazin", product).orElseThrow();
  }
}
