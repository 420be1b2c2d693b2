package ro.stocsync.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No key switches the check of certificates off. */
class TrustTest {

  @ParameterizedTest
  @CsvSource({
    "quarkus.tls.trust-all, true",
    "quarkus.tls.shops.trust-all, TRUE",
    "quarkus.mailer.trust-all, true",
    "quarkus.tls.smartbill.hostname-verification-algorithm, NONE",
    "quarkus.oidc.tls.verification, none",
    "quarkus.oidc.tls.verification, certificate-validation"
  })
  void believingAnybodyStopsTheStart(String key, String value) {
    assertThatThrownBy(() -> trust(Map.of(key, value)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(key + " switches the check of certificates off");
  }

  @Test
  void whatChecksThemIsTaken() {
    Map<String, String> right =
        Map.of(
            "quarkus.tls.trust-all", "false",
            "quarkus.tls.shops.hostname-verification-algorithm", "HTTPS",
            "quarkus.oidc.tls.verification", "required");

    assertThat(trust(right).of(Trust.Peer.SHOPS)).isEmpty();
  }

  private static Trust trust(Map<String, String> properties) {
    return new Trust(
        new NothingConfigured(),
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(properties, "test", 100))
            .build());
  }
}
