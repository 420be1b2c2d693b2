package ro.stocsync.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser of this machine and its driver, Debian's packages chromium and chromium-driver.
 * Nothing is ever downloaded.
 *
 * @param browser the program
 * @param driver the program that steers it
 */
record InstalledChromium(Path browser, Path driver) {

  static final String ADVICE =
      "No chromium and chromedriver on the PATH: apt-get install chromium chromium-driver";

  /** Looked for on the environment's PATH. */
  static Optional<InstalledChromium> in(Map<String, String> environment) {
    return program("chromium", environment)
        .flatMap(
            browser ->
                program("chromedriver", environment)
                    .map(driver -> new InstalledChromium(browser, driver)));
  }

  /**
   * Whether tests in the browser can run.
   *
   * @throws IllegalStateException if they cannot where they must: in CI, or where STOCSYNC_BROWSER
   *     says required
   */
  static boolean canRun(Map<String, String> environment) {
    boolean found = in(environment).isPresent();
    boolean required =
        !environment.getOrDefault("CI", "").isEmpty()
            || environment.getOrDefault("STOCSYNC_BROWSER", "").equals("required");
    if (!found && required) {
      throw new IllegalStateException(ADVICE);
    }
    return found;
  }

  private static Optional<Path> program(String name, Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
