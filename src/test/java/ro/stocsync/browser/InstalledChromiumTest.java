package ro.stocsync.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where tests in the browser run, where they are skipped, and where they must not be. */
class InstalledChromiumTest {

  @TempDir Path folder;

  @Test
  void aBrowserWithItsDriverIsFoundOnThePath() throws IOException {
    program("chromium");
    program("chromedriver");

    assertThat(InstalledChromium.in(Map.of("PATH", "/nowhere:" + folder)))
        .contains(
            new InstalledChromium(folder.resolve("chromium"), folder.resolve("chromedriver")));
    assertThat(InstalledChromium.canRun(Map.of("PATH", folder.toString()))).isTrue();
  }

  @Test
  void withoutItsDriverTheTestsAreSkipped() throws IOException {
    program("chromium");

    assertThat(InstalledChromium.canRun(Map.of("PATH", folder.toString()))).isFalse();
  }

  @Test
  void whereTheyAreRequiredNothingIsSkipped() {
    assertThatIllegalStateException()
        .isThrownBy(() -> InstalledChromium.canRun(Map.of("CI", "true")))
        .withMessageContaining("apt-get install chromium chromium-driver");
    assertThatIllegalStateException()
        .isThrownBy(() -> InstalledChromium.canRun(Map.of("STOCSYNC_BROWSER", "required")));
  }

  private void program(String name) throws IOException {
    Files.createFile(folder.resolve(name)).toFile().setExecutable(true);
  }
}
