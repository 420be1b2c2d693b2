package ro.stocsync;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import ro.stocsync.demo.DemoShop;

/** Starts an empty demo shop, tells StocSync where it is, and hands it to the test's field. */
public class DemoShopResource implements QuarkusTestResourceLifecycleManager {

  private DemoShop shop;

  @Override
  public Map<String, String> start() {
    shop = DemoShop.start();
    return Map.of(
        "stocsync.companies.acme.shops.main.url", shop.url(),
        "stocsync.companies.acme.shops.main.consumer-key", shop.consumerKey(),
        "stocsync.companies.acme.shops.main.consumer-secret", shop.consumerSecret());
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(shop, new TestInjector.MatchesType(DemoShop.class));
  }

  @Override
  public void stop() {
    shop.close();
  }
}
