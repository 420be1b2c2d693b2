package ro.stocsync.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other tests, in an execution of its own (pom.xml): of everything that StocSync
 * logged meanwhile, within the tests' process and as a process of its own, no line holds a secret.
 * Logs that an earlier run left are looked at too: {@code ./mvnw clean} takes them away.
 */
class EveryLogLineCheck {

  private static final Path TARGET = Path.of("target");

  /** Of the tests that run StocSync in their own process, and of what Quarkus starts for a test. */
  private static final String OF_TESTS = "stocsync-tests-";

  private static final String OF_PROCESSES = "stocsync-process-";

  @Test
  void noLineHoldsASecret() throws IOException {
    LogSearch search = new LogSearch(SecretsOfTheSuite.all());
    List<String> leaks = new ArrayList<>();
    long lines = 0;
    List<Path> logs = logs();
    for (Path log : logs) {
      LogSearch.Found found = search.in(log);
      lines += found.lines();
      leaks.addAll(found.leaks());
    }
    System.out.printf("%,d lines of %d logs hold no secret%n", lines - leaks.size(), logs.size());

    assertThat(leaks).isEmpty();
    assertThat(logs).as("logs of the tests, where tests ran").satisfies(this::areThere);
  }

  /** Nothing is proved by logs that are not there. */
  private void areThere(List<? extends Path> logs) {
    if (ran("surefire-reports", "ro.stocsync.callback.CallbackTest")) {
      assertThat(logs).anyMatch(log -> name(log).startsWith(OF_TESTS));
    }
    if (ran("failsafe-reports", "ro.stocsync.packaged.PackagedStartIT")) {
      assertThat(logs).anyMatch(log -> name(log).startsWith(OF_PROCESSES));
    }
  }

  private static boolean ran(String reports, String test) {
    if (!Files.isDirectory(TARGET.resolve(reports))) {
      return false;
    }
    try (Stream<Path> files = Files.list(TARGET.resolve(reports))) {
      for (Path report : files.filter(file -> name(file).endsWith(".xml")).toList()) {
        if (Files.readString(report).contains("classname=\"" + test + "\"")) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(TARGET)) {
      return files
          .filter(
              file ->
                  name(file).startsWith(OF_TESTS)
                      || name(file).startsWith(OF_PROCESSES)
                      || name(file).startsWith("quarkus.log"))
          .sorted()
          .toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
