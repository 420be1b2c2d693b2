package ro.stocsync.sql;

import java.sql.SQLException;

/** The database did not do what it was asked; whether a commit under way was done is unknown. */
public final class DatabaseException extends RuntimeException {

  private static final String DEADLOCK = "40P01";

  /** Keeps the cause, whose message names no secret. */
  public DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
  }

  /** Whether two transactions waited for each other and this one was chosen to be undone. */
  boolean isDeadlock() {
    return getCause() instanceof SQLException cause && DEADLOCK.equals(cause.getSQLState());
  }
}
