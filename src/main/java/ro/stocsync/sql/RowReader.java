package ro.stocsync.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Makes a value of the row the result set stands on.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface RowReader<T> {

  /** Reads one row. */
  T read(ResultSet row) throws SQLException;
}
