package ro.stocsync.watch;

/**
 * Gauges of what stands in the database, the same from every replica. Of a shop that is configured
 * no more they show nothing.
 */
public interface StandingGauges {

  /**
   * Shows what stands there now.
   *
   * @throws ro.stocsync.sql.DatabaseException if that cannot be read
   */
  void read();

  /** Shows nothing: what was read last may be wrong by now. */
  void forget();
}
