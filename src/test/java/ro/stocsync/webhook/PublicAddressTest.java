package ro.stocsync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.stocsync.company.ShopKey;

/** What {@code stocsync.public-url} may be. */
class PublicAddressTest {

  private static final ShopKey MAIN = new ShopKey("acme", "main");

  @ParameterizedTest
  @CsvSource({
    "https://stocsync.magazin.ro, https://stocsync.magazin.ro",
    "https://magazin.ro/stoc//, https://magazin.ro/stoc",
    "http://localhost:8080/, http://localhost:8080",
    "http://127.0.0.1:8080, http://127.0.0.1:8080"
  })
  void theHooksAreBelowIt(String url, String root) {
    assertThat(new PublicAddress(Optional.of(url)).hooksOf(MAIN))
        .isEqualTo(root + "/woocommerce/acme/main/hooks");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stocsync.magazin.ro",
        "http://stocsync.magazin.ro",
        "ftp://stocsync.magazin.ro",
        "https://",
        "https://a b",
        "https://magazin.ro?x=1",
        "https://magazin.ro/#x",
        "https://user@magazin.ro"
      })
  void anythingElseStopsTheStart(String url) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new PublicAddress(Optional.of(url)))
        .withMessageContaining("stocsync.public-url")
        .withMessageContaining("https://stocsync.magazin.ro");
  }

  @Test
  void withoutItNothingIsRegistered() {
    assertThatExceptionOfType(NoPublicAddress.class)
        .isThrownBy(() -> new PublicAddress(Optional.empty()).hooksOf(MAIN))
        .withMessageContaining("stocsync.public-url is not set: write there");
  }
}
