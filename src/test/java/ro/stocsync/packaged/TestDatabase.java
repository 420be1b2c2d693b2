package ro.stocsync.packaged;

import static org.awaitility.Awaitility.await;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real PostgreSQL of a test's own, that can go away and come back with what it had. */
public final class TestDatabase implements AutoCloseable {

  /** Any: this server believes everybody on this machine. */
  public static final String PASSWORD = "password-of-the-database-Xw3";

  private final Path data;
  private final String fsync;
  private EmbeddedPostgres server;
  private final int port = Ports.free();

  private TestDatabase(Path data, String fsync) {
    this.data = data;
    this.fsync = fsync;
    resume();
  }

  /** An empty database on a free port. It survives its own crash, not one of the machine. */
  public static TestDatabase start() {
    return start("off");
  }

  /** Likewise, and each commit waits for the disk, as in production: for what is measured. */
  public static TestDatabase startOnDisk() {
    return start("on");
  }

  private static TestDatabase start(String fsync) {
    try {
      return new TestDatabase(Files.createTempDirectory("stocsync-test-database"), fsync);
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

  /**
   * Crashes: every process of it ends at once, and it recovers when it comes back. That nothing was
   * left to stop, the library prints as an error.
   */
  public void crash() {
    Signals.send("QUIT", postmaster());
    await().until(() -> !Files.exists(data.resolve("postmaster.pid")));
    stop();
  }

  private long postmaster() {
    try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
      return Long.parseLong(lines.findFirst().orElseThrow().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its processes as they are now: the first one, and those of the connections. */
  public List<ProcessHandle> processes() {
    ProcessHandle first = ProcessHandle.of(postmaster()).orElseThrow();
    return Stream.concat(Stream.of(first), first.children()).toList();
  }

  /** Comes back on the same port. */
  public void resume() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              .setPGStartupWait(Duration.ofMinutes(1))
              // As a real one: what was committed is there after a crash.
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("fsync", fsync)
              .start();
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
    return query(sql, rows -> rows.getLong(1)).getFirst();
  }

  /** Runs statements. */
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a row of a query's result. */
  public interface RowReader<T> {
    /** The row that the result stands at. */
    T read(ResultSet rows) throws SQLException;
  }

  /** What a query gives. */
  public <T> List<T> query(String sql, RowReader<T> reader) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
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
