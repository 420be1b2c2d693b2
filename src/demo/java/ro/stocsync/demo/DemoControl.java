package ro.stocsync.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The demo shop's own levers over HTTP, for who plays with it in development; tests have the Java
 * API. Parameters stand in the address:
 *
 * <ul>
 *   <li>{@code POST /demo/faults?fault=maintenance&requests=3}: the next three requests fail so;
 *       {@code every=5} each fifth does, neither: all do. {@code seconds} is for those that take
 *       time.
 *   <li>{@code DELETE /demo/faults}: no more faults.
 *   <li>{@code POST /demo/orders?sku=P-00001&pieces=2}: a customer buys.
 *   <li>{@code POST /demo/cron}: the shop's webhooks deliver what waits.
 * </ul>
 */
final class DemoControl {

  static final String ROOT = "/demo/";

  private static final String DEFAULT_SECONDS = "5";

  private static final Map<String, Function<Duration, Fault>> KINDS = kinds();

  private final DemoCatalog catalog;
  private final Faults<Fault> faults;
  private final DemoWebhooks webhooks;

  DemoControl(DemoCatalog catalog, Faults<Fault> faults, DemoWebhooks webhooks) {
    this.catalog = catalog;
    this.faults = faults;
    this.webhooks = webhooks;
  }

  private static Map<String, Function<Duration, Fault>> kinds() {
    Map<String, Function<Duration, Fault>> kinds = new LinkedHashMap<>();
    kinds.put("delay", Fault.Delay::new);
    kinds.put("late-answer", Fault.LateAnswer::new);
    kinds.put("throttle", Fault.Throttle::new);
    kinds.put("server-error", time -> new Fault.ServerError());
    kinds.put("maintenance", time -> new Fault.Maintenance());
    kinds.put("bad-gateway", time -> new Fault.BadGateway());
    kinds.put("gateway-timeout", Fault.GatewayTimeout::new);
    kinds.put("captcha", time -> new Fault.Captcha());
    kinds.put("login-page", time -> new Fault.LoginPage());
    kinds.put("reset", time -> new Fault.Reset());
    kinds.put("reset-after-work", time -> new Fault.ResetAfterWork());
    kinds.put("truncate", time -> new Fault.Truncate());
    kinds.put("redirect", time -> new Fault.Redirect("https://www.shop.example/"));
    return kinds;
  }

  /** Answers in the words of the page, plain text. */
  ApiAnswer answer(String method, String path, Map<String, String> query) {
    try {
      return switch (method + " " + path) {
        case "POST /demo/faults" -> fault(query);
        case "DELETE /demo/faults" -> {
          faults.clear();
          yield text(200, "Magazinul merge iar bine.");
        }
        case "POST /demo/orders" -> order(query);
        case "POST /demo/cron" -> {
          webhooks.runCron();
          yield text(200, "Webhook-urile au fost livrate.");
        }
        default ->
            text(404, "Există POST și DELETE /demo/faults, POST /demo/orders și POST /demo/cron.");
      };
    } catch (NumberFormatException e) {
      return text(400, "Aici trebuie un număr întreg: " + e.getMessage());
    }
  }

  private ApiAnswer fault(Map<String, String> query) {
    Function<Duration, Fault> kind = KINDS.get(query.getOrDefault("fault", ""));
    if (kind == null) {
      return text(400, "fault trebuie să fie unul dintre: " + String.join(", ", KINDS.keySet()));
    }
    long seconds = Long.parseLong(query.getOrDefault("seconds", DEFAULT_SECONDS));
    Fault fault = kind.apply(Duration.ofSeconds(seconds));
    if (query.containsKey("requests")) {
      faults.next(Integer.parseInt(query.get("requests")), fault);
    } else {
      faults.every(Math.max(1, Integer.parseInt(query.getOrDefault("every", "1"))), fault);
    }
    return text(200, "Magazinul va greși așa: " + fault);
  }

  private ApiAnswer order(Map<String, String> query) {
    long pieces = Long.parseLong(query.getOrDefault("pieces", "1"));
    Optional<Long> id = catalog.idOf(query.getOrDefault("sku", ""));
    id.ifPresent(product -> catalog.order(product, pieces));
    return id.isPresent()
        ? text(200, "Un client a cumpărat " + pieces + ".")
        : text(404, "Niciun produs nu are acest SKU.");
  }

  private static ApiAnswer text(int status, String text) {
    return new ApiAnswer(status, "text/plain; charset=UTF-8", Map.of(), text + "\n");
  }
}
