package ro.stocsync.packaged;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How a process of the service is, at one moment.
 *
 * @param liveKibibytes its heap after a collection: what is in use, and no garbage
 * @param residentMebibytes its memory as the system counts it
 * @param threads of the system; virtual ones are none
 * @param openFiles descriptors, sockets among them
 * @param connections how many its database counts
 * @param series lines of its metrics
 */
public record Vitals(
    long liveKibibytes,
    long residentMebibytes,
    long threads,
    long openFiles,
    long connections,
    long series) {

  private static final int COLLECTIONS = 3;

  /** Collects its garbage and looks at it; it has to run on a JVM. */
  public static Vitals of(StocSyncProcess process, TestDatabase database) {
    long live = Long.MAX_VALUE;
    // Of what requests under way hold, the least is nearest to what is kept.
    for (int i = 0; i < COLLECTIONS; i++) {
      collectGarbage(process);
      live = Math.min(live, heapInUse(metrics(process)) / 1024);
    }
    return new Vitals(
        live,
        process.residentMebibytes(),
        entries(process, "task"),
        entries(process, "fd"),
        database.number(
            "select count(*) from pg_stat_activity where application_name = 'stocsync'"),
        metrics(process).size());
  }

  private static void collectGarbage(StocSyncProcess process) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process asked =
          new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!asked.waitFor(60, TimeUnit.SECONDS) || asked.exitValue() != 0) {
        asked.destroyForcibly();
        throw new IllegalStateException("the JVM does not collect:\n" + process.log());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> metrics(StocSyncProcess process) {
    return RestAssured.get(process.url("/q/metrics"))
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  private static long heapInUse(List<String> metrics) {
    return metrics.stream()
        .filter(line -> line.startsWith("jvm_memory_used_bytes{"))
        .filter(line -> line.contains("area=\"heap\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static long entries(StocSyncProcess process, String of) {
    try (Stream<Path> entries = Files.list(Path.of("/proc/" + process.pid(), of))) {
      return entries.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
