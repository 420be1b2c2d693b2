package ro.stocsync.demo.smartbill;

import com.github.tomakehurst.wiremock.common.FatalStartupException;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The demo SmartBill of {@code ./mvnw quarkus:dev}, beside the demo shop. Its levels outlive a live
 * reload as the shop's stock does; {@link ro.stocsync.demo.DevelopmentShop} tells where it is.
 */
@IfBuildProfile("dev")
@ApplicationScoped
public class DevelopmentSmartBill {

  private static final String LEVELS = "ro.stocsync.demo.smartbill.levels";

  private final int port;
  private final int ownPort;
  private DemoSmartBill smartBill;

  DevelopmentSmartBill(
      @ConfigProperty(name = "demo.smartbill.port", defaultValue = "8091") int port,
      @ConfigProperty(name = "quarkus.http.port") int ownPort) {
    this.port = port;
    this.ownPort = ownPort;
  }

  void onStart(@Observes @Priority(1) StartupEvent event) {
    smartBill = started();
    DemoLevels.fill(smartBill.stock());
    SavedLevels.restore(smartBill.stock(), System.getProperty(LEVELS, ""));
    smartBill.callTo(
        URI.create("http://localhost:%d/smartbill/demo/stocks".formatted(ownPort)),
        DemoSmartBill.TOKEN);
  }

  private DemoSmartBill started() {
    try {
      return DemoSmartBill.start(port);
    } catch (FatalStartupException e) {
      throw new IllegalStateException(
          "The demo SmartBill cannot have port %d: free it, or set demo.smartbill.port."
              .formatted(port),
          e);
    }
  }

  void onStop(@Observes ShutdownEvent event) {
    if (smartBill != null) {
      System.setProperty(LEVELS, SavedLevels.text(smartBill.stock()));
      smartBill.close();
    }
  }
}
