package ro.stocsync.watch;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;

/** Lets nobody who calls us with methods of his own invention fill the memory with metrics. */
@Singleton
class BoundedTags implements MeterFilter {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  @Override
  public Meter.Id map(Meter.Id id) {
    String method = id.getTag("method");
    if (!id.getName().startsWith("http.server") || method == null || METHODS.contains(method)) {
      return id;
    }
    return id.replaceTags(
        id.getTags().stream()
            .map(tag -> tag.getKey().equals("method") ? Tag.of("method", "OTHER") : tag)
            .toList());
  }
}
