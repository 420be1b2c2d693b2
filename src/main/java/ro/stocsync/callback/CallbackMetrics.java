package ro.stocsync.callback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import ro.stocsync.company.Companies;
import ro.stocsync.ledger.Receipt;

/** Counts SmartBill's calls by what became of them, and their items. */
@ApplicationScoped
class CallbackMetrics {

  /** Whoever calls under a company that there is not; no name from outside becomes a tag. */
  private static final String NOBODY = "(unknown)";

  private static final Duration[] BOUNDS = {
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry metrics;
  private final Companies companies;

  // Looked up in the registry once: it judges every tag anew each time.
  private final ConcurrentMap<String, Timer> times = new ConcurrentHashMap<>();
  private final ConcurrentMap<Calls, Counter> calls = new ConcurrentHashMap<>();
  private final ConcurrentMap<Items, Counter> items = new ConcurrentHashMap<>();

  private record Calls(String company, Outcome outcome, int status) {}

  private record Items(String company, String verdict) {}

  CallbackMetrics(MeterRegistry metrics, Companies companies) {
    this.metrics = metrics;
    this.companies = companies;
  }

  /** What became of a call. */
  enum Outcome {
    /** Levels were taken in. */
    ACCEPTED,
    /** An empty list: SmartBill's connection test, whatever it found. */
    TESTED,
    /** Nothing of it could be taken in. */
    REFUSED,
    /** The address or the token did not match. */
    UNAUTHORIZED,
    /** The database was away. */
    UNAVAILABLE,
    /** More came in at once than could be taken in. */
    CROWDED
  }

  /** Begins to measure a call. */
  Timer.Sample begin() {
    return Timer.start(metrics);
  }

  /** A call was answered. */
  void answered(String company, Outcome outcome, int status, Timer.Sample begun) {
    count(company, outcome, status);
    begun.stop(times.computeIfAbsent(company, this::time));
  }

  private Timer time(String company) {
    return Timer.builder("stocsync.callback.time")
        .description("From SmartBill's call to our answer")
        .serviceLevelObjectives(BOUNDS)
        .tag("company", company)
        .register(metrics);
  }

  /** A call was turned away before it was read. */
  void unauthorized(String company, int status) {
    count(companies.find(company).isPresent() ? company : NOBODY, Outcome.UNAUTHORIZED, status);
  }

  /** A list was judged and what could be taken of it committed. */
  void items(String company, List<Receipt.Item> judged) {
    judged.stream()
        .collect(Collectors.groupingBy(Receipt.Item::verdict, Collectors.counting()))
        .forEach(
            (verdict, count) ->
                items.computeIfAbsent(new Items(company, verdict), this::counter).increment(count));
  }

  private Counter counter(Items of) {
    return metrics.counter(
        "stocsync.callback.items", "company", of.company(), "outcome", outcome(of.verdict()));
  }

  /** {@code accepted}, {@code repeated}, or why not: {@code no-quantity} and so on. */
  private static String outcome(String verdict) {
    return verdict.toLowerCase(Locale.ROOT).replaceFirst("^item\\.", "");
  }

  private void count(String company, Outcome outcome, int status) {
    calls.computeIfAbsent(new Calls(company, outcome, status), this::counter).increment();
  }

  private Counter counter(Calls of) {
    return metrics.counter(
        "stocsync.callbacks",
        "company",
        of.company(),
        "outcome",
        of.outcome().name().toLowerCase(Locale.ROOT),
        "status",
        Integer.toString(of.status()));
  }
}
