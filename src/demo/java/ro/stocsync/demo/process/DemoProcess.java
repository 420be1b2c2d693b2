package ro.stocsync.demo.process;

import java.net.URI;
import java.util.Map;
import ro.stocsync.demo.DemoProducts;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.smartbill.DemoLevels;
import ro.stocsync.demo.smartbill.DemoSmartBill;

/**
 * The demo shop and the demo SmartBill of {@code deploy/compose.yaml}, with the products of
 * development, on every address of the machine. The environment says:
 *
 * <ul>
 *   <li>{@code DEMO_CALLBACK}: the URL that SmartBill calls, with {@link DemoSmartBill#TOKEN}
 *   <li>{@code DEMO_SHOP_PORT} and {@code DEMO_SMARTBILL_PORT}: 8090 and 8091; 0 is any free one
 * </ul>
 *
 * Both die with the process, and begin anew with it.
 */
public final class DemoProcess {

  private static final String ANY_ADDRESS = "0.0.0.0";

  private DemoProcess() {}

  /** Starts both and returns; their servers keep the process alive. */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    DemoShop shop = DemoShop.start(ANY_ADDRESS, port(environment, "DEMO_SHOP_PORT", "8090"));
    DemoProducts.fill(shop.catalog());
    DemoSmartBill smartBill =
        DemoSmartBill.start(ANY_ADDRESS, port(environment, "DEMO_SMARTBILL_PORT", "8091"));
    DemoLevels.fill(smartBill.stock());
    URI callback = URI.create(callback(environment));
    smartBill.callTo(callback, DemoSmartBill.TOKEN);
    System.out.printf(
        "Demo shop on %s/, demo SmartBill on %s/, which calls %s%n",
        shop.url(), smartBill.site(), callback);
  }

  private static int port(Map<String, String> environment, String key, String usual) {
    return Integer.parseInt(environment.getOrDefault(key, usual));
  }

  private static String callback(Map<String, String> environment) {
    return environment.getOrDefault("DEMO_CALLBACK", "http://localhost:8080/smartbill/demo/stocks");
  }
}
