package ro.stocsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class DatabaseChecksTest {

  @Test
  void answers() {
    assertThat(new DatabaseCheck(database(true)).check())
        .isEqualTo(CheckOutcome.passed("database.yes"));
  }

  @Test
  void connectsButDoesNotAnswer() {
    assertThat(new DatabaseCheck(database(false)).check())
        .isEqualTo(CheckOutcome.broken("database.no"));
  }

  @Test
  void isAway() {
    assertThat(new DatabaseCheck(away()).check()).isEqualTo(CheckOutcome.broken("database.no"));
  }

  @Test
  void isNotReadyWhileNobodyKnowsOfItsMigrations() {
    assertThat(new MigrationsCheck(away(), null).call().getStatus())
        .isEqualTo(HealthCheckResponse.Status.DOWN);
  }

  private static DataSource database(boolean valid) {
    Connection connection =
        proxy(Connection.class, method -> method.equals("isValid") ? valid : null);
    return proxy(DataSource.class, method -> connection);
  }

  private static DataSource away() {
    return proxy(
        DataSource.class,
        method -> {
          throw new SQLException("password of stocsync refused");
        });
  }

  private interface Answer {
    Object to(String method) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer.to(method.getName())));
  }
}
