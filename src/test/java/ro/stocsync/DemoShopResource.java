package ro.stocsync;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.smartbill.DemoSmartBill;

/**
 * Starts an empty demo shop and an empty SmartBill, tells StocSync where they are, and hands them
 * to the test's fields.
 */
public class DemoShopResource implements QuarkusTestResourceLifecycleManager {

  private DemoShop shop;
  private DemoSmartBill smartBill;

  @Override
  public Map<String, String> start() {
    shop = DemoShop.start();
    smartBill = DemoSmartBill.start();
    fill(shop, smartBill);
    return Map.of(
        "stocsync.companies.acme.shops.main.url", shop.url(),
        "stocsync.companies.acme.shops.main.consumer-key", shop.consumerKey(),
        "stocsync.companies.acme.shops.main.consumer-secret", shop.consumerSecret(),
        "stocsync.companies.acme.cif", DemoSmartBill.CIF,
        "stocsync.companies.acme.username", DemoSmartBill.USERNAME,
        "stocsync.companies.acme.api-token", DemoSmartBill.TOKEN,
        "stocsync.smartbill.url", smartBill.url());
  }

  /** What both have before StocSync starts; nothing. */
  protected void fill(DemoShop shop, DemoSmartBill smartBill) {}

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(shop, new TestInjector.MatchesType(DemoShop.class));
    injector.injectIntoFields(smartBill, new TestInjector.MatchesType(DemoSmartBill.class));
  }

  @Override
  public void stop() {
    shop.close();
    smartBill.close();
  }
}
