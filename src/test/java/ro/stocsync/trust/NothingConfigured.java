package ro.stocsync.trust;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import java.util.Optional;

/** Where no operator configured anything of TLS. */
public final class NothingConfigured implements TlsConfigurationRegistry {

  @Override
  public Optional<TlsConfiguration> get(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<TlsConfiguration> getDefault() {
    return Optional.empty();
  }

  @Override
  public void register(String name, TlsConfiguration configuration) {
    throw new UnsupportedOperationException();
  }
}
