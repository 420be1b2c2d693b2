package ro.stocsync.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.stocsync.delivery.HotQueries;
import ro.stocsync.delivery.ListQueries;

/**
 * What runs all the time finds its rows by an index, however PostgreSQL plans it: of no table that
 * grows with products or time is everything read, and nothing is sorted but what is shown or
 * written. {@code HundredMillionBenchmark} holds the same queries to figures at full size.
 */
class HotQueriesTest {

  /** Rows of the tables that grow. */
  private static final long ROWS = 150_000;

  private static final int PRODUCTS = 500;

  /** What a page, a slice or a call holds, some times over. */
  private static final double MANY = 5_000;

  /** More than a call or a slice holds, and fewer than a company has products. */
  private static final double FEW = 400;

  private static GrownDatabase grown;

  @BeforeAll
  static void grow() {
    grown = GrownDatabase.of(PRODUCTS);
    grown.grow(ROWS);
  }

  @AfterAll
  static void shrink() {
    grown.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void hotQueriesFindTheirRowsByAnIndex(boolean blindly) throws Exception {
    try (WatchedDatabase watched = new WatchedDatabase(grown.url())) {
      watched.planBlindly(blindly);
      Map<String, Figure> figures = Figure.of(HotQueries.of(watched.database(), grown), watched);

      assertThat(figures).hasSizeGreaterThan(25);
      figures.forEach(
          (query, figure) -> {
            assertThat(figure.plans()).as(query).isNotEmpty();
            figure
                .scans()
                .forEach(
                    scan -> {
                      if (scan.type().equals("Seq Scan")) {
                        assertThat(GrownDatabase.GROWING).as(query).doesNotContain(scan.table());
                        assertThat(GrownDatabase.STANDING).as(query).doesNotContain(scan.table());
                      }
                      assertThat(scan.read()).as(query + ": " + scan.shown()).isLessThan(MANY);
                    });
            figure
                .plans()
                .forEach(
                    plan ->
                        plan.sorts()
                            .forEach(sort -> assertThat(sort.read()).as(query).isLessThan(MANY)));
          });
    }
  }

  /**
   * In the minute before autovacuum comes, that is how a company's first calls are taken in and its
   * first shop is delivered to; and a plan that was made then may stay with a connection.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void callsAndDeliveriesFindTheirRowsInTablesThatWereFilledJustNow(boolean blindly)
      throws Exception {
    try (GrownDatabase filled = GrownDatabase.of(PRODUCTS);
        WatchedDatabase watched = new WatchedDatabase(filled.url())) {
      watched.planBlindly(blindly);
      Map<String, Runnable> queries = HotQueries.of(watched.database(), filled);
      queries.keySet().retainAll(List.of(HotQueries.CALL, HotQueries.OUTCOMES));

      Map<String, Figure> figures = Figure.of(queries, watched);

      assertThat(figures).hasSize(2);
      figures.forEach(
          (query, figure) -> {
            assertThat(figure.plans()).as(query).isNotEmpty();
            assertThat(figure.scans())
                .as(query)
                .allSatisfy(scan -> assertThat(scan.read()).as(scan.shown()).isLessThan(FEW));
          });
    }
  }

  /** A list may have a hundred thousand products: none may cost a look at each that there is. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void listsFindTheirRowsOneByOneInTablesThatWereFilledJustNow(boolean blindly) throws Exception {
    try (GrownDatabase filled = GrownDatabase.of(PRODUCTS);
        WatchedDatabase watched = new WatchedDatabase(filled.url())) {
      watched.planBlindly(blindly);

      Map<String, Figure> figures = Figure.of(ListQueries.of(watched.database()), watched);

      assertThat(figures).hasSizeGreaterThan(7);
      SoftAssertions all = new SoftAssertions();
      figures.forEach(
          (query, figure) -> {
            all.assertThat(figure.plans()).as(query).isNotEmpty();
            all.assertThat(figure.nodes())
                .as(query)
                .filteredOn(node -> node.read() >= FEW)
                .isEmpty();
          });
      all.assertAll();
    }
  }
}
