package ro.stocsync.trust;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.Config;

/**
 * Whose certificates are believed where we call: those that every Java knows, or, where an operator
 * configured {@code quarkus.tls.shops}, {@code .smartbill} or {@code .alerts}, those alone that
 * stand there. Certificates and the names in them are always checked.
 */
@Startup(2)
@ApplicationScoped
public class Trust {

  private final TlsConfigurationRegistry configured;

  /** Whom we call. */
  public enum Peer {
    /** All shops. */
    SHOPS,
    /** SmartBill's own API. */
    SMARTBILL,
    /** The webhooks that alerts go to. */
    ALERTS
  }

  /**
   * As configured.
   *
   * @throws ConfigurationException if a key switches the check of certificates off
   */
  public Trust(TlsConfigurationRegistry configured, Config config) {
    this.configured = configured;
    List<String> blind =
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
            .filter(key -> key.startsWith("quarkus."))
            .filter(key -> believesAnybody(key, config))
            .sorted()
            .map(
                key ->
                    key
                        + " switches the check of certificates off, so that anybody could read our"
                        + " tokens and keys: leave it out, and name a private authority in"
                        + " quarkus.tls.<name>.trust-store.pem.certs")
            .toList();
    if (!blind.isEmpty()) {
      throw new ConfigurationException(
          "StocSync does not start: its configuration is wrong.\n" + String.join("\n", blind));
    }
  }

  private static boolean believesAnybody(String key, Config config) {
    String value = config.getOptionalValue(key, String.class).orElse("").strip();
    return (key.endsWith(".trust-all") && value.equalsIgnoreCase("true"))
        || (key.endsWith(".hostname-verification-algorithm") && value.equalsIgnoreCase("none"))
        || (key.endsWith(".tls.verification") && !value.isEmpty() && !value.equals("required"));
  }

  /** What is configured for that peer; empty if nothing is. */
  public Optional<TlsConfiguration> of(Peer peer) {
    return configured.get(peer.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Likewise, for a client of Java's own.
   *
   * @throws ConfigurationException if what is configured cannot be used
   */
  // Quarkus' method declares no narrower exception.
  @SuppressWarnings("IllegalCatch")
  public Optional<SSLContext> contextOf(Peer peer) {
    return of(peer)
        .map(
            tls -> {
              try {
                return tls.createSSLContext();
              } catch (Exception e) {
                throw new ConfigurationException(
                    "quarkus.tls.%s cannot be used: %s"
                        .formatted(peer.name().toLowerCase(Locale.ROOT), e.getMessage()));
              }
            });
  }
}
