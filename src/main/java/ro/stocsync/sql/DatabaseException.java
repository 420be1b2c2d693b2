package ro.stocsync.sql;

import java.sql.SQLException;

/** The database did not do what it was asked; whether a commit under way was done is unknown. */
public final class DatabaseException extends RuntimeException {

  /** Keeps the cause, whose message names no secret. */
  public DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}
