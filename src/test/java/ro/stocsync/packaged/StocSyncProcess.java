package ro.stocsync.packaged;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.awaitility.core.ThrowingRunnable;
import ro.stocsync.demo.DemoShop;

/** The packaged application as a process of its own, configured by environment variables alone. */
public final class StocSyncProcess implements AutoCloseable {

  /** What SmartBill sends. */
  public static final String TOKEN = "token-of-acme-Zq7";

  private static final List<String> TO_BE_QUICK = List.of("-XX:TieredStopAtLevel=1");

  private static final Pattern LISTENS =
      Pattern.compile("Listening on: (https?://127\\.0\\.0\\.1:\\d+)");

  private final Process process;
  private final Path log;

  private StocSyncProcess(Map<String, String> environment, List<String> command) {
    try {
      log = Files.createTempFile(Path.of("target"), "stocsync-process-", ".log");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.environment().putIfAbsent("QUARKUS_HTTP_PORT", "0");
      builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
      process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it and waits for nothing. */
  public static StocSyncProcess started(Map<String, String> environment) {
    return started(environment, TO_BE_QUICK);
  }

  /** Likewise, with those flags of the JVM, if it is a jar. */
  public static StocSyncProcess started(Map<String, String> environment, List<String> flags) {
    return new StocSyncProcess(environment, PackagedArtifact.command(flags));
  }

  /** Likewise, from the package that Quarkus makes unless told, which benchmarks build too. */
  public static StocSyncProcess startedFromUsualPackage(
      Map<String, String> environment, List<String> flags) {
    return new StocSyncProcess(environment, PackagedArtifact.usualCommand(flags));
  }

  /**
   * Starts it with company {@code acme}, that shop and that database, and waits until it listens.
   */
  public static StocSyncProcess listening(TestDatabase database, DemoShop shop) {
    return listening(database, shop, Map.of());
  }

  /** Likewise, with further settings. */
  public static StocSyncProcess listening(
      TestDatabase database, DemoShop shop, Map<String, String> settings) {
    Map<String, String> environment = environment(database, shop);
    environment.putAll(settings);
    return listening(started(environment));
  }

  /** Likewise, with those flags of the JVM. */
  public static StocSyncProcess listening(
      TestDatabase database, DemoShop shop, Map<String, String> settings, List<String> flags) {
    Map<String, String> environment = environment(database, shop);
    environment.putAll(settings);
    return listening(started(environment, flags));
  }

  /** Waits until it listens; ends it if it never does. */
  public static StocSyncProcess listening(StocSyncProcess started) {
    try {
      started.awaitLog("Listening on: ");
      return started;
    } catch (RuntimeException | Error e) {
      started.close();
      throw e;
    }
  }

  /** Waits until it has printed that; fails, with what it printed instead, if it ends before. */
  public void awaitLog(String text) {
    try {
      await()
          .atMost(Duration.ofSeconds(120))
          .pollInterval(Duration.ofMillis(10))
          .failFast("the process ended", () -> !process.isAlive() && !log().contains(text))
          .until(() -> log().contains(text));
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      throw new AssertionError("The process never printed '" + text + "'. Its log:\n" + log(), e);
    }
  }

  /** Does what needs it; where that fails its log is shown beside the failure. */
  public void shows(ThrowingRunnable story) {
    try {
      story.run();
    } catch (Throwable e) {
      throw new AssertionError(e.getMessage() + "\nThe log of the process:\n" + log(), e);
    }
  }

  /** One company with one shop, and a hurry in everything that waits. */
  public static Map<String, String> environment(TestDatabase database, DemoShop shop) {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("STOCSYNC_COMPANIES_ACME_TOKEN", TOKEN);
    environment.put("STOCSYNC_COMPANIES_ACME_SHOPS_MAIN_URL", shop.url());
    environment.put("STOCSYNC_COMPANIES_ACME_SHOPS_MAIN_CONSUMER_KEY", shop.consumerKey());
    environment.put("STOCSYNC_COMPANIES_ACME_SHOPS_MAIN_CONSUMER_SECRET", shop.consumerSecret());
    environment.put("STOCSYNC_COMPANIES_ACME_SHOPS_MAIN_WAREHOUSES", "Magazin");
    environment.put("STOCSYNC_WOOCOMMERCE_REQUEST_TIMEOUT", "3s");
    environment.put("STOCSYNC_DELIVERY_LEASE", "5s");
    environment.put("STOCSYNC_DELIVERY_SETTLE_TIME", "4s");
    environment.put("STOCSYNC_DELIVERY_POLL_INTERVAL", "100ms");
    environment.put("STOCSYNC_DELIVERY_SHORTEST_PAUSE", "50ms");
    environment.put("STOCSYNC_DELIVERY_LONGEST_PAUSE", "500ms");
    return environment;
  }

  /** Sends a list as SmartBill does. */
  public ValidatableResponse smartBillSends(String... items) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + TOKEN)
        .contentType("application/json")
        .body("{\"products\":[" + String.join(",", items) + "]}")
        .post(url("/smartbill/acme/stocks"))
        .then();
  }

  /** Whether it said where it listens. */
  public boolean isListening() {
    return LISTENS.matcher(log()).find();
  }

  /** An address of it. */
  public String url(String path) {
    Matcher listens = LISTENS.matcher(log());
    if (!listens.find()) {
      throw new IllegalStateException("the process does not listen; its log:\n" + log());
    }
    return listens.group(1) + path;
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    exitStatus();
  }

  /** SIGTERM, without waiting for what comes of it. */
  public void isToldToStop() {
    process.destroy();
  }

  /** Whether it has not ended. */
  public boolean runs() {
    return process.isAlive();
  }

  /** Sends it a signal, as {@code STOP} or {@code CONT}. */
  public void signal(String name) {
    Signals.send(name, process.pid());
  }

  /** Where it prints to. */
  public Path logFile() {
    return log;
  }

  /** SIGTERM; answers the exit status. */
  public int terminate() {
    isToldToStop();
    return exitStatus();
  }

  /** Waits for its end. */
  public int exitStatus() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the process does not end; its log:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The time of processors that it has used. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Its number. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The memory that it has now. */
  public long residentMebibytes() {
    return mebibytes("VmRSS:");
  }

  /** The most memory that it ever had. */
  public long mostResidentMebibytes() {
    return mebibytes("VmHWM:");
  }

  private long mebibytes(String figure) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith(figure))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(kibibytes -> Long.parseLong(kibibytes) / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything it has printed. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
