package ro.stocsync.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import ro.stocsync.packaged.AotCache;
import ro.stocsync.packaged.StocSyncProcess;
import ro.stocsync.packaged.TestDatabase;

/** The package as it is recommended to run, over a PostgreSQL and paced shops beside it. */
final class Installation implements AutoCloseable {

  /** The one company. */
  static final String COMPANY = "acme";

  /**
   * The manifests' container has 512 MiB, whatever this machine has: a heap of a quarter of it
   * collects sixty times more often, and a sixteenth as long.
   */
  private static final String OF_ITS_CONTAINER = "-XX:MaxRAM=512m";

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final TestDatabase database = TestDatabase.startOnDisk();
  private final List<StocSyncProcess> processes = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final PacedShops shops;

  private Installation(PacedShops shops, Map<String, String> settings) {
    this.shops = shops;
    environment.putAll(database.environment());
    environment.put("STOCSYNC_COMPANIES_ACME_TOKEN", StocSyncProcess.TOKEN);
    environment.putAll(shops.environment());
    environment.putAll(settings);
    // `-Dbench.java=-XX:StartFlightRecording=dumponexit=true,filename=target/bench.jfr` profiles
    // it.
    environment.put(
        "JDK_JAVA_OPTIONS", OF_ITS_CONTAINER + " " + System.getProperty("bench.java", ""));
  }

  /** One process; every shop was read whole. */
  static Installation of(int shops, int products, Map<String, String> settings) {
    Installation installation = new Installation(new PacedShops(shops, products), settings);
    try {
      installation.another();
      installation.awaitCatalogs(shops);
      return installation;
    } catch (RuntimeException e) {
      installation.close();
      throw e;
    }
  }

  private void awaitCatalogs(int shops) {
    await()
        .atMost(PATIENCE)
        .until(() -> number("select count(*) from catalog_state where read_whole") == shops);
  }

  /** Starts one more replica. */
  void another() {
    processes.add(
        StocSyncProcess.listening(
            StocSyncProcess.started(environment, AotCache.recommendedFlags())));
  }

  /** Ends the one replica and starts it again, fresh. */
  void startAnew() {
    processes.removeLast().close();
    another();
  }

  /** Stops the others, which hold nothing now, where they are (SIGSTOP). */
  void pauseAllBut(int from, int to) {
    for (int replica = 0; replica < processes.size(); replica++) {
      processes.get(replica).signal(from <= replica && replica < to ? "CONT" : "STOP");
    }
  }

  /** Has all of them go on. */
  void resumeAll() {
    processes.forEach(one -> one.signal("CONT"));
  }

  /** What this JVM, the replicas and PostgreSQL have had of the processors, by process. */
  Map<Long, Duration> processorTimes() {
    return Stream.concat(
            Stream.of(ProcessHandle.current()),
            Stream.concat(
                processes.stream().map(one -> ProcessHandle.of(one.pid()).orElseThrow()),
                database.processes().stream()))
        .collect(
            Collectors.toMap(
                ProcessHandle::pid, one -> one.info().totalCpuDuration().orElse(Duration.ZERO)));
  }

  PacedShops shops() {
    return shops;
  }

  StocSyncProcess process() {
    return processes.getFirst();
  }

  /** Where SmartBill posts to. */
  URI stocks() {
    return URI.create(process().url("/smartbill/" + COMPANY + "/stocks"));
  }

  /** SmartBill's list, which must be taken in. */
  void take(Movements list) {
    try (Sender sender = new Sender(stocks(), StocSyncProcess.TOKEN)) {
      int status = sender.post(list.body());
      if (status != 200) {
        throw new IllegalStateException("answered " + status + "\n" + process().log());
      }
    } catch (IOException e) {
      throw new IllegalStateException(process().log(), e);
    }
  }

  /** Waits until all shops show that level of their first products. */
  void awaitLevel(int products, int level) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> shops.allShow(products, level));
  }

  /** Waits until nothing is due any more. */
  void awaitQuiet() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                number("select count(*) from shop_stock where delivered_version < wanted_version")
                    == 0);
  }

  PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.url());
    source.setUser("postgres");
    // As application.properties has it.
    source.setPrepareThreshold(3);
    return source;
  }

  long number(String sql) {
    return database.number(sql);
  }

  /** As if another replica served the shops: this one takes in, and delivers nothing. */
  void leaveDeliveryToAnother() {
    update(
        """
        insert into shop_lease (company, shop, purpose, token, holder, expires_at)
        select company, shop, 'DELIVERY', 1, 'another', 'infinity' from shop
        on conflict (company, shop, purpose) do update
        set holder = 'another', expires_at = 'infinity'
        """);
  }

  /** And as if that one gave them back. */
  void takeDeliveryBack() {
    update("update shop_lease set expires_at = '-infinity' where holder = 'another'");
  }

  private void update(String sql) {
    try (Connection connection = DriverManager.getConnection(database.url(), "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    resumeAll();
    // A recording is written at an orderly end.
    processes.forEach(StocSyncProcess::terminate);
    shops.close();
    database.close();
  }
}
