package ro.stocsync.woocommerce;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import ro.stocsync.company.KeyTransport;
import ro.stocsync.company.Shop;
import ro.stocsync.watch.LogFields;
import ro.stocsync.watch.Traces;

/**
 * Carries calls to one shop: as many at once as it bears, each within its time, with the keys by
 * the way that gets through, measured, and every failure told as a {@link ShopException}. While the
 * shop asks to be left in peace they fail as it would have them fail, and nothing is sent.
 */
final class ShopCalls {

  private static final Logger LOG = Logger.getLogger(ShopCalls.class);

  /**
   * The client gives up a request by itself; ours ends what it does not, an answer that trickles.
   * Of two that end it at once the later is an error that nobody takes.
   */
  private static final Duration AFTER_THE_CLIENT = Duration.ofMillis(500);

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
  private final ShopPace pace;
  private final Turns turns;
  private final boolean insists;
  private final Duration timeout;
  private final MeterRegistry metrics;
  private final Traces traces;
  private final AtomicBoolean keysInQuery;

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
    this.pace = new ShopPace(shop.key(), config.concurrentRequests(), System::nanoTime);
    this.turns = new Turns(pace::limit, config.concurrentRequests());
    this.insists = false;
    this.timeout = config.requestTimeout().plus(AFTER_THE_CLIENT);
    this.metrics = metrics;
    this.traces = traces;
    this.keysInQuery = new AtomicBoolean(shop.auth() == KeyTransport.QUERY);
  }

  private ShopCalls(ShopCalls polite) {
    this.shop = polite.shop;
    this.apis = polite.apis;
    this.reader = polite.reader;
    this.failures = polite.failures;
    this.pace = polite.pace;
    this.turns = polite.turns;
    this.insists = true;
    this.timeout = polite.timeout;
    this.metrics = polite.metrics;
    this.traces = polite.traces;
    this.keysInQuery = polite.keysInQuery;
  }

  /** The same shop, called before all that wait, and although it asked to be left in peace. */
  ShopCalls insisting() {
    return new ShopCalls(this);
  }

  /** Whether the keys travel in the query string, by configuration or because they had to. */
  boolean keysInQuery() {
    return keysInQuery.get();
  }

  /** How many calls the shop bears at once at this moment. */
  int limit() {
    return pace.limit();
  }

  /** A call that changes nothing, and may be made once more if the connection broke. */
  <T> Uni<T> read(
      String operation, Function<ShopApi, Uni<Response>> request, Function<Answer, T> result) {
    return call(operation, () -> measured(operation, repeatable(request), result));
  }

  /**
   * Likewise, where it is known how much is asked for, so that the time it takes tells how strong
   * the shop is.
   *
   * @param things how many are asked for
   */
  <T> Uni<T> lookUp(
      String operation,
      int things,
      Function<ShopApi, Uni<Response>> request,
      Function<Answer, T> result) {
    return call(operation, () -> timed(operation, things, repeatable(request), result));
  }

  /** A call that may change something, made once. */
  <T> Uni<T> write(
      String operation, Function<ShopApi, Uni<Response>> request, Function<Answer, T> result) {
    return call(operation, () -> measured(operation, request, result));
  }

  /**
   * Likewise, if it is wanted still when its turn comes.
   *
   * @param things how many it writes
   * @return empty if it was not made
   */
  <T> Uni<Optional<T>> writeIf(
      BooleanSupplier wanted,
      String operation,
      int things,
      Function<ShopApi, Uni<Response>> request,
      Function<Answer, T> result) {
    return call(
        operation,
        () ->
            wanted.getAsBoolean()
                ? timed(operation, things, request, result).map(Optional::of)
                : Uni.createFrom().item(Optional.empty()));
  }

  private Function<ShopApi, Uni<Response>> repeatable(Function<ShopApi, Uni<Response>> request) {
    return api ->
        request
            .apply(api)
            .onFailure(failure -> broken(failures.translate(failure)))
            .recoverWithUni(() -> again(request, api));
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

  private <T> Uni<T> call(String operation, Supplier<Uni<T>> call) {
    return traces.call(
        "shop " + operation,
        Map.of("company", shop.key().company(), "shop", shop.key().shop()),
        failure -> outcome(failure, false),
        () -> insists ? turns.insist(call) : turns.take(() -> unlessResting(call)));
  }

  private <T> Uni<T> unlessResting(Supplier<Uni<T>> call) {
    return pace.resting().map(asked -> Uni.createFrom().<T>failure(asked)).orElseGet(call);
  }

  private <T> Uni<T> timed(
      String operation,
      int things,
      Function<ShopApi, Uni<Response>> request,
      Function<Answer, T> result) {
    long began = System.nanoTime();
    return measured(operation, request, result)
        .invoke(() -> pace.answered(operation, things, began, turns.underWay() >= pace.limit()));
  }

  private <T> Uni<T> measured(
      String operation, Function<ShopApi, Uni<Response>> request, Function<Answer, T> result) {
    Timer.Sample started = Timer.start(metrics);
    return withKeys(api -> request.apply(api).emitOn(ShopCalls::aside).map(Answer::of).map(result))
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure()
        .transform(failures::translate)
        .onFailure(ShopException.class)
        .invoke(failure -> pace.failed(failure))
        .onTermination()
        .invoke(
            (item, failure, cancelled) ->
                started.stop(timer(operation, outcome(failure, cancelled))));
  }

  /** Whoever reads a long answer keeps nobody else's from coming in. */
  private static void aside(Runnable reading) {
    Thread.ofVirtual().name("shop answer").start(reading);
  }

  private <T> Uni<T> withKeys(Function<ShopApi, Uni<T>> call) {
    if (keysInQuery.get()) {
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

  private void stayWithQuery() {
    if (keysInQuery.compareAndSet(false, true)) {
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
