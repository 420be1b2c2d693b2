package ro.stocsync.demo;

import com.github.tomakehurst.wiremock.common.FatalStartupException;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The demo shop of {@code ./mvnw quarkus:dev}. A bean rather than quarkus-wiremock's dev service:
 * that starts WireMock in the build's class loader, from mapping files, where this extension and
 * its catalog are not. A live reload makes the shop anew with new classes; its stock outlives that
 * in the JVM's properties, the one place that both generations of classes see.
 */
@IfBuildProfile("dev")
@ApplicationScoped
public class DevelopmentShop {

  private static final Logger LOG = Logger.getLogger(DevelopmentShop.class);

  private static final String STOCKS = "ro.stocsync.demo.stocks";

  private final int port;
  private final int ownPort;
  private final int smartBillPort;
  private DemoShop shop;

  DevelopmentShop(
      @ConfigProperty(name = "demo.shop.port", defaultValue = "8090") int port,
      @ConfigProperty(name = "quarkus.http.port") int ownPort,
      @ConfigProperty(name = "demo.smartbill.port", defaultValue = "8091") int smartBillPort) {
    this.port = port;
    this.ownPort = ownPort;
    this.smartBillPort = smartBillPort;
  }

  void onStart(@Observes @Priority(1) StartupEvent event) {
    shop = started();
    DemoProducts.fill(shop.catalog());
    shop.catalog().restore(stocks(System.getProperty(STOCKS, "")));
  }

  private DemoShop started() {
    try {
      return DemoShop.start(port);
    } catch (FatalStartupException e) {
      throw new IllegalStateException(
          "The demo shop cannot have port %d: free it, or set demo.shop.port.".formatted(port), e);
    }
  }

  void onStarted(@Observes @Priority(10_000) StartupEvent event) {
    LOG.infof(
        """
        StocSync in development:
          callback         http://localhost:%1$d/smartbill/demo/stocks   token: demo-token
          demo shop        %2$s/   its stock, refreshed every 2 seconds
          demo SmartBill   http://localhost:%3$d/   its levels, and buttons that move them
          console          http://localhost:%1$d/   user operator, password operator
          operator's API   http://localhost:%1$d/api/companies   the same user
          connection test  http://localhost:%1$d/q/health/group/connection
          health, metrics  http://localhost:%1$d/q/health   http://localhost:%1$d/q/metrics
        Press a button of the demo SmartBill, or paste this, and watch the demo shop follow:
          curl -X POST 'http://localhost:%3$d/demo/move?products=3'\
        """,
        ownPort, shop.url(), smartBillPort);
  }

  void onStop(@Observes ShutdownEvent event) {
    if (shop != null) {
      System.setProperty(STOCKS, text(shop.catalog().stocks()));
      shop.close();
    }
  }

  private static String text(Map<Long, BigDecimal> stocks) {
    return stocks.entrySet().stream()
        .map(stock -> stock.getKey() + "=" + stock.getValue().toPlainString())
        .collect(Collectors.joining(","));
  }

  private static Map<Long, BigDecimal> stocks(String text) {
    return Arrays.stream(text.split(","))
        .filter(stock -> !stock.isEmpty())
        .map(stock -> stock.split("="))
        .collect(Collectors.toMap(s -> Long.valueOf(s[0]), s -> new BigDecimal(s[1])));
  }
}
