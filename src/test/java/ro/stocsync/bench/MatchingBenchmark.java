package ro.stocsync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match;
import ro.stocsync.mapping.ProductMatcher;
import ro.stocsync.sql.Database;

/**
 * What matching costs as the catalog grows: 10,000 levels, half of them by code and half by name,
 * in slices as delivery takes them. Run by {@code ./mvnw -Pbench verify}.
 */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class MatchingBenchmark {

  private static final ShopKey SHOP = new ShopKey("acme", "main");
  private static final int LEVELS = 10_000;
  private static final int SLICE = 1_000;
  private static final int RUNS = 9;
  private static final double LIMIT = 2.0;

  @Inject ShopStory story;
  @Inject Database database;
  @Inject ProductMatcher matcher;
  DemoShop shop;

  @BeforeEach
  void nobodyElse() {
    story.beginAlone(shop);
  }

  @AfterEach
  void everybodyAgain() {
    // Whoever reads the catalog next would have much to find gone.
    database.update("truncate catalog_product, catalog_state");
    story.endAlone();
  }

  @Test
  void matchingCostsAlikeInASmallAndALargeCatalog() {
    fill(1, 1_000);
    Figure small = measure();
    // None of the levels' products is among these: as many are found as before.
    fill(1_000_001, 1_099_000);
    Figure sameFound = measure();
    fill(1_001, LEVELS);
    Figure allFound = measure();
    System.out.printf(
        """

        Matching %,d levels      catalog      found   median ms   spread ms    ratio   limit
          small                 %8d   %8d   %9.1f   %9.1f     1.00       -
          large, as many found  %8d   %8d   %9.1f   %9.1f   %6.2f   %5.1f
          large, all found      %8d   %8d   %9.1f   %9.1f   %6.2f   %5.1f

        """,
        LEVELS,
        1_000,
        small.found(),
        small.median(),
        small.spread(),
        100_000,
        sameFound.found(),
        sameFound.median(),
        sameFound.spread(),
        sameFound.median() / small.median(),
        LIMIT,
        109_000,
        allFound.found(),
        allFound.median(),
        allFound.spread(),
        allFound.median() / small.median(),
        LIMIT);
    assertThat(small.found()).isEqualTo(1_000);
    assertThat(allFound.found()).isEqualTo(LEVELS);
  }

  private record Figure(long found, double median, double spread) {}

  private Figure measure() {
    List<List<ProductKey>> slices = slices();
    double[] times = new double[RUNS];
    long found = 0;
    for (int run = -3; run < RUNS; run++) {
      long began = System.nanoTime();
      found = 0;
      for (List<ProductKey> slice : slices) {
        Map<ProductKey, Match> matches = matcher.match(SHOP, slice, false);
        found += matches.values().stream().filter(Match.Found.class::isInstance).count();
      }
      if (run < 0) {
        // As autovacuum would by and by.
        database.update("analyze product_match");
      } else {
        times[run] = (System.nanoTime() - began) / 1e6;
      }
    }
    Arrays.sort(times);
    return new Figure(found, times[RUNS / 2], times[RUNS - 1] - times[0]);
  }

  private static List<List<ProductKey>> slices() {
    List<ProductKey> keys =
        IntStream.rangeClosed(1, LEVELS)
            .mapToObj(
                i ->
                    (i % 2 == 0
                            ? ProductKey.of("SKU-" + i, "")
                            : ProductKey.of("", "Produsul " + i))
                        .orElseThrow())
            .toList();
    List<List<ProductKey>> slices = new ArrayList<>();
    for (int from = 0; from < LEVELS; from += SLICE) {
      slices.add(keys.subList(from, from + SLICE));
    }
    return slices;
  }

  private void fill(int from, int to) {
    database.update(
        """
        insert into catalog_product (company, shop, id, parent_id, sku, folded_sku, name, name_key,
            type, status, stock_management, stock_quantity, stock_status, modified_at, seen_at)
        select 'acme', 'main', i, 0, 'SKU-' || i, 'sku-' || i, 'Produsul ' || i, 'produsul ' || i,
            'simple', 'publish', 'MANAGED', 1, 'instock', now(), now()
        from generate_series(?, ?) as i
        """,
        from,
        to);
    database.update(
        """
        insert into catalog_state (company, shop, read_whole, read_until) values
            ('acme', 'main', true, now())
        on conflict (company, shop) do update set read_whole = true, read_until = now()
        """);
    database.update("analyze catalog_product");
  }
}
