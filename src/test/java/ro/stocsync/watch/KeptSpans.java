package ro.stocsync.watch;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Keeps the spans of a test in memory. */
@Alternative
@ApplicationScoped
class KeptSpans {

  @Produces
  @Alternative
  @Singleton
  InMemorySpanExporter kept() {
    return InMemorySpanExporter.create();
  }

  @Produces
  @Alternative
  @Singleton
  SpanProcessor processor(InMemorySpanExporter kept) {
    return SimpleSpanProcessor.create(kept);
  }
}
