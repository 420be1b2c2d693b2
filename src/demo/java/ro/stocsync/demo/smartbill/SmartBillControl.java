package ro.stocsync.demo.smartbill;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ro.stocsync.demo.Faults;

/**
 * The demo SmartBill's own levers over HTTP, for who plays with it in development; tests have the
 * Java API. Parameters stand in the address or in a form; a browser is led back to the page.
 *
 * <ul>
 *   <li>{@code POST /demo/move?products=3}: three products by chance are sold, in one call; {@code
 *       ?code=P-00001&warehouse=Magazin&quantity=42}: that level is set ({@code code} may be a name
 *       where there is no code); {@code silently=true}: and the call is lost.
 *   <li>{@code POST /demo/test}: "Testează conexiunea".
 *   <li>{@code POST /demo/faults?fault=maintenance&requests=3}: the next three requests fail so;
 *       {@code every=5} each fifth does, neither: all do. {@code seconds} is for those that take
 *       time. {@code fault=none} or {@code DELETE /demo/faults}: no more faults.
 *   <li>{@code POST /demo/clock?minutes=10}: its clock, which the limit of calls goes by, is put
 *       forward.
 * </ul>
 */
final class SmartBillControl {

  static final String ROOT = "/demo/";

  private static final int MOST_PRODUCTS = 1_000;
  private static final int MOST_REQUESTS = 10_000;
  private static final int MOST_SECONDS = 600;
  private static final int MOST_MINUTES = 1_440;
  private static final int DEFAULT_SECONDS = 5;

  private static final Map<String, Function<Duration, SmartBillFault>> KINDS = kinds();

  private final Movements movements;
  private final Faults<SmartBillFault> faults;
  private final MovableClock clock;
  private volatile String notice = "";

  SmartBillControl(Movements movements, Faults<SmartBillFault> faults, MovableClock clock) {
    this.movements = movements;
    this.faults = faults;
    this.clock = clock;
  }

  private static Map<String, Function<Duration, SmartBillFault>> kinds() {
    Map<String, Function<Duration, SmartBillFault>> kinds = new LinkedHashMap<>();
    kinds.put("maintenance", time -> new SmartBillFault.Maintenance());
    kinds.put("html", time -> new SmartBillFault.Html());
    kinds.put("reset", time -> new SmartBillFault.Reset());
    kinds.put("cut-off", time -> new SmartBillFault.CutOff());
    kinds.put("slow", SmartBillFault.Slow::new);
    kinds.put("trickle", SmartBillFault.Trickle::new);
    kinds.put("throttle", SmartBillFault.Throttle::new);
    kinds.put("server-error", time -> new SmartBillFault.ServerError());
    kinds.put("error-text", time -> new SmartBillFault.ErrorText());
    kinds.put("unauthorized", time -> new SmartBillFault.Unauthorized());
    return kinds;
  }

  /** What the lever pulled last said, for the page. */
  String notice() {
    return notice;
  }

  Reply answer(Asked asked) {
    Reply said = said(asked);
    notice = said.text();
    return asked.browser() ? Reply.backTo("/") : said;
  }

  private Reply said(Asked asked) {
    LeverInput input = new LeverInput(asked);
    try {
      return switch (asked.method() + " " + asked.path()) {
        case "POST /demo/move" -> Reply.text(200, move(input));
        case "POST /demo/test" -> Reply.text(200, answered(movements.testConnection()));
        case "POST /demo/faults" -> Reply.text(200, fault(input));
        case "DELETE /demo/faults" -> Reply.text(200, noFaults());
        case "POST /demo/clock" -> Reply.text(200, clock(input));
        default ->
            Reply.text(
                404,
                "Există POST /demo/move, /demo/test, /demo/faults și /demo/clock, și DELETE"
                    + " /demo/faults.");
      };
    } catch (LeverInput.Wrong e) {
      return Reply.text(400, e.getMessage());
    } catch (NoSuchElementException e) {
      return Reply.text(404, e.getMessage());
    }
  }

  private String move(LeverInput input) {
    boolean silently = input.flag("silently");
    if (!input.has("code") && !input.has("products")) {
      throw new LeverInput.Wrong(
          "Scrie products=3, sau code=P-00001&warehouse=Magazin&quantity=42.");
    }
    return told(
        input.has("code")
            ? movements.move(
                input.text("warehouse"), input.text("code"), input.quantity("quantity"), silently)
            : movements.sell(input.whole("products", 1, MOST_PRODUCTS), silently));
  }

  private static String told(Movements.Movement movement) {
    String levels =
        movement.levels().stream()
            .map(
                level ->
                    "%s, %s: %s %s"
                        .formatted(
                            level.warehouse(),
                            level.product(),
                            level.quantity().toPlainString(),
                            level.unit()))
            .collect(Collectors.joining("\n"));
    if (movement.levels().isEmpty()) {
      return "Nu a mai rămas nimic de vândut.";
    }
    Optional<String> answer = movement.call().map(SmartBillControl::answered);
    return levels + "\n" + answer.orElse("StocSync nu a fost anunțat.");
  }

  private static String answered(CallOut call) {
    return call.status() == 0
        ? call.answer()
        : "StocSync a răspuns %d: %s".formatted(call.status(), call.answer());
  }

  private String fault(LeverInput input) {
    String name = input.has("fault") ? input.text("fault") : "";
    if (name.equals("none")) {
      return noFaults();
    }
    Function<Duration, SmartBillFault> kind = KINDS.get(name);
    if (kind == null) {
      throw new LeverInput.Wrong(
          "fault trebuie să fie none sau unul dintre: " + String.join(", ", KINDS.keySet()));
    }
    int seconds = input.whole("seconds", 0, MOST_SECONDS, DEFAULT_SECONDS);
    SmartBillFault fault = kind.apply(Duration.ofSeconds(seconds));
    if (input.has("requests")) {
      faults.next(input.whole("requests", 1, MOST_REQUESTS), fault);
    } else {
      faults.every(input.whole("every", 1, MOST_REQUESTS, 1), fault);
    }
    return "SmartBill va greși așa: " + fault;
  }

  private String noFaults() {
    faults.clear();
    return "SmartBill merge iar bine.";
  }

  private String clock(LeverInput input) {
    int minutes = input.whole("minutes", 1, MOST_MINUTES);
    clock.putForward(Duration.ofMinutes(minutes));
    return "Pentru SmartBill au trecut " + minutes + " minute.";
  }
}
