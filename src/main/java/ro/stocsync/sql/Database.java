package ro.stocsync.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The one database. Blocks, so it is called on threads that may, never on the event loop.
 *
 * <p>Transactions are explicit rather than JTA's: there is one resource, and a commit that fails
 * has to be told from one that succeeds without a coordinator in between.
 */
@ApplicationScoped
public class Database {

  private static final int MOST_TRIES = 4;

  private final DataSource dataSource;
  private final Places places;

  /** Over the pool. */
  public Database(DataSource dataSource, Places places) {
    this.dataSource = dataSource;
    this.places = places;
  }

  /**
   * Runs the work in one transaction: committed when this returns, undone when it throws. Work that
   * met another transaction in a deadlock was undone whole, and is run once more.
   *
   * @throws DatabaseException if the database refuses or is away
   */
  public <T> T inTransaction(Function<Transaction, T> work) {
    return withoutDeadlock(() -> once(work));
  }

  private static <T> T withoutDeadlock(Supplier<T> work) {
    for (int tries = 1; tries < MOST_TRIES; tries++) {
      try {
        return work.get();
      } catch (DatabaseException e) {
        if (!e.isDeadlock()) {
          throw e;
        }
      }
    }
    return work.get();
  }

  private <T> T once(Function<Transaction, T> work) {
    try {
      places.take();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
    try {
      return connected(work);
    } finally {
      places.giveBack();
    }
  }

  private <T> T connected(Function<Transaction, T> work) {
    try (Connection connection = dataSource.getConnection()) {
      Transaction transaction = Transaction.on(connection);
      boolean done = false;
      try {
        T result = work.apply(transaction);
        transaction.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          undo(connection, transaction);
        }
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** One query in a transaction of its own. */
  public <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
    return alone(statement -> statement.query(sql, reader, parameters));
  }

  /** One statement in a transaction of its own; answers the rows it touched. */
  public int update(String sql, Object... parameters) {
    return alone(statement -> statement.update(sql, parameters));
  }

  /** The server ends the transaction with the statement: one round trip rather than two. */
  private <T> T alone(Function<Transaction, T> statement) {
    return withoutDeadlock(
        () -> {
          try (Connection connection = dataSource.getConnection()) {
            return statement.apply(Transaction.over(connection));
          } catch (SQLException e) {
            throw new DatabaseException(e);
          }
        });
  }

  /** A page out of a table that only grows; see {@link Transaction#goByIndexes}. */
  public <T> List<T> queryByIndexes(String sql, RowReader<T> reader, Object... parameters) {
    return inTransaction(
        transaction -> {
          transaction.goByIndexes();
          return transaction.query(sql, reader, parameters);
        });
  }

  /** A slice out of a table that only grows; see {@link Transaction#goByIndexes}. */
  public int updateByIndexes(String sql, Object... parameters) {
    return inTransaction(
        transaction -> {
          transaction.goByIndexes();
          return transaction.update(sql, parameters);
        });
  }

  /** Where it cannot be undone, nobody may go on with it. */
  private static void undo(Connection connection, Transaction transaction) throws SQLException {
    try {
      transaction.undo();
    } catch (SQLException e) {
      // What the caller has to hear is the error that brought us here. Without its connection the
      // server undoes the work.
      connection.abort(Runnable::run);
    }
  }
}
