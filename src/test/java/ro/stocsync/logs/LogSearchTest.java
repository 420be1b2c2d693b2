package ro.stocsync.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.stocsync.packaged.StocSyncProcess;

/** A secret that was planted in a log is found. */
class LogSearchTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        StocSyncProcess.TOKEN,
        "parola-lui-vlad",
        "GET /wp-json/wc/v3/products?consumer_key=ck_demo&consumer_secret=cs_demo",
        "from a test's own configuration: a-secret-of-thirty-two-characters",
        "from the manifests: example-token-of-verde"
      })
  void aPlantedSecretIsFound(String leak) throws IOException {
    assertThat(search("2026-11-25 INFO a line", "WARN " + leak).leaks())
        .singleElement()
        .asString()
        .contains("log:2: WARN");
  }

  @Test
  void inAnyLetterCaseAndAsItTravels() throws IOException {
    String basic = Base64.getEncoder().encodeToString("ana:parola-anei".getBytes());

    assertThat(search("Bearer " + StocSyncProcess.TOKEN.toLowerCase(), "Basic " + basic).leaks())
        .hasSize(2);
  }

  @Test
  void whatIsNoSecretIsNone() throws IOException {
    assertThat(
            search(
                    "stocsync.companies.acme.token is missing: write there the token",
                    "Company acme: callback 1 was refused with 400, body.broken",
                    "Basic ***")
                .leaks())
        .isEmpty();
  }

  private LogSearch.Found search(String... lines) throws IOException {
    Path log = Files.write(folder.resolve("a.log"), java.util.List.of(lines));
    return new LogSearch(SecretsOfTheSuite.all()).in(log);
  }
}
