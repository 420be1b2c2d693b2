package ro.stocsync.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import ro.stocsync.company.Language;
import ro.stocsync.company.Texts;

/**
 * From where StocSync may be called, where the configuration says so: before anybody looks at a
 * token, a password or a body. The address is the one that Quarkus tells: the peer's own, or, with
 * {@code quarkus.http.proxy.*}, what a trusted proxy says of it.
 */
@Startup(2)
@ApplicationScoped
public class AllowedAddresses {

  private static final Logger LOG = Logger.getLogger(AllowedAddresses.class);
  private static final String ROOT = "stocsync.access.";
  private static final Pattern AREA =
      Pattern.compile("/(smartbill|woocommerce|api|console|login|logout|language)(?:[/;].*)?");
  private static final int BEFORE_AUTHENTICATION = 2_000;

  private final Strangers strangers;
  private final Callers callers;
  private final Texts texts = Texts.of("access", Language.RO.locale());
  private final List<String> problems = new ArrayList<>();
  private final Optional<Allowed> callbacks;
  private final Optional<Allowed> webhooks;
  private final Optional<Allowed> console;

  /** What one key allows. */
  private record Allowed(String key, List<Network> networks) {

    boolean includes(String address) {
      return networks.stream().anyMatch(network -> network.contains(address));
    }
  }

  /**
   * Reads and checks the lists.
   *
   * @throws ConfigurationException with a line for each value that is no address
   */
  AllowedAddresses(AccessConfig config, Strangers strangers, Callers callers) {
    this.strangers = strangers;
    this.callers = callers;
    this.callbacks = read("callback-addresses", config.callbackAddresses());
    this.webhooks = read("webhook-addresses", config.webhookAddresses());
    this.console = read("console-addresses", config.consoleAddresses());
    if (!problems.isEmpty()) {
      throw new ConfigurationException(
          "StocSync does not start: its configuration is wrong.\n" + String.join("\n", problems));
    }
  }

  private Optional<Allowed> read(String name, Optional<List<String>> values) {
    String key = ROOT + name;
    return values.map(
        texts -> new Allowed(key, texts.stream().flatMap(text -> network(key, text)).toList()));
  }

  private Stream<Network> network(String key, String text) {
    Optional<Network> network = Network.of(text);
    if (network.isEmpty()) {
      problems.add(
          "%s has '%s', which is no range of addresses: write 203.0.113.7, 10.0.0.0/8 or"
                  .formatted(key, text)
              + " 2001:db8::/32, parted by commas, without bits beyond the length");
    }
    return network.stream();
  }

  void watch(@Observes Filters filters) {
    filters.register(this::check, BEFORE_AUTHENTICATION);
  }

  private void check(RoutingContext call) {
    Matcher area = AREA.matcher(call.normalizedPath());
    Optional<Allowed> allowed = area.matches() ? allowed(area.group(1)) : Optional.empty();
    String address = callers.address(call.request());
    if (allowed.isEmpty() || allowed.get().includes(address)) {
      call.next();
    } else {
      refuse(call, area.group(1), allowed.get().key(), address);
    }
  }

  private Optional<Allowed> allowed(String area) {
    return switch (area) {
      case "smartbill" -> callbacks;
      case "woocommerce" -> webhooks;
      default -> console;
    };
  }

  private void refuse(RoutingContext call, String area, String key, String address) {
    strangers.fromElsewhere(
        switch (area) {
          case "smartbill" -> Strangers.Kind.CALLBACK;
          case "woocommerce" -> Strangers.Kind.WEBHOOK;
          case "api" -> Strangers.Kind.API;
          default -> Strangers.Kind.LOGIN;
        });
    LOG.debugf("A call from %s is refused, %s does not name it", address, key);
    boolean json = area.equals("smartbill") || area.equals("api");
    String text = texts.get("address", address, key);
    call.response()
        .setStatusCode(403)
        .putHeader(
            HttpHeaderNames.CONTENT_TYPE,
            json ? "application/json;charset=UTF-8" : "text/plain;charset=UTF-8")
        // The body was not read and shall not be.
        .putHeader(HttpHeaderNames.CONNECTION, "close")
        .end(json ? '"' + text + '"' : text);
  }
}
