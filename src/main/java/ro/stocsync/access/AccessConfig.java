package ro.stocsync.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.ClientAuth;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/** {@code stocsync.access.*}: from where StocSync may be called, and how often in vain. */
@ConfigMapping(prefix = "stocsync.access")
public interface AccessConfig {

  /** From where SmartBill's calls may come; from anywhere if left out. */
  Optional<List<String>> callbackAddresses();

  /** From where the console and the API may be called; from anywhere if left out. */
  Optional<List<String>> consoleAddresses();

  /** From where the shops' webhooks may come; from anywhere if left out. */
  Optional<List<String>> webhookAddresses();

  /** How many proxies stand before StocSync, where they add the address that they see to a list. */
  @WithDefault("1")
  @Min(1)
  int proxies();

  /** How many wrong tokens or signatures of one address are answered 401 rather than 429. */
  @WithDefault("30")
  @Min(1)
  int failuresPerMinute();

  /** Whether whoever calls over TLS has to show a certificate that the trust store knows. */
  @WithDefault("none")
  ClientAuth clientCertificates();
}
