package ro.stocsync.watch;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import ro.stocsync.WithDemoShop;

/**
 * Traces are kept in memory, and the log is written to a file as JSON; the keys are in the query.
 */
public class WithTraces extends WithDemoShop {

  static final String LOG = "target/lines.json";

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
    overrides.put("quarkus.otel.sdk.disabled", "false");
    overrides.put("quarkus.otel.traces.exporter", "none");
    overrides.put("stocsync.companies.acme.shops.main.auth", "query");
    overrides.put("stocsync.catalog.refresh", "1h");
    overrides.put("quarkus.log.file.enabled", "true");
    overrides.put("quarkus.log.file.path", LOG);
    overrides.put("quarkus.log.file.rotation.rotate-on-boot", "false");
    overrides.put("quarkus.log.file.json.enabled", "true");
    return overrides;
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(KeptSpans.class);
  }
}
