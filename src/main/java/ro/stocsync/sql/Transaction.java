package ro.stocsync.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A transaction under way, good only within {@link Database#inTransaction}. */
public final class Transaction {

  private static final Part<?>[] NONE = {};

  private final Connection connection;
  private final boolean oursToEnd;
  private final List<Part<?>> waiting = new ArrayList<>();
  private boolean begun;
  private Optional<DatabaseException> failure = Optional.empty();

  private Transaction(Connection connection, boolean oursToEnd) {
    this.connection = connection;
    this.oursToEnd = oursToEnd;
  }

  /**
   * One that begins with its first statement and that {@link #commit} or {@link #undo} ends, on a
   * connection that commits by itself otherwise: the driver's own {@code begin} and {@code commit}
   * are answered apart, and each answer wakes up whoever waits for it.
   */
  static Transaction on(Connection connection) {
    return new Transaction(connection, true);
  }

  /** Within a transaction that somebody else began and will end, such as Hibernate's. */
  public static Transaction over(Connection connection) {
    return new Transaction(connection, false);
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
    return updateLater(sql, parameters).get();
  }

  /**
   * Reads rows; a statement with {@code returning} may be asked as well.
   *
   * @throws DatabaseException if the database refuses or is away
   */
  public <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
    return queryLater(sql, reader, parameters).get();
  }

  /**
   * The same as {@link #update}, sent with the next statement or with the commit. What is large is
   * sent at once.
   */
  public Later<Integer> updateLater(String sql, Object... parameters) {
    return later(Part.update(sql, parameters));
  }

  /** The same for {@link #query}; for few rows, as they come while the next is being sent. */
  public <T> Later<List<T>> queryLater(String sql, RowReader<T> reader, Object... parameters) {
    return later(Part.query(sql, reader, parameters));
  }

  private <T> Later<T> later(Part<T> part) {
    waiting.add(part);
    // Somebody else who ends it does not know of us.
    if (!oursToEnd || part.isLarge()) {
      sendWaiting();
    }
    return () -> {
      sendWaiting();
      return part.result();
    };
  }

  /**
   * Sends what waits, and ends it in the same round trip.
   *
   * @throws DatabaseException also if a statement failed before, whoever heard of it: PostgreSQL
   *     would undo it all and call that a success
   */
  void commit() {
    failure.ifPresent(
        before -> {
          throw before;
        });
    if (begun || !waiting.isEmpty()) {
      waiting.add(Part.update("commit"));
      sendWaiting();
    }
  }

  /** Has everything undone, what waits not even run. */
  void undo() throws SQLException {
    waiting.clear();
    if (begun) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("rollback");
      }
    }
  }

  private void sendWaiting() {
    if (waiting.isEmpty()) {
      return;
    }
    if (oursToEnd && !begun) {
      waiting.addFirst(Part.update("begin"));
      begun = true;
    }
    Part<?>[] parts = waiting.toArray(NONE);
    waiting.clear();
    try (PreparedStatement statement = prepare(parts)) {
      statement.execute();
      for (Part<?> part : parts) {
        part.read(statement);
        statement.getMoreResults();
      }
    } catch (SQLException e) {
      DatabaseException refused = new DatabaseException(e);
      failure = Optional.of(refused);
      throw refused;
    }
  }

  private PreparedStatement prepare(Part<?>... parts) throws SQLException {
    // On a line of its own: the last of a statement may be a comment.
    String sql = Stream.of(parts).map(Part::sql).collect(Collectors.joining("\n;\n"));
    return prepare(sql, Stream.of(parts).flatMap(part -> Stream.of(part.parameters())).toArray());
  }

  private PreparedStatement prepare(String sql, Object[] parameters) throws SQLException {
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
