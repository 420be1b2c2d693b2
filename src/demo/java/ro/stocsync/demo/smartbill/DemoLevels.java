package ro.stocsync.demo.smartbill;

import java.math.BigDecimal;
import java.util.List;
import ro.stocsync.demo.DemoProducts;

/**
 * What SmartBill has of what the demo shop sells. Most levels differ from the shop's, 19 of 20, as
 * in the shops that SmartBill's guide tells of, where 95 of 100 were out of date.
 */
public final class DemoLevels {

  private static final String SHOP = "Magazin";
  private static final String DEPOT = "Depozit";
  private static final int EQUAL_ONE_IN = 20;
  private static final int IN_DEPOT_ONE_IN = 3;

  private DemoLevels() {}

  /** Fills an empty stock. */
  public static void fill(SmartBillStock stock) {
    stock.warehouse(SHOP).warehouse(DEPOT);
    List<DemoProducts.Stocked> sold = DemoProducts.stocked();
    for (int i = 0; i < sold.size(); i++) {
      DemoProducts.Stocked product = sold.get(i);
      String name = product.name().replace("&amp;", "&");
      BigDecimal drift = BigDecimal.valueOf(i % EQUAL_ONE_IN == 0 ? 0 : 1 + i * 7L % 23);
      // SmartBill has one product for each code, the shop may have two.
      if (stock.level(SHOP, product.sku().isEmpty() ? name : product.sku()).isEmpty()) {
        stock.put(new Level(SHOP, product.sku(), name, "buc", product.stock().add(drift)));
        if (i % IN_DEPOT_ONE_IN == 0) {
          stock.put(DEPOT, product.sku(), name, 100 + i);
        }
      }
    }
    set(stock, "P-00007", "buc", "0");
    set(stock, "P-00004", "kg", "2.5");
    stock.put(SHOP, "NOU-1", "Lampă solară de grădină", 15);
    stock.put(SHOP, "", "Garanție extinsă 2 ani", 30);
  }

  private static void set(SmartBillStock stock, String code, String unit, String quantity) {
    Level level = stock.level(SHOP, code).orElseThrow();
    stock.put(new Level(SHOP, code, level.name(), unit, new BigDecimal(quantity)));
  }
}
