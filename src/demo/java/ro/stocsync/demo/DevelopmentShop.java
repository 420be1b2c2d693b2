package ro.stocsync.demo;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The demo shop of {@code ./mvnw quarkus:dev}. A bean rather than quarkus-wiremock's dev service:
 * that starts WireMock in the build's class loader, from mapping files, where this extension and
 * its catalog are not. The price is that a live reload fills the shop anew.
 */
@IfBuildProfile("dev")
@ApplicationScoped
public class DevelopmentShop {

  private static final Logger LOG = Logger.getLogger(DevelopmentShop.class);

  private final int port;
  private final int ownPort;
  private DemoShop shop;

  DevelopmentShop(
      @ConfigProperty(name = "demo.shop.port", defaultValue = "8090") int port,
      @ConfigProperty(name = "quarkus.http.port") int ownPort) {
    this.port = port;
    this.ownPort = ownPort;
  }

  void onStart(@Observes @Priority(1) StartupEvent event) {
    shop = DemoShop.start(port);
    DemoProducts.fill(shop.catalog());
  }

  void onStarted(@Observes @Priority(10_000) StartupEvent event) {
    LOG.infof(
        """
        StocSync in development:
          callback         http://localhost:%1$d/smartbill/demo/stocks   token: demo-token
          demo shop        %2$s/   its stock, refreshed every 2 seconds
          connection test  http://localhost:%1$d/q/health/group/connection
          health, metrics  http://localhost:%1$d/q/health   http://localhost:%1$d/q/metrics
        The README has a curl to paste that changes the demo shop's stock.\
        """,
        ownPort, shop.url());
  }

  void onStop(@Observes ShutdownEvent event) {
    shop.close();
  }
}
