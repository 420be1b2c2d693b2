package ro.stocsync.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
  private static final String OF_TESTS = "stocsync-tests.log";

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
    if (Files.exists(
        TARGET.resolve("surefire-reports/TEST-ro.stocsync.callback.CallbackTest.xml"))) {
      assertThat(logs).anyMatch(log -> name(log).startsWith(OF_TESTS));
    }
    if (Files.exists(
        TARGET.resolve("failsafe-reports/TEST-ro.stocsync.packaged.PackagedStartIT.xml"))) {
      assertThat(logs).anyMatch(log -> name(log).startsWith(OF_PROCESSES));
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
