package ro.stocsync.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** {@code stocsync.runs.*}: stock pulls and reconciliations. */
@ConfigMapping(prefix = "stocsync.runs")
public interface RunConfig {

  /** Whether a company that was never pulled is pulled at start, up to the operator's yes. */
  @WithDefault("true")
  boolean firstPull();

  /**
   * Share of a shop's products in stock beyond which a run that empties them asks first, 0 to 1.
   */
  @WithDefault("0.3")
  double guardShare();

  /** How long the operator may think before a run that waits for a yes is cancelled. */
  @WithDefault("24h")
  Duration confirmWithin();

  /** Products compared at once. */
  @WithDefault("1000")
  int slice();

  /** How long a dead replica keeps its run. */
  @WithDefault("30s")
  Duration lease();

  /** How often runs that nobody goes on with, and schedules, are looked for. */
  @WithDefault("2s")
  Duration pollInterval();

  /** Pause after SmartBill or a shop failed; doubles up to a minute. */
  @WithDefault("2s")
  Duration retryPause();

  /** Tries of SmartBill before a run is given up. */
  @WithDefault("5")
  int smartbillTries();

  /** How long reports of ended runs are kept. */
  @WithDefault("90d")
  Duration retention();

  /** The time zone of schedules that name none. */
  @WithDefault("Europe/Bucharest")
  ZoneId timeZone();
}
