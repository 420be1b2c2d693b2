package ro.stocsync.smartbill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import ro.stocsync.company.SmartBillAccount;
import ro.stocsync.company.Warehouse;
import ro.stocsync.text.FirstWords;
import ro.stocsync.text.StorableText;
import ro.stocsync.watch.Traces;

/**
 * SmartBill's own API (protocol.md, "We call SmartBill"). Its methods block, and wait for their
 * turn where the account has called often: call them on a virtual thread.
 */
@Startup(3)
@ApplicationScoped
public class SmartBill {

  private static final Logger LOG = Logger.getLogger(SmartBill.class);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final ZoneId SMARTBILLS = ZoneId.of("Europe/Bucharest");
  private static final int LOOK_AT = 65_536;

  private final Http http;
  private final CallLimit limit;
  private final MeterRegistry metrics;
  private final Traces traces;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * At the configured address.
   *
   * @throws ConfigurationException if the token would travel in clear
   */
  public SmartBill(
      SmartBillConfig config, Http http, CallLimit limit, MeterRegistry metrics, Traces traces) {
    String scheme = String.valueOf(config.url().getScheme());
    boolean closed =
        scheme.equals("http")
            && (config.allowPlainHttp() || LOOPBACK.contains(config.url().getHost()));
    if (!scheme.equals("https") && !closed) {
      throw new ConfigurationException(
          "StocSync does not start: stocsync.smartbill.url is not https, so the token would travel"
              + " in clear: write https://ws.smartbill.ro/SBORO/api");
    }
    this.http = http;
    this.limit = limit;
    this.metrics = metrics;
    this.traces = traces;
  }

  /**
   * The account's warehouses, as SmartBill writes them.
   *
   * @throws SmartBillException if it cannot be asked or does not answer as it should
   */
  public List<String> warehouses(SmartBillAccount account) {
    return get(
        account,
        "/company/warehouses",
        Map.of("cif", account.cif()),
        (status, body) -> {
          JsonNode answer = json.readTree(body.readNBytes(LOOK_AT * 16));
          JsonNode names = answer.path("warehouses");
          refuse(account, status, answer.path("errorText").asText(""));
          if (!names.isArray()) {
            throw new StockList.NoList("no list of warehouses");
          }
          List<String> warehouses = new ArrayList<>();
          names.forEach(name -> warehouses.add(StorableText.of(name.asText())));
          return warehouses;
        });
  }

  /**
   * Streams the levels of one warehouse, a thousand at a time, as they are read. Asks the list made
   * for shops first, and the one of the stock report where that is not to be had.
   *
   * @param warehouse its name exactly as SmartBill writes it
   * @return how many lines there were, usable or not
   * @throws SmartBillException if they could not be read to the end: then what was given to the
   *     sink is worth nothing
   */
  public long stocks(SmartBillAccount account, String warehouse, Consumer<StockChunk> sink) {
    AtomicLong taken = new AtomicLong();
    Consumer<StockChunk> counting =
        chunk -> {
          taken.addAndGet(chunk.lines().size());
          sink.accept(chunk);
        };
    try {
      return list(account, "/stocks/ecom/", forShops(account, warehouse), warehouse, counting);
    } catch (SmartBillRefused | SmartBillAnswerInvalid e) {
      if (taken.get() > 0 || !mayBeElsewhere(e)) {
        throw e;
      }
      LOG.infof("%s; its list /stocks is asked instead", e.getMessage());
      return list(account, "/stocks", ofReport(account, warehouse), warehouse, sink);
    }
  }

  private static Map<String, String> forShops(SmartBillAccount account, String warehouse) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("cif", account.cif());
    parameters.put("warehouseName", warehouse);
    return parameters;
  }

  private static Map<String, String> ofReport(SmartBillAccount account, String warehouse) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("cif", account.cif());
    parameters.put("date", LocalDate.now(SMARTBILLS).toString());
    parameters.put("warehouseName", warehouse);
    return parameters;
  }

  /** What is wrong with the warehouse is wrong there too. */
  private static boolean mayBeElsewhere(SmartBillException e) {
    return !(e instanceof SmartBillRefused refused
        && refused.errorText().toLowerCase(Locale.ROOT).contains("gestiun"));
  }

  private long list(
      SmartBillAccount account,
      String path,
      Map<String, String> parameters,
      String warehouse,
      Consumer<StockChunk> sink) {
    return get(
        account,
        path,
        parameters,
        (status, body) -> {
          StockList.Read read = StockList.read(body, Warehouse.named(warehouse), sink);
          refuse(account, status, read.errorText());
          if (!read.listed()) {
            throw new StockList.NoList("neither products nor a list");
          }
          return read.lines();
        });
  }

  /** When an account that SmartBill shut out may be called again. */
  public Optional<Instant> shutOutUntil(String company) {
    return limit.shutOutUntil(company);
  }

  /** How many calls a company may make at this moment. */
  public int callsLeft(String company) {
    return limit.left(company);
  }

  private interface Reader<T> {
    T read(int status, InputStream body) throws IOException;
  }

  private <T> T get(
      SmartBillAccount account, String path, Map<String, String> parameters, Reader<T> reader) {
    String company = account.company();
    limit.await(company);
    return traces.within(
        "smartbill " + path,
        Map.of("company", company),
        () -> measured(company, () -> ask(account, path, parameters, reader)));
  }

  private <T> T measured(String company, Supplier<T> call) {
    Timer.Sample begun = Timer.start(metrics);
    String outcome = "ours";
    try {
      T answer = call.get();
      outcome = "ok";
      return answer;
    } catch (SmartBillException e) {
      outcome = outcome(e);
      throw e;
    } finally {
      begun.stop(
          Timer.builder("stocsync.smartbill.requests")
              .description("Calls of SmartBill's own API, without the wait for their turn")
              .tag("company", company)
              .tag("outcome", outcome)
              .register(metrics));
    }
  }

  private static String outcome(SmartBillException failure) {
    return switch (failure) {
      case SmartBillShutOut e -> "shut_out";
      case SmartBillUnauthorized e -> "unauthorized";
      case SmartBillRefused e -> "refused";
      case SmartBillAnswerInvalid e -> "invalid";
      case SmartBillUnreachable e -> "unreachable";
    };
  }

  private <T> T ask(
      SmartBillAccount account, String path, Map<String, String> parameters, Reader<T> reader) {
    String company = account.company();
    int[] seen = new int[1];
    try {
      return http.get(
          account,
          path,
          parameters,
          (status, headers, body) -> {
            seen[0] = status;
            noteLimit(company, headers);
            check(account, status, body);
            return reader.read(status, body);
          });
    } catch (StockList.NoList e) {
      throw new SmartBillAnswerInvalid(company, seen[0], e.getMessage());
    } catch (Http.TooLong e) {
      throw new SmartBillAnswerInvalid(
          company, seen[0], "longer than stocsync.smartbill.max-answer-size");
    } catch (JsonProcessingException e) {
      throw new SmartBillAnswerInvalid(company, seen[0], "it is cut off, or no JSON");
    } catch (IOException e) {
      throw new SmartBillUnreachable(company, "broke its answer off");
    }
  }

  private void noteLimit(String company, HttpHeaders headers) {
    OptionalLong remaining = number(headers, "X-RateLimit-Remaining");
    OptionalLong reset = number(headers, "X-RateLimit-Reset");
    if (remaining.isPresent() && reset.isPresent()) {
      limit.told(company, remaining.getAsLong(), reset.getAsLong());
    }
  }

  private static OptionalLong number(HttpHeaders headers, String name) {
    return headers.firstValue(name).filter(value -> value.matches("\\d{1,12}")).stream()
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  /** Whatever is no 200 ends here. */
  private void check(SmartBillAccount account, int status, InputStream body) throws IOException {
    String company = account.company();
    switch (status) {
      case 200 -> {}
      case 401 -> throw new SmartBillUnauthorized(company);
      case 403, 429 -> throw new SmartBillShutOut(company, limit.shutOut(company));
      default -> {
        byte[] start = body.readNBytes(LOOK_AT);
        refuse(account, status, errorText(start));
        throw new SmartBillAnswerInvalid(
            company,
            status,
            status / 100 == 3
                ? "it sends us elsewhere, and credentials are not carried there; correct"
                    + " stocsync.smartbill.url"
                : FirstWords.of(start));
      }
    }
  }

  private String errorText(byte[] body) throws IOException {
    try {
      return json.readTree(body).path("errorText").asText("");
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  private static void refuse(SmartBillAccount account, int status, String errorText) {
    if (!errorText.isBlank()) {
      throw new SmartBillRefused(account.company(), status, FirstWords.of(errorText));
    }
  }
}
