package ro.stocsync.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code stocsync.alerts.*}: what is worth an alert, and how alerts are sent. */
@ConfigMapping(prefix = "stocsync.alerts")
public interface AlertConfig {

  /** How often is looked; the scheduler knows nothing below a second. */
  @WithDefault("1m")
  @DurationMin(seconds = 1)
  Duration check();

  /** How long a shop has to be down. */
  @WithDefault("10m")
  Duration shopDown();

  /** How long a change has to wait. */
  @WithDefault("15m")
  Duration waiting();

  /** How long a product has to be without its counterpart. */
  @WithDefault("10m")
  Duration unmatched();

  /** Least time between two messages about further products of one shop. */
  @WithDefault("1h")
  Duration unmatchedPause();

  /** Least silence of SmartBill, in working time. */
  @WithDefault("12h")
  Duration silence();

  /** How much longer a silence is than nearly all of the company's own. */
  @WithDefault("3")
  @DecimalMin("1")
  double silenceFactor();

  /** How long a shop has to be well before an alert ends. */
  @WithDefault("5m")
  Duration calm();

  /** When a day is told of. */
  @WithDefault("08:00")
  LocalTime digestAt();

  /** The time zone of working time, of the digest's hour, and of times in messages. */
  @WithDefault("Europe/Bucharest")
  ZoneId timeZone();

  /** Longest time for sending one message. */
  @WithDefault("10s")
  @DurationMin(seconds = 1)
  Duration timeout();

  /** How long a message that cannot be sent is tried again. */
  @WithDefault("24h")
  Duration giveUp();
}
