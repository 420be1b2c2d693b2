package ro.stocsync.alert;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ro.stocsync.company.Companies;
import ro.stocsync.company.CompaniesConfig;

/** Whoever is to get e-mail needs a server that sends it. */
class MailSettingsTest {

  private final Map<String, String> properties =
      new HashMap<>(
          Map.of(
              "stocsync.companies.acme.token", "t",
              "stocsync.companies.acme.shops.main.url", "https://magazin.ro",
              "stocsync.companies.acme.shops.main.consumer-key", "ck_1",
              "stocsync.companies.acme.shops.main.consumer-secret", "cs_1",
              "stocsync.companies.acme.alerts.email", "ana@acme.ro",
              "quarkus.mailer.mock", "false"));

  @Test
  void withoutAServerTheStartIsRefusedInWords() {
    assertThatThrownBy(this::starts)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("stocsync.companies.acme.alerts.email names somebody")
        .hasMessageContaining("quarkus.mailer.host is missing: write there the mail server")
        .hasMessageContaining("quarkus.mailer.from is missing: write there who alerts come from");
  }

  @Test
  void aServerThatOnlyStandsThereByDefaultIsNone() {
    properties.put("quarkus.mailer.from", "stocsync@acme.ro");

    assertThatThrownBy(this::starts)
        .hasMessageContaining("quarkus.mailer.host is missing")
        .hasMessageNotContaining("quarkus.mailer.from");
  }

  @Test
  void withAServerItStarts() {
    properties.put("quarkus.mailer.host", "smtp.acme.ro");
    properties.put("quarkus.mailer.from", "stocsync@acme.ro");

    assertThatCode(this::starts).doesNotThrowAnyException();
  }

  @Test
  void whoWantsNoMailNeedsNoServer() {
    properties.remove("stocsync.companies.acme.alerts.email");

    assertThatCode(this::starts).doesNotThrowAnyException();
  }

  private void starts() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withSources(new PropertiesConfigSource(properties, "test", 100))
            .withDefaultValue("quarkus.mailer.host", "localhost")
            .withMapping(CompaniesConfig.class)
            .build();
    new MailSettings(new Companies(config.getConfigMapping(CompaniesConfig.class)), config);
  }
}
