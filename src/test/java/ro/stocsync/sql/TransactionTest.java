package ro.stocsync.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;

/** Statements that are sent together, over the real database. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class TransactionTest {

  private static final String WRITE = "insert into noted (what) values (?)";

  @Inject Database database;
  @Inject DataSource source;

  @BeforeEach
  void aTable() {
    database.update("create table noted (id bigserial primary key, what text not null)");
  }

  @AfterEach
  void noTable() {
    database.update("drop table noted");
  }

  private List<String> noted() {
    return database.query("select what from noted order by id", row -> row.getString(1));
  }

  private Throwable failureAfterOneWrite(Function<Transaction, ?> work) {
    return catchThrowable(
        () ->
            database.inTransaction(
                transaction -> {
                  transaction.update(WRITE, "unu");
                  return work.apply(transaction);
                }));
  }

  @Test
  void eachHasItsParametersAndItsResult() {
    database.inTransaction(
        transaction -> {
          Later<List<Long>> first =
              transaction.queryLater(
                  "insert into noted (what) values (?), (?) returning id -- both",
                  row -> row.getLong(1),
                  "unu",
                  "doi");
          Later<Integer> second =
              transaction.updateLater("update noted set what = ? where what = ?", "trei", "doi");
          Later<List<Long>> none =
              transaction.queryLater("select id from noted where what = ''", row -> row.getLong(1));
          List<String> last =
              transaction.query("select what from noted order by id", row -> row.getString(1));

          assertThat(last).containsExactly("unu", "trei");
          assertThat(first.get()).hasSize(2);
          assertThat(second.get()).isEqualTo(1);
          assertThat(none.get()).isEmpty();
          return last;
        });

    assertThat(noted()).containsExactly("unu", "trei");
  }

  @Test
  void whoeverAsksForAResultHasItSentNow() {
    database.inTransaction(
        transaction -> {
          assertThat(transaction.updateLater(WRITE, "unu").get()).isEqualTo(1);
          return assertThat(transaction.query("select 1 from noted", row -> row.getInt(1)))
              .hasSize(1);
        });
  }

  @Test
  void whatWaitsAtTheEndIsCommittedAndToldAfterwards() {
    Later<Integer> written =
        database.inTransaction(
            transaction -> {
              transaction.updateLater(WRITE, "unu");
              return transaction.updateLater(WRITE, "doi");
            });

    assertThat(written.get()).isEqualTo(1);
    assertThat(noted()).containsExactly("unu", "doi");
  }

  @Test
  void theNextTransactionOfTheConnectionIsOneAgain() throws SQLException {
    try (Connection connection = source.getConnection()) {
      Transaction first = Transaction.on(connection);
      first.updateLater(WRITE, "unu");
      first.commit();
      Transaction second = Transaction.on(connection);
      second.update(WRITE, "doi");
      second.updateLater(WRITE, "trei");
      second.undo();
      Transaction third = Transaction.on(connection);
      third.update(WRITE, "patru");
      third.commit();
    }

    assertThat(noted()).containsExactly("unu", "patru");
  }

  @Test
  void oneWhoseFailureWasHeardAndForgottenIsNotCommitted() {
    Throwable thrown =
        failureAfterOneWrite(
            transaction -> catchThrowable(() -> transaction.update("select nothing")));

    assertThat(thrown).isInstanceOf(DatabaseException.class).hasMessageContaining("nothing");
    assertThat(noted()).isEmpty();
  }

  @Test
  void afterOneThatFailsNothingIsRunNorCommitted() {
    AtomicReference<Later<Integer>> after = new AtomicReference<>();

    Throwable thrown =
        failureAfterOneWrite(
            transaction -> {
              transaction.updateLater("insert into noted (what) values (null)");
              after.set(transaction.updateLater(WRITE, "doi"));
              return transaction;
            });

    assertThat(thrown).isInstanceOf(DatabaseException.class).hasMessageContaining("null value");
    assertThatThrownBy(after.get()::get).isInstanceOf(IllegalStateException.class);
    assertThat(noted()).isEmpty();
  }

  @Test
  void oneThatLosesItsConnectionIsUndoneAndLeavesNoneBehindThatIsHalfWay() {
    Throwable thrown =
        failureAfterOneWrite(
            transaction ->
                transaction.query(
                    "select pg_terminate_backend(pg_backend_pid())", row -> row.getInt(1)));

    assertThat(thrown).isInstanceOf(DatabaseException.class);
    for (int again = 0; again < 25; again++) {
      database.inTransaction(transaction -> transaction.update(WRITE, "doi"));
    }
    assertThat(noted()).hasSize(25).containsOnly("doi");
  }

  @Test
  void withinSomebodyElsesTransactionNothingWaits() throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      Transaction.over(connection).updateLater(WRITE, "unu");
      connection.commit();
    }

    assertThat(noted()).containsExactly("unu");
  }

  @Test
  void thoseThatAreSentTogetherAreOneRoundTripAndTheCommitIsOfTheLast() throws SQLException {
    List<String> sent = new ArrayList<>();

    try (Connection connection = listened(source.getConnection(), sent)) {
      Transaction transaction = Transaction.on(connection);
      transaction.updateLater(WRITE, "unu");
      transaction.update(WRITE, "doi");
      transaction.updateLater(WRITE, "trei");
      transaction.commit();
    }

    assertThat(sent).containsExactly("begin\n;\n" + WRITE + "\n;\n" + WRITE, WRITE + "\n;\ncommit");
    assertThat(noted()).containsExactly("unu", "doi", "trei");
  }

  @Test
  void whatIsLargeGoesAloneForTheSakeOfMemory() throws SQLException {
    List<String> sent = new ArrayList<>();
    List<Integer> many = IntStream.range(0, 1_001).boxed().toList();

    try (Connection connection = listened(source.getConnection(), sent)) {
      Transaction transaction = Transaction.on(connection);
      transaction.updateLater(
          "insert into noted (what) select unnest(?)", SqlArray.texts(many, String::valueOf));
      transaction.updateLater(WRITE, "unu");
      transaction.commit();
    }

    assertThat(sent)
        .containsExactly(
            "begin\n;\ninsert into noted (what) select unnest(?)", WRITE + "\n;\ncommit");
    assertThat(noted()).hasSize(1_002);
  }

  /** Writes down the SQL of what is executed. */
  private static Connection listened(Connection connection, List<String> sent) {
    return proxy(
        Connection.class,
        connection,
        (name, arguments, result) ->
            name.equals("prepareStatement")
                ? proxy(
                    PreparedStatement.class,
                    result,
                    (called, nothing, outcome) -> {
                      if (called.startsWith("execute")) {
                        sent.add((String) arguments[0]);
                      }
                      return outcome;
                    })
                : result);
  }

  private interface Ear {
    Object heard(String method, Object[] arguments, Object result);
  }

  private static <T> T proxy(Class<T> type, Object target, Ear ear) {
    return type.cast(
        Proxy.newProxyInstance(
            TransactionTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return ear.heard(method.getName(), arguments, method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
