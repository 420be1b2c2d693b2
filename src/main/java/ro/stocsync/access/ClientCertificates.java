package ro.stocsync.access;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Asks whoever calls over TLS for a certificate, where {@code stocsync.access.client-certificates}
 * says so. Quarkus' own key for that is fixed when the package is built.
 */
@ApplicationScoped
class ClientCertificates implements HttpServerOptionsCustomizer {

  private final AccessConfig config;

  ClientCertificates(AccessConfig config) {
    this.config = config;
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    options.setClientAuth(config.clientCertificates());
  }
}
