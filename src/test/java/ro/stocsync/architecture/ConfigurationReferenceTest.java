package ro.stocsync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's table of keys is what the code reads: no key more, none less, the same defaults. */
class ConfigurationReferenceTest {

  private static final Pattern ROW =
      Pattern.compile("\\| `(stocsync[^`]+)` \\| (.*?) ?\\| (.+) \\|");

  @Test
  void theReadmeNamesEveryKeyWithItsDefault() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    for (String line : readme().lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        documented.put(row.group(1), row.group(2).replace("`", ""));
        assertThat(row.group(3)).as(row.group(1)).isNotBlank();
      }
    }
    assertThat(documented).isEqualTo(ConfigurationKeys.withDefaults());
  }

  private static String readme() throws IOException {
    String whole = Files.readString(Path.of("README.md"));
    return whole.substring(
        whole.indexOf("<!-- configuration -->"), whole.indexOf("<!-- /configuration -->"));
  }
}
