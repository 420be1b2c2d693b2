package ro.stocsync.watch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.MDC;
import ro.stocsync.company.ShopKey;

/**
 * What lines of the log are about, for logs written as JSON: {@code company}, {@code shop}, {@code
 * product}, {@code callback}, {@code run}. Lines written on this thread while something is done
 * carry the fields; plain lines name company and shop in words.
 */
public final class LogFields {

  private final Map<String, String> fields;

  private LogFields(Map<String, String> fields) {
    this.fields = fields;
  }

  /** About a company. */
  public static LogFields of(String company) {
    return new LogFields(Map.of("company", company));
  }

  /** About a shop. */
  public static LogFields of(ShopKey shop) {
    return of(shop.company()).and("shop", shop.shop());
  }

  /** About that too. */
  public LogFields and(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(name, value.toString());
    return new LogFields(more);
  }

  /** Does something that is about this. */
  public void run(Runnable work) {
    get(
        () -> {
          work.run();
          return true;
        });
  }

  /** Does something that is about this, and answers what it answers. */
  public <T> T get(Supplier<T> work) {
    Map<String, Object> before = new HashMap<>();
    fields.forEach((name, value) -> before.put(name, MDC.get(name)));
    fields.forEach(MDC::put);
    try {
      return work.get();
    } finally {
      before.forEach(LogFields::restore);
    }
  }

  private static void restore(String name, Object value) {
    if (value == null) {
      MDC.remove(name);
    } else {
      MDC.put(name, value);
    }
  }
}
