package ro.stocsync.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One of the statements that are sent together, and then what came of it. */
final class Part<T> {

  private static final int LARGE = 1_000;
  private static final Object[] NOTHING = {};

  private interface Reading<T> {
    T read(PreparedStatement statement) throws SQLException;
  }

  private final String sql;
  private final Reading<T> reading;
  private Object[] parameters;
  private T result;
  private boolean sent;

  private Part(String sql, Object[] parameters, Reading<T> reading) {
    this.sql = sql;
    this.parameters = parameters;
    this.reading = reading;
  }

  static Part<Integer> update(String sql, Object... parameters) {
    return new Part<>(sql, parameters, PreparedStatement::getUpdateCount);
  }

  static <T> Part<List<T>> query(String sql, RowReader<T> reader, Object... parameters) {
    return new Part<>(
        sql,
        parameters,
        statement -> {
          try (ResultSet rows = statement.getResultSet()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
              result.add(reader.read(rows));
            }
            return result;
          }
        });
  }

  String sql() {
    return sql;
  }

  Object[] parameters() {
    return parameters;
  }

  /** Whether two like it would need more memory at once than what a round trip takes is worth. */
  boolean isLarge() {
    return Stream.of(parameters)
        .anyMatch(one -> one instanceof SqlArray array && array.elements().length > LARGE);
  }

  /** Takes the result that the statement stands at; what was sent is not needed any more. */
  void read(PreparedStatement statement) throws SQLException {
    result = reading.read(statement);
    parameters = NOTHING;
    sent = true;
  }

  T result() {
    if (!sent) {
      throw new IllegalStateException("Not run: one before it failed");
    }
    return result;
  }
}
