package ro.stocsync.monitoring;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Prometheus' own judge of rules, as Debian's package prometheus has it.
 *
 * @param program where it is
 */
record InstalledPromtool(Path program) {

  static final String ADVICE =
      "No promtool on the PATH: apt-get install --no-install-recommends prometheus";

  /**
   * Looked for on the environment's PATH.
   *
   * @throws IllegalStateException if it is missing where it must not be: in CI, or where
   *     STOCSYNC_PROMTOOL says required
   */
  static Optional<InstalledPromtool> in(Map<String, String> environment) {
    Optional<InstalledPromtool> found =
        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, "promtool"))
            .filter(Files::isExecutable)
            .findFirst()
            .map(InstalledPromtool::new);
    boolean required =
        !environment.getOrDefault("CI", "").isEmpty()
            || environment.getOrDefault("STOCSYNC_PROMTOOL", "").equals("required");
    if (found.isEmpty() && required) {
      throw new IllegalStateException(ADVICE);
    }
    return found;
  }

  /**
   * What it said, and whether it was content.
   *
   * @param content its exit status was 0
   * @param words all that it printed
   */
  record Verdict(boolean content, String words) {}

  Verdict judges(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes());
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    return new Verdict(ended && process.exitValue() == 0, words);
  }
}
