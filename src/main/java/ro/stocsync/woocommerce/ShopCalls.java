package ro.stocsync.woocommerce;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;
import ro.stocsync.company.KeyTransport;
import ro.stocsync.company.Shop;
import ro.stocsync.watch.LogFields;
import ro.stocsync.watch.Traces;

/**
 * Carries calls to one shop: so many at once, each within its time, with the keys by the way that
 * gets through, measured, and every failure told as a {@link ShopException}.
 */
final class ShopCalls {

  private static final Logger LOG = Logger.getLogger(ShopCalls.class);

  private static final Duration[] BOUNDS = {
    Duration.ofMillis(200),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final Shop shop;
  private final ShopApis apis;
  private final AnswerReader reader;
  private final FailureTranslation failures;
  private final Turns turns;
  private final Duration timeout;
  private final MeterRegistry metrics;
  private final Traces traces;
  private volatile boolean keysInQuery;

  ShopCalls(
      Shop shop,
      ShopApis apis,
      AnswerReader reader,
      WooCommerceConfig config,
      MeterRegistry metrics,
      Traces traces) {
    this.shop = shop;
    this.apis = apis;
    this.reader = reader;
    this.failures = new FailureTranslation(shop.key());
    this.turns = new Turns(config.concurrentRequests());
    this.timeout = config.requestTimeout();
    this.metrics = metrics;
    this.traces = traces;
    this.keysInQuery = shop.auth() == KeyTransport.QUERY;
  }

  /** Whether the keys travel in the query string, by configuration or because they had to. */
  boolean keysInQuery() {
    return keysInQuery;
  }

  /** A call that changes nothing, and may be made once more if the connection broke. */
  <T> Uni<T> read(
      String operation, Function<ShopApi, Uni<Response>> request, Function<Answer, T> result) {
    return call(
        operation,
        api ->
            request
                .apply(api)
                .onFailure(failure -> broken(failures.translate(failure)))
                .recoverWithUni(() -> again(request, api)),
        result);
  }

  /** A call that may change something, made once. */
  <T> Uni<T> write(
      String operation, Function<ShopApi, Uni<Response>> request, Function<Answer, T> result) {
    return call(operation, request, result);
  }

  private Uni<Response> again(Function<ShopApi, Uni<Response>> request, ShopApi api) {
    metrics
        .counter(
            "stocsync.retries",
            "company",
            shop.key().company(),
            "shop",
            shop.key().shop(),
            "what",
            "request")
        .increment();
    return request.apply(api);
  }

  private static boolean broken(ShopException failure) {
    return failure instanceof ShopAnswerLost lost && lost.reason() == ShopAnswerLost.Reason.BROKEN;
  }

  private <T> Uni<T> call(
      String operation, Function<ShopApi, Uni<Response>> request, Function<Answer, T> result) {
    return traces.call(
        "shop " + operation,
        Map.of("company", shop.key().company(), "shop", shop.key().shop()),
        failure -> outcome(failure, false),
        () -> turns.take(() -> measured(operation, request, result)));
  }

  private <T> Uni<T> measured(
      String operation, Function<ShopApi, Uni<Response>> request, Function<Answer, T> result) {
    Timer.Sample started = Timer.start(metrics);
    return withKeys(api -> request.apply(api).map(Answer::of).map(result))
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure()
        .transform(failures::translate)
        .onTermination()
        .invoke(
            (item, failure, cancelled) ->
                started.stop(timer(operation, outcome(failure, cancelled))));
  }

  private <T> Uni<T> withKeys(Function<ShopApi, Uni<T>> call) {
    if (keysInQuery) {
      return call.apply(apis.byQuery());
    }
    Uni<T> byHeader = call.apply(apis.byHeader());
    if (shop.auth() == KeyTransport.HEADER) {
      return byHeader;
    }
    return byHeader
        .onFailure(ShopCalls::asIfNoKeyCame)
        .recoverWithUni(() -> call.apply(apis.byQuery()).invoke(item -> stayWithQuery()));
  }

  private static boolean asIfNoKeyCame(Throwable failure) {
    return failure instanceof ShopUnauthorized unauthorized && unauthorized.asIfNoKeyCame();
  }

  private synchronized void stayWithQuery() {
    if (!keysInQuery) {
      keysInQuery = true;
      LogFields.of(shop.key())
          .run(
              () ->
                  LOG.warnf(
                      "Shop %s ignores the Authorization header: its keys travel in the query"
                          + " string from now on. Let the host pass the header on, or set"
                          + " auth=query",
                      shop.key()));
    }
  }

  private Timer timer(String operation, String outcome) {
    return Timer.builder("stocsync.shop.requests")
        .description("Calls to a shop, without the wait for their turn")
        .serviceLevelObjectives(BOUNDS)
        .tag("company", shop.key().company())
        .tag("shop", shop.key().shop())
        .tag("operation", operation)
        .tag("outcome", outcome)
        .register(metrics);
  }

  private static String outcome(Throwable failure, boolean cancelled) {
    if (cancelled) {
      return "cancelled";
    }
    return failure instanceof ShopException known ? known.outcome() : "ok";
  }

  AnswerReader reader() {
    return reader;
  }
}
