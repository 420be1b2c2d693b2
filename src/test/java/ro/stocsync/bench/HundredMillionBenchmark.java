package ro.stocsync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ro.stocsync.delivery.HotQueries;
import ro.stocsync.plans.Figure;
import ro.stocsync.plans.GrownDatabase;
import ro.stocsync.plans.WatchedDatabase;

/**
 * What the hot queries read with ten times the history: pages and rows, not time, so that the
 * figures are those of any machine. By default 2 million rows against 200,000; {@code
 * -Dstocsync.bench.rows=100000000} asks for a hundred million, 25 GB of disk and a quarter of an
 * hour. Run by {@code ./mvnw -Pbench verify}.
 */
class HundredMillionBenchmark {

  private static final long ROWS = Long.getLong("stocsync.bench.rows", 2_000_000);
  private static final int TIMES = 10;
  private static final int PRODUCTS = 2_000;

  /**
   * A level more of an index is a page more for each row that is looked up in it; and of a small
   * table several rows share a page.
   */
  private static final double LIMIT = 2.0;

  @Test
  void hotQueriesReadAsMuchOfALargeHistory() throws Exception {
    Map<String, Figure> small;
    Map<String, Figure> large;
    String sizes;
    try (GrownDatabase grown = GrownDatabase.of(PRODUCTS)) {
      grown.grow(ROWS / TIMES);
      small = figures(grown);
      grown.grow(ROWS);
      large = figures(grown);
      sizes = String.join("\n", sizes(grown));
    }
    String table = table(small, large) + "\n" + sizes + "\n";
    System.out.println(table);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "hundred-million.md"), table);
    large.forEach(
        (query, figure) ->
            assertThat(ratio(small.get(query).buffers(), figure.buffers()))
                .as(query)
                .isLessThan(LIMIT));
  }

  private static Map<String, Figure> figures(GrownDatabase grown) throws Exception {
    try (WatchedDatabase watched = new WatchedDatabase(grown.url())) {
      return Figure.of(HotQueries.of(watched.database(), grown), watched);
    }
  }

  private static double ratio(long small, long large) {
    return (double) large / Math.max(1, small);
  }

  private static String table(Map<String, Figure> small, Map<String, Figure> large) {
    StringBuilder table =
        new StringBuilder(
            """
            | %,d rows against %,d | pages | ratio | rows read | heap fetches | how |
            |---|---|---|---|---|---|
            """
                .formatted(ROWS, ROWS / TIMES));
    large.forEach(
        (query, figure) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %.2f | %.0f | %d | %s |%n",
                    query,
                    figure.buffers(),
                    ratio(small.get(query).buffers(), figure.buffers()),
                    figure.read(),
                    figure.heapFetches(),
                    figure.shown())));
    return table.toString();
  }

  private static Iterable<String> sizes(GrownDatabase grown) {
    return grown.texts(
        """
        select relname || ': ' || reltuples::bigint || ' rows, '
            || (pg_total_relation_size(oid) / greatest(reltuples, 1))::int || ' bytes each, of which '
            || (pg_indexes_size(oid) / greatest(reltuples, 1))::int || ' in indexes'
        from pg_class where relname = any ('{%s}') order by relname
        """
            .formatted(String.join(",", GrownDatabase.GROWING)));
  }
}
