package ro.stocsync.smartbill;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** {@code stocsync.smartbill.*}: how SmartBill's own API is called. */
@ConfigMapping(prefix = "stocsync.smartbill")
public interface SmartBillConfig {

  /** Where it is. */
  @WithDefault("https://ws.smartbill.ro/SBORO/api")
  URI url();

  /** Lets tokens travel without TLS to another host, within a closed network. */
  @WithDefault("false")
  boolean allowPlainHttp();

  /** Longest wait for a connection. */
  @WithDefault("5s")
  Duration connectTimeout();

  /** Longest time for an answer, whole; the list of all stocks may be slow. */
  @WithDefault("3m")
  Duration requestTimeout();

  /** Longest answer that is read. */
  @WithDefault("64M")
  MemorySize maxAnswerSize();

  /** Calls of one account within {@link #window()}; SmartBill shuts out beyond 30 in 10 s. */
  @WithDefault("14")
  int callsPerWindow();

  /** The time in which so many calls are made at most. */
  @WithDefault("10s")
  Duration window();

  /** For how long SmartBill shuts an account out (403 or 429). */
  @WithDefault("10m")
  Duration shutOut();
}
