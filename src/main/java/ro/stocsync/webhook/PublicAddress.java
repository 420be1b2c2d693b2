package ro.stocsync.webhook;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import ro.stocsync.company.ShopKey;

/** Under which address shops reach us: {@code stocsync.public-url}, checked at start. */
@Startup(2)
@ApplicationScoped
public class PublicAddress {

  static final String KEY = "stocsync.public-url";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Optional<URI> url;

  /**
   * Reads and checks the key.
   *
   * @throws ConfigurationException if it is set and no address that a shop may call
   */
  public PublicAddress(@ConfigProperty(name = KEY, defaultValue = "") Optional<String> url) {
    this.url = url.map(String::strip).filter(text -> !text.isEmpty()).map(PublicAddress::checked);
  }

  /**
   * Where that shop's webhooks deliver.
   *
   * @throws NoPublicAddress if none is configured
   */
  String hooksOf(ShopKey shop) {
    return url.orElseThrow(NoPublicAddress::new)
        + "/woocommerce/%s/%s/hooks".formatted(shop.company(), shop.shop());
  }

  /**
   * A page of ours as somebody elsewhere opens it.
   *
   * @param path from its slash on
   * @return empty if no address is configured
   */
  public Optional<String> page(String path) {
    return url.map(address -> address + path);
  }

  /** The address; empty if none is configured. */
  public Optional<URI> url() {
    return url;
  }

  /** Whether the address is configured. */
  boolean isKnown() {
    return url.isPresent();
  }

  private static URI checked(String text) {
    URI url;
    try {
      url = new URI(text.replaceAll("/+$", ""));
    } catch (URISyntaxException e) {
      throw wrong("is not an address");
    }
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    boolean plain = "http".equalsIgnoreCase(url.getScheme());
    if ((!secure && !plain) || url.getHost() == null) {
      throw wrong("is not an address");
    }
    if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
      throw wrong("may hold no user, query or fragment");
    }
    if (plain && !LOOPBACK.contains(url.getHost())) {
      throw wrong("is not https");
    }
    return url;
  }

  private static ConfigurationException wrong(String what) {
    return new ConfigurationException(
        "StocSync does not start: its configuration is wrong.\n%s %s: write there the address"
                .formatted(KEY, what)
            + " under which the shops reach StocSync, as https://stocsync.magazin.ro");
  }
}
