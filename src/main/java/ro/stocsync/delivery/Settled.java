package ro.stocsync.delivery;

/**
 * A due product and what came of trying to deliver it.
 *
 * @param due what was taken in hand, with the version that was read
 * @param outcome what came of it
 */
public record Settled(DueProduct due, Outcome outcome) {}
