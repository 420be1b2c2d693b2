package ro.stocsync.watch;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Our spans. None holds an address, a header or a body of a request, where a shop's keys may stand:
 * they are made here rather than by the HTTP clients. While tracing is off nothing is made.
 */
@ApplicationScoped
public class Traces {

  /** Of a slice that many calls wanted; a span may have 128 links. */
  private static final int MOST_LINKS = 100;

  private static final Pattern W3C =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

  private final Tracer tracer;
  private final boolean off;

  /** Through Quarkus' OpenTelemetry. */
  public Traces(
      OpenTelemetry openTelemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "true") boolean off) {
    // Switched off, OpenTelemetry still makes spans, which it shows to nobody.
    this.tracer = (off ? OpenTelemetry.noop() : openTelemetry).getTracer("ro.stocsync");
    this.off = off;
  }

  /** Whether nothing is traced. */
  public boolean off() {
    return off;
  }

  /** The span that is under way, as a W3C {@code traceparent}; empty if none is recorded. */
  public Optional<String> current() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid() && span.isSampled()
        ? Optional.of("00-%s-%s-01".formatted(span.getTraceId(), span.getSpanId()))
        : Optional.empty();
  }

  /** Does something as a part of what is under way. */
  public <T> T within(String name, Map<String, String> about, Supplier<T> work) {
    Span span = begin(tracer.spanBuilder(name), about);
    try {
      return within(span, work);
    } finally {
      span.end();
    }
  }

  /**
   * Begins something that earlier calls caused, perhaps in another process: as a part of the one
   * call's trace, or, where there were several, in a trace of its own that is linked to theirs.
   *
   * @param causes what {@link #current} said then
   * @return to be ended
   */
  public Step begin(Collection<String> causes, String name, Map<String, String> about) {
    List<SpanContext> contexts =
        causes.stream().distinct().limit(MOST_LINKS).flatMap(one -> read(one).stream()).toList();
    SpanBuilder span = tracer.spanBuilder(name).setSpanKind(SpanKind.CONSUMER);
    if (contexts.size() == 1) {
      span.setParent(Context.root().with(Span.wrap(contexts.getFirst())));
    } else {
      span.setNoParent();
      contexts.forEach(span::addLink);
    }
    return new Step(begin(span, about));
  }

  /** Something that is done in parts, and perhaps beside others of its kind. */
  public static final class Step {

    private final Span span;

    private Step(Span span) {
      this.span = span;
    }

    /** Does a part of it. One that fails ends it. */
    public <T> T within(Supplier<T> part) {
      return Traces.within(span, part);
    }

    /** Ends it; once is enough. */
    public void end() {
      span.end();
    }
  }

  /**
   * Calls a peer as a part of what is under way when this is called.
   *
   * @param failed what a failure is called
   */
  public <T> Uni<T> call(
      String name,
      Map<String, String> about,
      Function<Throwable, String> failed,
      Supplier<Uni<T>> call) {
    if (off) {
      return call.get();
    }
    Context parent = Context.current();
    return Uni.createFrom()
        .deferred(
            () -> {
              SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(SpanKind.CLIENT);
              Span span = begin(builder.setParent(parent), about);
              return call.get()
                  .onFailure()
                  .invoke(e -> span.setStatus(StatusCode.ERROR, failed.apply(e)))
                  .onTermination()
                  .invoke(() -> span.end());
            });
  }

  private static Span begin(SpanBuilder span, Map<String, String> about) {
    about.forEach((name, value) -> span.setAttribute("stocsync." + name, value));
    return span.startSpan();
  }

  private static <T> T within(Span span, Supplier<T> work) {
    try {
      return Context.current().with(span).wrapSupplier(work).get();
    } catch (RuntimeException | Error e) {
      // Its message may quote what has no place here.
      span.setStatus(StatusCode.ERROR, e.getClass().getName());
      span.end();
      throw e;
    }
  }

  private static Optional<SpanContext> read(String traceparent) {
    Matcher matcher = W3C.matcher(traceparent);
    return matcher.matches()
        ? Optional.of(
            SpanContext.createFromRemoteParent(
                matcher.group(1),
                matcher.group(2),
                TraceFlags.fromHex(matcher.group(3), 0),
                TraceState.getDefault()))
        : Optional.empty();
  }
}
