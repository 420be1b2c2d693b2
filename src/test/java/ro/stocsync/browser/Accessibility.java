package ro.stocsync.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;

/**
 * Whether everybody can use a page, as far as axe-core can tell: WCAG 2.1, levels A and AA. The
 * script is run by itself, as there are no frames for axe's AxeBuilder to go through.
 */
final class Accessibility {

  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations']})
          .then(found => done(found.violations.flatMap(rule => rule.nodes.map(
              node => `${rule.id}: ${rule.help}\\n  ${node.html}\\n  ${node.failureSummary}\\n`))))
          .catch(error => done(['axe-core failed: ' + error]));
      """;

  private Accessibility() {}

  /** The page that is shown keeps all rules. */
  static void check(JavascriptExecutor browser) {
    if (!(Boolean) browser.executeScript("return 'axe' in window")) {
      browser.executeScript(axe());
    }
    assertThat((List<?>) browser.executeAsyncScript(RUN))
        .as("violations of WCAG at " + browser.executeScript("return location.href"))
        .isEmpty();
  }

  /** The script as it comes with com.deque.html.axe-core:selenium. */
  private static String axe() {
    try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
