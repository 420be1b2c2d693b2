package ro.stocsync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.catalog.CatalogSearch;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.delivery.StockView;
import ro.stocsync.delivery.StockView.Filter;
import ro.stocsync.delivery.StockView.Order;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Suggestions;
import ro.stocsync.sql.Database;

/**
 * What the products' page and the mapping dialog cost with 100,000 products, against 1,000: the
 * searches alone, without what the browser does. Run by {@code ./mvnw -Pbench verify}.
 */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class ProductsPageBenchmark {

  private static final ShopKey SHOP = new ShopKey("acme", "main");
  private static final int PAGE = 50;
  private static final int SMALL = 1_000;
  private static final int LARGE = 100_000;
  private static final int RUNS = 9;
  private static final Filter ALL = new Filter(Set.of(), "");

  @Inject ShopStory story;
  @Inject Database database;
  @Inject StockView stock;
  @Inject CatalogSearch catalog;
  @Inject Suggestions suggestions;
  DemoShop shop;

  @BeforeEach
  void nobodyElse() {
    story.beginAlone(shop);
  }

  @AfterEach
  void everybodyAgain() {
    // Whoever reads the catalog next would have much to find gone.
    database.update("truncate product, catalog_product, shop_stock, product_match, stock_level");
    story.endAlone();
  }

  @Test
  void aPageStaysQuickWhereThereAreManyProducts() {
    fill(1, SMALL);
    Map<String, Double> few = measured(SMALL);
    fill(SMALL + 1, LARGE);
    assertThat(stock.page(SHOP, ALL, Order.PRODUCT, 1, PAGE).total()).isEqualTo(LARGE);
    Map<String, Double> many = measured(LARGE);
    System.out.printf("%n%-34s %12s %12s %8s%n", "median ms", "1,000", "100,000", "ratio");
    many.forEach(
        (what, time) ->
            System.out.printf(
                "%-34s %12.1f %12.1f %8.1f%n", what, few.get(what), time, time / few.get(what)));
  }

  private Map<String, Double> measured(int products) {
    Map<String, Double> times = new LinkedHashMap<>();
    for (Order order : Order.values()) {
      times.put("first page by " + order, page(ALL, order, 1));
      times.put("last page by " + order, page(ALL, order, products / PAGE));
    }
    Filter unmatched = new Filter(Set.of(Outcome.State.UNMATCHED), "");
    times.put("state UNMATCHED", page(unmatched, Order.PRODUCT, 1));
    times.put("text that one product has", page(text("sku-777"), Order.PRODUCT, 1));
    times.put("text that nothing has", page(text("lipsește"), Order.PRODUCT, 1));
    times.put("text that every tenth has", page(text("rosie"), Order.PRODUCT, 1));
    times.put("text that all have", page(text("produs"), Order.PRODUCT, 1));
    times.put("text that all have, by CHANGED", page(text("produs"), Order.CHANGED, 1));
    times.put("two words", page(text("cana 77"), Order.PRODUCT, 1));
    times.put("catalog search", median(() -> catalog.search(SHOP, "produs cană 77", 1, 10)));
    times.put("suggestions", median(() -> suggestions.of(SHOP, new ProductKey("c:X-20"))));
    return times;
  }

  private static Filter text(String text) {
    return new Filter(Set.of(), text);
  }

  private double page(Filter filter, Order order, int page) {
    return median(() -> stock.page(SHOP, filter, order, page, PAGE));
  }

  private static double median(Runnable work) {
    double[] times = new double[RUNS];
    for (int run = -6; run < RUNS; run++) {
      long began = System.nanoTime();
      work.run();
      if (run >= 0) {
        times[run] = (System.nanoTime() - began) / 1e6;
      }
    }
    Arrays.sort(times);
    return times[RUNS / 2];
  }

  /** Every twentieth is unmatched and has a code of its own; every tenth name says red. */
  private void fill(int from, int to) {
    String numbers = "from generate_series(%d, %d) as i".formatted(from, to);
    String name =
        "'produs ' || (array['cană','farfurie','tavă','lingură','ceainic','pahar','vază','bol',"
            + "'oală','tigaie'])[1 + i % 10] || case i % 10 when 0 then ' roșie ' else ' ' end ||"
            + " i % 997 || ' model ' || i";
    String code = "case i % 20 when 0 then 'X-' else 'SKU-' end || i";
    database.update(
        """
        insert into catalog_product (company, shop, id, parent_id, sku, folded_sku, name, name_key,
            type, status, stock_management, stock_quantity, stock_status, modified_at, seen_at)
        select 'acme', 'main', i, 0, 'SKU-' || i, 'sku-' || i, %s, %s, 'simple', 'publish',
            'MANAGED', 1, 'instock', now(), now()
        """
                .formatted(name, name)
            + numbers);
    database.update(
        """
        insert into product (company, product_key, code, name, folded_code, name_key)
        select 'acme', 'c:' || %s, %s, %s, lower(%s), %s
        """
                .formatted(code, code, name, code, name)
            + numbers);
    database.update(
        """
        insert into stock_level (company, product_key, warehouse_key, product_code, product_name,
            warehouse, quantity, changed_at)
        select 'acme', 'c:' || %s, 'magazin', %s, %s, 'Magazin', i %% 50, now()
        """
                .formatted(code, code, name)
            + numbers);
    database.update(
        """
        insert into shop_stock (company, shop, product_key, wanted_version, wanted_at,
            delivered_version, delivered_quantity, delivered_at, state, next_attempt_at)
        select 'acme', 'main', 'c:' || %s, 1, now() - i * interval '1 s',
            case i %% 20 when 0 then 0 else 1 end, case i %% 20 when 0 then null else 1 end,
            case i %% 20 when 0 then null else now() - i * interval '1 s' end,
            case i %% 20 when 0 then 'UNMATCHED' else 'DELIVERED' end, 'infinity'
        """
                .formatted(code)
            + numbers);
    database.update(
        """
        insert into product_match (company, shop, product_key, product_id, holder_id, reason)
        select 'acme', 'main', 'c:' || %s, i, i, 'CODE'
        """
                .formatted(code)
            + numbers
            + " where i % 20 <> 0");
    database.update("analyze product, catalog_product, shop_stock, product_match, stock_level");
  }
}
