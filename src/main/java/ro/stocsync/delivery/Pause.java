package ro.stocsync.delivery;

import java.time.Duration;
import ro.stocsync.company.Phrase;

/**
 * How long a shop that failed is left in peace: the open circuit. When it ends one small try is
 * made, and only its success opens the way for more.
 *
 * @param duration how long
 * @param failures how often in a row the shop has failed, this time included
 * @param problem what it did; of the bundle {@code reason}
 */
public record Pause(Duration duration, int failures, Phrase problem) {}
