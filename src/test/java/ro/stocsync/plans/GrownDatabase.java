package ro.stocsync.plans;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * A database as it is after months: ten companies of two shops each. For each call there are five
 * items, its body and five deliveries, and a change and a pulled level for every fourth.
 */
public final class GrownDatabase implements AutoCloseable {

  /** What grows. */
  public static final List<String> GROWING =
      List.of("callback", "callback_body", "callback_item", "delivery", "history", "level_pulled");

  /** What has a row for each product, or each product of a shop. */
  public static final List<String> STANDING =
      List.of(
          "product",
          "stock_level",
          "shop_stock",
          "catalog_product",
          "product_match",
          "delivery_hour",
          "sync_run_item");

  /** Rows of the growing tables for each call. */
  private static final double ROWS_A_CALL = 12.5;

  private final EmbeddedPostgres server;
  private final int products;
  private long calls;

  private GrownDatabase(int products) {
    this.products = products;
    try {
      server =
          EmbeddedPostgres.builder()
              .setServerConfig("shared_buffers", "512MB")
              .setServerConfig("maintenance_work_mem", "1GB")
              .setServerConfig("max_wal_size", "4GB")
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("autovacuum", "off")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Flyway.configure()
        .dataSource(url(), "postgres", "postgres")
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  /**
   * Without history yet.
   *
   * @param products of each company
   */
  public static GrownDatabase of(int products) {
    GrownDatabase grown = new GrownDatabase(products);
    grown.run(Fill.standing(products));
    return grown;
  }

  /** Its JDBC address. */
  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Products of each company. */
  public int products() {
    return products;
  }

  /** Calls that were made of all companies; the greatest number of one. */
  public long calls() {
    return calls;
  }

  /**
   * Is filled until what grows has that many rows, over the same ninety and a half days.
   *
   * @param rows over all growing tables
   */
  public void grow(long rows) {
    long all = (long) (rows / ROWS_A_CALL);
    // Nothing of it has to outlive this server, and what is not logged is written once.
    List<String> indexes = rebuilt();
    run(indexes.stream().filter(one -> !one.startsWith("CREATE")));
    CompletableFuture<Void> deliveries =
        CompletableFuture.runAsync(
            () -> run(Fill.deliveries(products, all)), Thread::startVirtualThread);
    run(Fill.calls(products, all));
    deliveries.join();
    calls = all;
    run(indexes.stream().filter(one -> one.startsWith("CREATE")));
    run(keys());
    clean();
  }

  /** As autovacuum would by and by. */
  public void clean() {
    run(STANDING.stream().map(table -> "vacuum (freeze, analyze) " + table));
    run(GROWING.stream().map(table -> "vacuum (analyze, index_cleanup off) " + table));
  }

  private static final List<String> KEYS =
      List.of(
          "callback:company, id",
          "callback_body:company, callback",
          "callback_item:company, callback, position",
          "delivery:company, shop, id",
          "history:company, id",
          "level_pulled:company, product_key, id");

  /** What is dropped before it is filled, and how its other indexes are made again. */
  private List<String> rebuilt() {
    List<String> statements = new ArrayList<>();
    for (String table : List.of("callback_body", "callback_item")) {
      statements.add(
          "alter table %s drop constraint if exists %s_company_callback_fkey"
              .formatted(table, table));
    }
    statements.add("truncate " + String.join(", ", GROWING));
    for (String table : GROWING) {
      statements.add("alter table %s drop constraint if exists %s_pkey".formatted(table, table));
      statements.add("alter table " + table + " set unlogged");
    }
    for (String definition :
        texts(
            """
            select indexdef from pg_indexes
            where schemaname = 'public' and tablename = any ('{%s}') and indexname not like '%%_pkey'
            order by indexname
            """
                .formatted(String.join(",", GROWING)))) {
      statements.add("drop index " + definition.split(" ")[2]);
      statements.add(definition);
    }
    return statements;
  }

  private static Stream<String> keys() {
    return Stream.concat(
        KEYS.stream()
            .map(key -> key.split(":"))
            .map(key -> "alter table %s add primary key (%s)".formatted(key[0], key[1])),
        Stream.of("callback_body", "callback_item")
            .map(
                table ->
                    ("alter table %s add foreign key (company, callback)"
                            + " references callback (company, id) on delete cascade not valid")
                        .formatted(table)));
  }

  private void run(Stream<String> statements) {
    try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      for (String sql : statements.toList()) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of a query's rows. */
  public List<String> texts(String sql) {
    List<String> texts = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return texts;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
