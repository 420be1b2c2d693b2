package ro.stocsync.watch;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;

/**
 * Takes the query string out of every span that Quarkus makes of a request: a shop's keys, an
 * OpenID code or an operator's search may stand in it.
 */
@Singleton
class WithoutQueries implements SpanProcessor {

  private static final AttributeKey<String> URL = AttributeKey.stringKey("url.full");
  private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    String url = span.getAttribute(URL);
    if (url != null && url.indexOf('?') >= 0) {
      span.setAttribute(URL, url.substring(0, url.indexOf('?')));
    }
    if (span.getAttribute(QUERY) != null) {
      span.setAttribute(QUERY, "");
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    // What it is about was told at its start.
  }

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
