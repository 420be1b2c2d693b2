package ro.stocsync.packaged;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A real PostgreSQL of a test's own, that can go away and come back with what it had. */
public final class TestDatabase implements AutoCloseable {

  /** Any: this server believes everybody on this machine. */
  public static final String PASSWORD = "password-of-the-database-Xw3";

  private final Path data;
  private EmbeddedPostgres server;
  private int port;

  private TestDatabase(Path data) {
    this.data = data;
    resume();
  }

  /** An empty database on a free port. */
  public static TestDatabase start() {
    try {
      return new TestDatabase(Files.createTempDirectory("stocsync-test-database"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes away; connections are refused. */
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Comes back on the same port. */
  public void resume() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              .start();
      port = server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of everything it holds now, made while it is stopped. */
  public Path backup() {
    Path copy = data.resolveSibling(data.getFileName() + "-backup");
    stop();
    copy(data, copy);
    resume();
    return copy;
  }

  /** Is lost, and comes back as that copy, which is used up. */
  public void restore(Path copy) {
    stop();
    delete(data);
    copy(copy, data);
    delete(copy);
    resume();
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an operator would write into the environment. */
  public Map<String, String> environment() {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL",
        url(),
        "QUARKUS_DATASOURCE_USERNAME",
        "postgres",
        "QUARKUS_DATASOURCE_PASSWORD",
        PASSWORD);
  }

  /** Its JDBC address. */
  public String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres";
  }

  /** A connection of the test's own. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), "postgres", "postgres");
  }

  /** How many statements wait for a lock that another transaction has. */
  public long waitForLocks() {
    return number("select count(*) from pg_locks where not granted");
  }

  /** The first number that a query gives. */
  public long number(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stop();
    delete(data);
  }
}
