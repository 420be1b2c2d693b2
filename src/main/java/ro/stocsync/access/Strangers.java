package ro.stocsync.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Counts who comes in vain, and tells from when on an address is answered 429.
 *
 * <p>A token or a signature is looked at first, whatever came from that address before: behind a
 * proxy that hides addresses SmartBill and whoever guesses share one, and a right token must never
 * be turned away for a stranger's sake. So it is the wrong ones that are limited: beyond the limit
 * each is answered 429, and its connection closed. Nothing is lost by it: such a secret is long and
 * made by a machine, and no number of guesses that a network can carry finds it. Passwords are made
 * by people, and cost 50 ms each: {@link Guesses} stops looking at them at all.
 *
 * <p>Each replica counts for itself, in a bounded memory; of IPv6 all addresses of one /64 are one.
 */
@ApplicationScoped
public class Strangers {

  private static final Logger LOG = Logger.getLogger(Strangers.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST = 100_000;

  private final LoadingCache<String, Bucket> buckets;
  private final Callers callers;
  private final MeterRegistry metrics;

  /** With the configured limit. */
  Strangers(AccessConfig config, Callers callers, MeterRegistry metrics) {
    int capacity = config.failuresPerMinute();
    this.callers = callers;
    this.metrics = metrics;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            // By then it is full again.
            .expireAfterAccess(MINUTE)
            .build(
                key ->
                    Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, MINUTE))
                        .build());
  }

  /** What was wrong. */
  public enum Kind {
    /** SmartBill's token. */
    CALLBACK,
    /** The signature of a shop's webhook. */
    WEBHOOK,
    /** Name or password, with a request of the API. */
    API,
    /** Name or password, in the console's form. */
    LOGIN
  }

  private enum Outcome {
    /** It was looked at, and was wrong. */
    WRONG,
    /** It was wrong, or not looked at, after too many. */
    THROTTLED,
    /** It came from an address that may not call. */
    ADDRESS
  }

  /**
   * Counts a wrong token or signature.
   *
   * @return how long the sender should wait, if that was one too many
   */
  public Optional<Duration> failed(Kind kind, HttpServerRequest request) {
    return failed(kind, callers.address(request));
  }

  Optional<Duration> failed(Kind kind, String address) {
    String peer = Network.peer(address);
    ConsumptionProbe probe = buckets.get(kind + " " + peer).tryConsumeAndReturnRemaining(1);
    count(kind, probe.isConsumed() ? Outcome.WRONG : Outcome.THROTTLED);
    if (probe.isConsumed() && probe.getRemainingTokens() == 0) {
      LOG.warnf(
          "Too many from %s with a wrong %s; more are answered with 429",
          peer, kind == Kind.CALLBACK ? "token" : "signature");
    }
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(1 + probe.getNanosToWaitForRefill() / 1_000_000_000));
  }

  /** Counts a wrong password. */
  void wrong(Kind kind) {
    count(kind, Outcome.WRONG);
  }

  /** Counts a password that was not looked at. */
  void throttled(Kind kind) {
    count(kind, Outcome.THROTTLED);
  }

  /** Counts a call from an address that may not. */
  void fromElsewhere(Kind kind) {
    count(kind, Outcome.ADDRESS);
  }

  private void count(Kind kind, Outcome outcome) {
    metrics
        .counter(
            "stocsync.authentications.failed",
            "kind",
            kind.name().toLowerCase(Locale.ROOT),
            "outcome",
            outcome.name().toLowerCase(Locale.ROOT))
        .increment();
  }
}
