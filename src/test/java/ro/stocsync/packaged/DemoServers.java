package ro.stocsync.packaged;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged demo shop and demo SmartBill as a process of their own, on free ports. */
final class DemoServers implements AutoCloseable {

  private static final Pattern PLACES =
      Pattern.compile(
          "Demo shop on http://localhost:(\\d+)/, demo SmartBill on http://localhost:(\\d+)/");

  private final Process process;
  private final Path log;
  private Matcher places;

  private DemoServers(Map<String, String> environment) {
    try {
      log = Files.createTempFile(Path.of("target"), "demo-process-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-cp",
              "target/demo/*",
              "ro.stocsync.demo.process.DemoProcess");
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.environment().put("DEMO_SHOP_PORT", "0");
      builder.environment().put("DEMO_SMARTBILL_PORT", "0");
      process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts them, and waits until they are there. */
  static DemoServers start(Map<String, String> environment) {
    DemoServers started = new DemoServers(environment);
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .failFast("the process ended", () -> !started.process.isAlive())
          .until(() -> PLACES.matcher(started.log()).find());
      started.places = PLACES.matcher(started.log());
      started.places.find();
      return started;
    } catch (RuntimeException | Error e) {
      started.close();
      throw e;
    }
  }

  String shopPort() {
    return places.group(1);
  }

  String smartBillPort() {
    return places.group(2);
  }

  private String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
