package ro.stocsync;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Company {@code acme} with one shop, the demo shop, and a hurry in everything that waits. */
public class WithDemoShop implements QuarkusTestProfile {

  /** What SmartBill sends. */
  public static final String TOKEN = "token-of-acme";

  /** What acme's calls of alerts are signed with. */
  public static final String ALERTS_SECRET = "secretul-alertelor";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry("stocsync.companies.acme.token", TOKEN),
        Map.entry("stocsync.companies.acme.shops.main.warehouses", "Magazin,Rezerva"),
        Map.entry("stocsync.users.ana.password", Operator.HASH),
        Map.entry("stocsync.users.ana.role", "operator"),
        Map.entry(
            "stocsync.users.vlad.password",
            "$2a$04$vE9RPA7YVD4DBm3yx6gX6eQvsnel.orqLTzH8sT83AZg9b7bqtgim"), // parola-lui-vlad
        Map.entry("stocsync.users.vlad.role", "viewer"),
        Map.entry(
            "stocsync.users.ceas.password",
            "$2a$04$ka8ZTP7FgAliTYfQk93OrezNXEycCepQgbybh2aYWI8NdleORBMb."), // parola-ceasului
        Map.entry("stocsync.users.ceas.role", "waker"),
        Map.entry("quarkus.http.auth.form.new-cookie-interval", "1S"),
        Map.entry("stocsync.woocommerce.request-timeout", "2s"),
        Map.entry("stocsync.delivery.lease", "5s"),
        Map.entry("stocsync.delivery.poll-interval", "100ms"),
        Map.entry("stocsync.delivery.product-pause", "100ms"),
        Map.entry("stocsync.delivery.shortest-pause", "50ms"),
        Map.entry("stocsync.delivery.longest-pause", "500ms"),
        Map.entry("stocsync.delivery.attempts-before-parking", "3"),
        Map.entry("stocsync.delivery.settle-time", "3s"),
        Map.entry("stocsync.connection.cache", "0s"),
        Map.entry("stocsync.smartbill.request-timeout", "2s"),
        Map.entry("stocsync.runs.first-pull", "false"),
        Map.entry("stocsync.runs.lease", "2s"),
        Map.entry("stocsync.runs.poll-interval", "100ms"),
        Map.entry("stocsync.runs.retry-pause", "50ms"),
        // Looked for where a test says so.
        Map.entry("stocsync.alerts.check", "24h"),
        Map.entry("stocsync.alerts.timeout", "2s"),
        Map.entry("stocsync.companies.acme.alerts.email", "patron@acme.ro,depozit@acme.ro"),
        Map.entry("stocsync.companies.acme.alerts.webhook-secret", ALERTS_SECRET),
        Map.entry("quarkus.mailer.from", "stocsync@acme.ro"),
        Map.entry("quarkus.mailer.start-tls", "DISABLED"),
        Map.entry("quarkus.mailer.login", "DISABLED"),
        Map.entry("stocsync.catalog.refresh", "1s"),
        Map.entry("stocsync.catalog.sweep-pause", "10ms"));
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(DemoShopResource.class));
  }
}
