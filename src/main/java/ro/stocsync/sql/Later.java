package ro.stocsync.sql;

/**
 * What comes of a statement that is sent together with the next one, or with the commit: one round
 * trip for all of them. PostgreSQL runs them in their order, and none after one that fails.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Later<T> {

  /**
   * What came of it. If it was not sent yet, it is now.
   *
   * @throws DatabaseException if the database refuses or is away
   */
  T get();
}
