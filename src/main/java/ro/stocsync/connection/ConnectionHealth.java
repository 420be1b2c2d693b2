package ro.stocsync.connection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthRegistry;
import io.smallrye.health.registry.HealthRegistries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;
import ro.stocsync.company.Language;
import ro.stocsync.company.Shop;

/**
 * Shows the connection test under {@code /q/health/group/connection}: a check for each company and
 * one for each shop, with every link as data. A group is part neither of readiness nor of liveness,
 * so a shop that is down never takes this service out of rotation.
 */
@ApplicationScoped
public class ConnectionHealth {

  private static final String GROUP = "connection";

  private final Companies companies;
  private final CachedReports reports;
  private final ReportText text;
  private final HealthRegistry registry = HealthRegistries.getHealthGroupRegistry(GROUP);

  /** For every company. */
  public ConnectionHealth(
      Companies companies,
      CachedReports reports,
      @ConfigProperty(name = "stocsync.language", defaultValue = "ro") Language language) {
    this.companies = companies;
    this.reports = reports;
    this.text = new ReportText(language.locale());
  }

  void register(@Observes StartupEvent event) {
    for (Company company : companies.all()) {
      add(company.id(), () -> reports.of(company).map(this::ofCompany));
      for (Shop shop : company.shops()) {
        add(shop.key().toString(), () -> reports.of(company).map(report -> ofShop(report, shop)));
      }
    }
  }

  void remove(@Observes ShutdownEvent event) {
    for (Company company : companies.all()) {
      registry.remove(company.id());
      company.shops().forEach(shop -> registry.remove(shop.key().toString()));
    }
  }

  private void add(String name, AsyncHealthCheck check) {
    registry.register(name, check);
  }

  private HealthCheckResponse ofCompany(ConnectionReport report) {
    return response(report.company(), report.links());
  }

  private HealthCheckResponse ofShop(ConnectionReport report, Shop shop) {
    return report.shops().stream()
        .filter(ofShop -> ofShop.shop().equals(shop.key()))
        .findFirst()
        .map(ofShop -> response(shop.key().toString(), ofShop.links()))
        .orElseThrow();
  }

  private HealthCheckResponse response(String name, List<Link> links) {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(name).status(links.stream().allMatch(Link::holds));
    links.forEach(link -> response.withData(link.name().key(), text.line(link)));
    return response.build();
  }
}
