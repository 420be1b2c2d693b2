package ro.stocsync;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.smartbill.DemoSmartBill;

/**
 * Starts an empty demo shop and an empty SmartBill, and who is told of alerts; tells StocSync where
 * they are, and hands them to the test's fields.
 */
public class DemoShopResource implements QuarkusTestResourceLifecycleManager {

  private DemoShop shop;
  private DemoSmartBill smartBill;
  private MailServer mail;
  private HookServer hook;

  @Override
  public Map<String, String> start() {
    shop = DemoShop.start();
    smartBill = DemoSmartBill.start();
    mail = new MailServer();
    hook = new HookServer();
    fill(shop, smartBill);
    return Map.ofEntries(
        Map.entry("stocsync.companies.acme.shops.main.url", shop.url()),
        Map.entry("stocsync.console.pictures", shop.url()),
        Map.entry("stocsync.companies.acme.shops.main.consumer-key", shop.consumerKey()),
        Map.entry("stocsync.companies.acme.shops.main.consumer-secret", shop.consumerSecret()),
        Map.entry("stocsync.companies.acme.cif", DemoSmartBill.CIF),
        Map.entry("stocsync.companies.acme.username", DemoSmartBill.USERNAME),
        Map.entry("stocsync.companies.acme.api-token", DemoSmartBill.TOKEN),
        Map.entry("stocsync.smartbill.url", smartBill.url()),
        Map.entry("stocsync.companies.acme.alerts.webhook", hook.url()),
        Map.entry("quarkus.mailer.mock", "false"),
        Map.entry("quarkus.mailer.host", "localhost"),
        Map.entry("quarkus.mailer.port", Integer.toString(mail.port())));
  }

  /** What both have before StocSync starts; nothing. */
  protected void fill(DemoShop shop, DemoSmartBill smartBill) {}

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(shop, new TestInjector.MatchesType(DemoShop.class));
    injector.injectIntoFields(smartBill, new TestInjector.MatchesType(DemoSmartBill.class));
    injector.injectIntoFields(mail, new TestInjector.MatchesType(MailServer.class));
    injector.injectIntoFields(hook, new TestInjector.MatchesType(HookServer.class));
  }

  @Override
  public void stop() {
    shop.close();
    smartBill.close();
    mail.close();
    hook.close();
  }
}
