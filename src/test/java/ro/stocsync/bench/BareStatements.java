package ro.stocsync.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import ro.stocsync.Defaults;
import ro.stocsync.delivery.DeliveryConfig;
import ro.stocsync.delivery.DueWork;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.ledger.Products;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Places;
import ro.stocsync.watch.Traces;

/**
 * The statements with which lists are taken in, written down as they go over JDBC once, and played
 * again on bare connections: the same SQL, parameters and commits, with nothing around them.
 */
final class BareStatements {

  /** One statement of a transaction: its SQL and parameters, and the number it brought back. */
  private record Call(String sql, Map<Integer, Object> parameters, long[] number) {}

  private record BareArray(String type, Object[] elements) {}

  private final List<List<Call>> transactions = new ArrayList<>();

  private BareStatements() {}

  /** Takes the lists in twice, and writes down how the second time. */
  static BareStatements of(DataSource source, String company, List<Movements> lists) {
    BareStatements bare = new BareStatements();
    Places places = new Places(3, Duration.ofSeconds(5), new SimpleMeterRegistry());
    Database database = new Database(bare.listening(source), places);
    Traces traces = new Traces(OpenTelemetry.noop(), true);
    Ledger ledger =
        new Ledger(database, new Products(new History(database, new ObjectMapper())), traces);
    DueWork work = new DueWork(database, Defaults.of(DeliveryConfig.class));
    Consumer<Movements> take =
        list ->
            database.inTransaction(
                transaction -> {
                  bare.transactions.add(new ArrayList<>());
                  Ledger.Recorded recorded = ledger.record(transaction, company, list.receipt());
                  return work.want(transaction, company, recorded.changes());
                });
    // What only new products need is not what a call usually costs.
    lists.forEach(take);
    bare.transactions.clear();
    lists.forEach(take);
    return bare;
  }

  /** How many lists were taken in. */
  int size() {
    return transactions.size();
  }

  /** A connection that plays them; each statement is prepared once. */
  Player on(Connection connection) {
    return new Player(connection);
  }

  /** Plays on one connection. */
  final class Player implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private Player(Connection connection) {
      this.connection = connection;
    }

    /** Takes one of the lists in once more; begin and commit are among what was written down. */
    void play(int list) throws SQLException {
      Map<Object, Long> numbers = new HashMap<>();
      for (Call call : transactions.get(list)) {
        PreparedStatement statement = prepared.get(call.sql());
        if (statement == null) {
          statement = connection.prepareStatement(call.sql());
          prepared.put(call.sql(), statement);
        }
        for (Map.Entry<Integer, Object> parameter : call.parameters().entrySet()) {
          bind(statement, parameter.getKey(), parameter.getValue(), numbers);
        }
        boolean rowsCame = statement.execute();
        while (!rowsCame && statement.getUpdateCount() >= 0) {
          rowsCame = statement.getMoreResults();
        }
        if (rowsCame) {
          try (ResultSet rows = statement.getResultSet()) {
            if (rows.next() && call.number()[0] != 0) {
              numbers.put(call.number()[0], rows.getLong(1));
            }
          }
        }
      }
    }

    private void bind(
        PreparedStatement statement, int place, Object value, Map<Object, Long> numbers)
        throws SQLException {
      switch (value) {
        case BareArray array ->
            statement.setArray(place, connection.createArrayOf(array.type(), array.elements()));
        case byte[] bytes ->
            statement.setBinaryStream(place, new ByteArrayInputStream(bytes), bytes.length);
        case Long number -> statement.setLong(place, numbers.getOrDefault(number, number));
        case null, default -> statement.setObject(place, value);
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  private DataSource listening(DataSource source) {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> listening((Connection) call(source, method, arguments)));
  }

  private Connection listening(Connection connection) {
    Map<Array, BareArray> arrays = new HashMap<>();
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object result = call(connection, method, arguments);
          return switch (method.getName()) {
            case "createArrayOf" -> {
              arrays.put(
                  (Array) result, new BareArray((String) arguments[0], (Object[]) arguments[1]));
              yield result;
            }
            case "prepareStatement" ->
                listening((PreparedStatement) result, (String) arguments[0], arrays);
            default -> result;
          };
        });
  }

  private PreparedStatement listening(
      PreparedStatement statement, String sql, Map<Array, BareArray> arrays) {
    Call heard = new Call(sql, new TreeMap<>(), new long[1]);
    transactions.getLast().add(heard);
    return proxy(
        PreparedStatement.class,
        (self, method, arguments) -> {
          Object[] passed = arguments;
          switch (method.getName()) {
            case "setObject" -> {
              Object value = arguments[1];
              heard
                  .parameters()
                  .put((Integer) arguments[0], value instanceof Array ? arrays.get(value) : value);
            }
            case "setBinaryStream" -> {
              byte[] bytes = read((InputStream) arguments[1]);
              heard.parameters().put((Integer) arguments[0], bytes);
              passed = new Object[] {arguments[0], new ByteArrayInputStream(bytes), arguments[2]};
            }
            default -> {
              // Neither a parameter nor its result is what would have to be played.
            }
          }
          Object result = call(statement, method, passed);
          return method.getName().equals("getResultSet")
              ? listening((ResultSet) result, heard)
              : result;
        });
  }

  private static ResultSet listening(ResultSet rows, Call heard) {
    return proxy(
        ResultSet.class,
        (self, method, arguments) -> {
          Object result = call(rows, method, arguments);
          if (method.getName().equals("getLong")) {
            heard.number()[0] = (Long) result;
          }
          return result;
        });
  }

  private static byte[] read(InputStream stream) {
    try {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            BareStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
