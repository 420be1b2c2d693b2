package ro.stocsync.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A transaction under way, good only within {@link Database#inTransaction}. */
public final class Transaction {

  private final Connection connection;

  Transaction(Connection connection) {
    this.connection = connection;
  }

  /** Within a transaction that somebody else began and will end, such as Hibernate's. */
  public static Transaction over(Connection connection) {
    return new Transaction(connection);
  }

  /**
   * Lets what follows go by indexes, in their order, to the end of the transaction. For a page or a
   * slice out of a table that only grows: PostgreSQL knows how much an average product has there,
   * and of one that moves a thousand times as often it would read everything, and sort it.
   */
  public void goByIndexes() {
    query(
        """
        select set_config(setting, 'off', true)
        from unnest(array['enable_seqscan', 'enable_bitmapscan', 'enable_sort', 'enable_hashjoin',
            'enable_mergejoin']) as setting
        """,
        row -> row.getString(1));
  }

  /**
   * Runs a statement.
   *
   * @return the rows it touched
   * @throws DatabaseException if the database refuses or is away
   */
  public int update(String sql, Object... parameters) {
    try (PreparedStatement statement = prepare(sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * Reads rows; a statement with {@code returning} may be asked as well.
   *
   * @throws DatabaseException if the database refuses or is away
   */
  public <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
    try (PreparedStatement statement = prepare(sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(reader.read(rows));
      }
      return result;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < parameters.length; i++) {
        bind(statement, i + 1, parameters[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private void bind(PreparedStatement statement, int place, Object value) throws SQLException {
    if (value instanceof Bytes bytes) {
      statement.setBinaryStream(place, bytes.stream(), bytes.length());
    } else {
      statement.setObject(place, bindable(value));
    }
  }

  private Object bindable(Object value) throws SQLException {
    return switch (value) {
      case SqlArray array -> connection.createArrayOf(array.type(), array.elements());
      case Instant instant -> instant.atOffset(ZoneOffset.UTC);
      case null, default -> value;
    };
  }
}
