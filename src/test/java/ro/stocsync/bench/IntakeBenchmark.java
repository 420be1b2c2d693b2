package ro.stocsync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.bench.Figure.Reach;
import ro.stocsync.bench.Figure.Round;
import ro.stocsync.packaged.StocSyncProcess;

/**
 * How quickly SmartBill's calls are answered, beside the same statements and commits on bare
 * connections. Another replica delivers, so that neither has anything else to do. Senders, service
 * and PostgreSQL share the machine.
 */
class IntakeBenchmark {

  private static final int PRODUCTS = 5_000;
  private static final int AT_ONCE = 16;
  private static final int ITEMS = 10;
  private static final int CALLS = 800;
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int TURNS = 8 * ROUNDS;

  private Installation installation;
  private ExecutorService threads;

  /** Takes one list in; a failure counts for nothing. */
  private interface Taker extends AutoCloseable {
    void take(int list) throws Exception;

    @Override
    default void close() throws IOException, SQLException {}
  }

  private interface Takers {
    Taker open() throws Exception;
  }

  @BeforeEach
  void start() {
    installation = Installation.of(1, PRODUCTS, Map.of());
    installation.leaveDeliveryToAnother();
    threads = Executors.newFixedThreadPool(AT_ONCE);
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    installation.close();
  }

  @Test
  void manySmallCalls() throws Exception {
    List<Movements> lists =
        IntStream.range(0, PRODUCTS / ITEMS)
            .mapToObj(i -> Movements.of(i * ITEMS, ITEMS, PRODUCTS, i))
            .toList();
    BareStatements statements =
        BareStatements.of(installation.dataSource(), Installation.COMPANY, lists);
    List<byte[]> bodies = lists.stream().map(Movements::body).toList();
    try (Crowd service = crowd(() -> sender(bodies));
        Crowd bare = crowd(() -> player(statements))) {
      // Until the compilers of the JVM are done, which share the two processors.
      for (int warmUp = 0; warmUp < 100; warmUp++) {
        turn(service);
        if (warmUp % 5 == 0) {
          turn(bare);
        }
      }
      List<Round> throughput = new ArrayList<>();
      List<Round> processorTime = new ArrayList<>();
      for (int round = 0; round < TURNS; round++) {
        boolean first = round % 2 == 0;
        Turn one = turn(first ? service : bare);
        Turn other = turn(first ? bare : service);
        Turn ours = first ? one : other;
        Turn limit = first ? other : one;
        throughput.add(new Round(ours.perSecond(), limit.perSecond()));
        processorTime.add(new Round(ours.processorTime(), limit.processorTime()));
      }
      Figure acknowledged =
          new Figure(
              "calls of 10 products acknowledged, 16 senders",
              "a second",
              "the same statements and commits, bare JDBC, 16 connections",
              Reach.atLeast(0.6),
              throughput);
      Figures.add(1, acknowledged);
      Figures.add(
          16,
          new Figure(
              "processor time of one of the calls of 10: sender, service and PostgreSQL",
              "ms",
              "bare JDBC and PostgreSQL",
              Reach.atMost(1 / 0.6),
              processorTime));
      double rate = acknowledged.measured() / 2;
      // And once more, for what calls that come one by one are compiled to.
      for (int warmUp = 0; warmUp < 10; warmUp++) {
        slowOnes(service, rate);
      }
      List<Round> slowest = new ArrayList<>();
      for (int round = 0; round < 4 * ROUNDS; round++) {
        boolean first = round % 2 == 0;
        double one = slowOnes(first ? service : bare, rate);
        double other = slowOnes(first ? bare : service, rate);
        slowest.add(first ? new Round(one, other) : new Round(other, one));
      }
      Figures.add(
          2,
          new Figure(
              "99 of 100 of these acknowledged within, at half of that rate",
              "ms",
              "bare JDBC at the same rate",
              Reach.atMost(3),
              slowest));
    }
  }

  @Test
  void oneLargeCall() throws Exception {
    List<Movements> lists = List.of(Movements.of(0, PRODUCTS, PRODUCTS, 7));
    BareStatements statements =
        BareStatements.of(installation.dataSource(), Installation.COMPANY, lists);
    List<byte[]> bodies = lists.stream().map(Movements::body).toList();
    List<Round> rounds = new ArrayList<>();
    try (Taker service = sender(bodies);
        Taker bare = player(statements)) {
      for (int warmUp = 0; warmUp < 15; warmUp++) {
        milliseconds(service);
        milliseconds(bare);
      }
      for (int round = 0; round < 3 * ROUNDS; round++) {
        rounds.add(new Round(milliseconds(service), milliseconds(bare)));
      }
    }
    Figures.add(
        3,
        new Figure(
            "a call of 5,000 products answered after",
            "ms",
            "bare JDBC for the same rows",
            Reach.atMost(2),
            rounds));
  }

  private Taker sender(List<byte[]> bodies) throws Exception {
    Sender sender = new Sender(installation.stocks(), StocSyncProcess.TOKEN);
    return new Taker() {
      @Override
      public void take(int list) throws Exception {
        assertThat(sender.post(bodies.get(list % bodies.size()))).isEqualTo(200);
      }

      @Override
      public void close() throws IOException {
        sender.close();
      }
    };
  }

  private Taker player(BareStatements statements) throws Exception {
    BareStatements.Player player = statements.on(installation.dataSource().getConnection());
    return new Taker() {
      @Override
      public void take(int list) throws Exception {
        player.play(list % statements.size());
      }

      @Override
      public void close() throws SQLException {
        player.close();
      }
    };
  }

  private static double milliseconds(Taker taker) throws Exception {
    long began = System.nanoTime();
    taker.take(0);
    return (System.nanoTime() - began) / 1e6;
  }

  /**
   * What came of a turn.
   *
   * @param perSecond lists taken in
   * @param processorTime of all who took part, in milliseconds a list
   */
  private record Turn(double perSecond, double processorTime) {}

  /**
   * About a second: the machine is quicker and slower by half from one minute to the next, so that
   * the two are likened only as neighbours.
   */
  private Turn turn(Crowd crowd) throws Exception {
    AtomicInteger next = new AtomicInteger();
    Map<Long, Duration> before = installation.processorTimes();
    long began = System.nanoTime();
    crowd.work(
        taker -> {
          for (int list = next.getAndIncrement(); list < CALLS; list = next.getAndIncrement()) {
            taker.take(list);
          }
        });
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Turn(CALLS / seconds, milliseconds(before, installation.processorTimes()) / CALLS);
  }

  /** Of those that are still there: autovacuum's come and go. */
  private static double milliseconds(Map<Long, Duration> before, Map<Long, Duration> after) {
    return after.entrySet().stream()
        .map(one -> one.getValue().minus(before.getOrDefault(one.getKey(), Duration.ZERO)))
        .mapToDouble(taken -> taken.toNanos() / 1e6)
        .sum();
  }

  /**
   * The time that one in a hundred exceeds, when they come at that rate whether the ones before are
   * answered or not: each counts from when it was to begin.
   */
  private double slowOnes(Crowd crowd, double rate) throws Exception {
    int calls = (int) (rate * 4);
    double[] took = new double[calls];
    AtomicInteger next = new AtomicInteger();
    long began = System.nanoTime() + 50_000_000;
    crowd.work(
        taker -> {
          for (int call = next.getAndIncrement(); call < calls; call = next.getAndIncrement()) {
            long due = began + (long) (call / rate * 1e9);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
              LockSupport.parkNanos(left);
            }
            taker.take(call);
            took[call] = (System.nanoTime() - due) / 1e6;
          }
        });
    Arrays.sort(took);
    return took[(int) (calls * 0.99)];
  }

  private interface Work {
    void with(Taker taker) throws Exception;
  }

  private Crowd crowd(Takers takers) throws Exception {
    List<Taker> all = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      all.add(takers.open());
    }
    return new Crowd(all);
  }

  /** As many as take at once, each with a connection that stays open. */
  private final class Crowd implements AutoCloseable {

    private final List<Taker> takers;

    private Crowd(List<Taker> takers) {
      this.takers = takers;
    }

    private void work(Work work) throws Exception {
      List<Callable<Void>> all = new ArrayList<>();
      for (Taker taker : takers) {
        all.add(
            () -> {
              work.with(taker);
              return null;
            });
      }
      for (Future<Void> one : threads.invokeAll(all)) {
        one.get();
      }
    }

    @Override
    public void close() throws IOException, SQLException {
      for (Taker taker : takers) {
        taker.close();
      }
    }
  }
}
