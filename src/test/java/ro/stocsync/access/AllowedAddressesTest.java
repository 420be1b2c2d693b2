package ro.stocsync.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A list that holds no addresses stops the start. */
class AllowedAddressesTest {

  @Test
  void everyWrongValueHasALineThatNamesItsKey() {
    Map<String, String> wrong =
        Map.of(
            "stocsync.access.callback-addresses", "203.0.113.7,magazin.ro",
            "stocsync.access.console-addresses", "10.0.0.1/8");

    assertThatThrownBy(() -> reads(wrong))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("stocsync.access.callback-addresses has 'magazin.ro'")
        .hasMessageContaining("stocsync.access.console-addresses has '10.0.0.1/8'")
        .hasMessageNotContaining("203.0.113.7'");
  }

  @Test
  void rangesOfBothKindsAreTaken() {
    assertThatCode(
            () -> reads(Map.of("stocsync.access.webhook-addresses", "10.0.0.0/8,2001:db8::/32")))
        .doesNotThrowAnyException();
  }

  private static void reads(Map<String, String> properties) {
    AccessConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(properties, "test", 100))
            .withMapping(AccessConfig.class)
            .build()
            .getConfigMapping(AccessConfig.class);
    Callers callers = new Callers(config);
    new AllowedAddresses(
        config, new Strangers(config, callers, new SimpleMeterRegistry()), callers);
  }
}
