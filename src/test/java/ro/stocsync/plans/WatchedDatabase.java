package ro.stocsync.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Places;

/**
 * Over one connection, on which PostgreSQL tells of each statement how it went about it
 * (auto_explain), with the statements and parameters that the application sends.
 */
public final class WatchedDatabase implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection connection;
  private final List<Plan> plans = new ArrayList<>();

  /** Of a server that has the library. */
  public WatchedDatabase(String url) throws SQLException {
    connection = DriverManager.getConnection(url, "postgres", "postgres");
    try (var statement = connection.createStatement()) {
      statement.execute("load 'auto_explain'");
      statement.execute("set auto_explain.log_min_duration = 0");
      statement.execute("set auto_explain.log_analyze = on");
      statement.execute("set auto_explain.log_buffers = on");
      statement.execute("set auto_explain.log_timing = off");
      statement.execute("set auto_explain.log_format = json");
      statement.execute("set auto_explain.log_level = notice");
      statement.execute("set auto_explain.log_nested_statements = on");
      statement.execute("set auto_explain.log_parameter_max_length = 0");
      statement.execute("set jit = off");
    }
  }

  /**
   * Whether statements are planned without a look at their parameters, as PostgreSQL may decide for
   * one that it was given often.
   */
  public void planBlindly(boolean blindly) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "set plan_cache_mode = " + (blindly ? "force_generic_plan" : "force_custom_plan"));
    }
  }

  /** What the application's classes are given. */
  public Database database() {
    return new Database(
        proxy(
            DataSource.class,
            (method, arguments) ->
                method.getName().equals("getConnection")
                    ? watched()
                    : unsupported(method.getName())),
        new Places(3, Duration.ofSeconds(5), new SimpleMeterRegistry()));
  }

  /**
   * What was done since the last look. PostgreSQL tells of a statement when the next one begins, or
   * the transaction ends.
   */
  public List<Plan> plans() {
    try {
      note(connection.getWarnings());
      connection.clearWarnings();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    List<Plan> seen = List.copyOf(plans);
    plans.clear();
    return seen;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** The connection stays open whoever closes it. */
  private Connection watched() {
    return proxy(
        Connection.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "close" -> null;
              case "prepareStatement" ->
                  watched((PreparedStatement) call(connection, method, arguments));
              default -> call(connection, method, arguments);
            });
  }

  private PreparedStatement watched(PreparedStatement statement) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          Object result = call(statement, method, arguments);
          if (method.getName().startsWith("execute")) {
            note(statement.getWarnings());
            statement.clearWarnings();
          }
          return result;
        });
  }

  private void note(SQLWarning first) {
    for (SQLWarning one = first; one != null; one = one.getNextWarning()) {
      note(one.getMessage());
    }
  }

  private void note(String message) {
    int plan = message.indexOf('{');
    if (message.contains("plan:") && plan >= 0) {
      try {
        plans.add(Plan.of(JSON.readTree(message.substring(plan))));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(message, e);
      }
    }
  }

  private interface Calls {
    Object call(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Calls calls) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> calls.call(method, arguments)));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Object unsupported(String name) {
    throw new UnsupportedOperationException(name);
  }
}
