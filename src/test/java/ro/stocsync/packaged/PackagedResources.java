package ro.stocsync.packaged;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import ro.stocsync.HookServer;
import ro.stocsync.Operator;
import ro.stocsync.demo.DemoShop;

/**
 * A database, a demo shop and a receiver of alerts for the packaged application under
 * {@code @QuarkusIntegrationTest}.
 */
public class PackagedResources implements QuarkusTestResourceLifecycleManager {

  private TestDatabase database;
  private DemoShop shop;
  private HookServer alerts;

  @Override
  public Map<String, String> start() {
    database = TestDatabase.start();
    shop = DemoShop.start();
    shop.catalog().simple("P-1", "Ceai", 1);
    alerts = new HookServer();
    Map<String, String> configuration = new HashMap<>();
    configuration.put("quarkus.datasource.jdbc.url", database.url());
    configuration.put("quarkus.datasource.username", "postgres");
    configuration.put("quarkus.datasource.password", TestDatabase.PASSWORD);
    configuration.put("quarkus.http.host", "127.0.0.1");
    configuration.put("stocsync.companies.acme.token", "token-of-acme");
    configuration.put("stocsync.companies.acme.shops.main.url", shop.url());
    configuration.put("stocsync.companies.acme.shops.main.consumer-key", shop.consumerKey());
    configuration.put("stocsync.companies.acme.shops.main.consumer-secret", shop.consumerSecret());
    configuration.put("stocsync.companies.acme.shops.main.warehouses", "Magazin");
    configuration.put("stocsync.companies.acme.alerts.webhook", alerts.url());
    configuration.put("stocsync.users.ana.password", Operator.HASH);
    configuration.put("stocsync.users.ana.role", "operator");
    return configuration;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(shop, new TestInjector.MatchesType(DemoShop.class));
  }

  @Override
  public void stop() {
    alerts.close();
    shop.close();
    database.close();
  }
}
