package ro.stocsync.campaign;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ro.stocsync.packaged.TestDatabase;

/** Where a campaign takes place: one database, some shops, some replicas. */
final class Stage implements AutoCloseable {

  /** Whose levels move. */
  static final List<String> WAREHOUSES = List.of("Magazin", "Depozit");

  /** What each shop shows. */
  private static final List<Set<String>> MONITORED =
      List.of(Set.of("Magazin"), Set.of("Depozit"), Set.of("Magazin", "Depozit"));

  private static final Duration EXTENSION = Duration.ofMillis(100);
  private static final int MOST_EXTENSIONS = 40;
  private static final Duration UNTIL_IT_WRITES = Duration.ofSeconds(4);
  static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final Vertx vertx = Vertx.vertx();
  private final TestDatabase database = TestDatabase.start();
  private final List<CampaignShop> shops;
  private final List<Replica> replicas = new CopyOnWriteArrayList<>();
  private final AtomicInteger started = new AtomicInteger();
  private final List<Replica> everyReplica = new CopyOnWriteArrayList<>();

  /** Starts everything; three shops at most. */
  Stage(int replicaCount, int shopCount, int products) {
    shops =
        IntStream.range(0, shopCount)
            .mapToObj(i -> new CampaignShop(vertx, "shop" + (i + 1), MONITORED.get(i), products))
            .toList();
    for (int i = 0; i < replicaCount; i++) {
      replicas.add(newReplica());
    }
  }

  private Replica newReplica() {
    String name = "replica-" + started.incrementAndGet();
    Replica replica = new Replica(name, database, shops);
    everyReplica.add(replica);
    return replica;
  }

  TestDatabase database() {
    return database;
  }

  List<CampaignShop> shops() {
    return shops;
  }

  /** Those that there should be now. */
  List<Replica> replicas() {
    return List.copyOf(replicas);
  }

  /** Also those that were killed. */
  List<Replica> everyReplica() {
    return List.copyOf(everyReplica);
  }

  /** Where SmartBill may call: replicas that are up, as a balancer would find them. */
  List<String> callbackUrls() {
    return replicas.stream().map(Replica::callbackUrl).flatMap(Optional::stream).toList();
  }

  /** Everything listens. */
  boolean isUp() {
    return callbackUrls().size() == replicas.size();
  }

  /** Replicas that ended though nobody killed them. */
  List<Replica> endedByThemselves() {
    return replicas.stream().filter(replica -> !replica.runs()).toList();
  }

  /**
   * Lets it happen, for as long as it lasts; answers how many requests met it, if that is known.
   */
  int suffer(Blow blow) {
    return switch (blow.kind().victim()) {
      case REPLICA -> ofReplica(blow);
      case DATABASE -> ofDatabase(blow);
      case SHOP -> ofShop(shops.get(blow.victim()), blow);
    };
  }

  /** Lasts longer than drawn where nothing came to meet it, for a while. */
  private static int ofShop(CampaignShop shop, Blow blow) {
    shop.strike(blow.kind());
    Pace.rest(blow.lasts());
    for (int i = 0; i < MOST_EXTENSIONS && blow.kind().isMetByRequests() && shop.met() == 0; i++) {
      Pace.rest(EXTENSION);
    }
    return shop.heal();
  }

  /**
   * Befalls one that is at work, and not one that still starts on a slow machine; in the middle of
   * a write to a shop, if it writes soon. Answers how many writes it was in the middle of.
   */
  private int ofReplica(Blow blow) {
    Replica replica = replicas.get(blow.victim());
    await().atMost(LONGEST_START).until(() -> replica.callbackUrl().isPresent());
    return switch (blow.kind()) {
      case REPLICA_KILLED -> {
        boolean within = replica.whileItWrites(UNTIL_IT_WRITES, replica::kill);
        shops.forEach(shop -> shop.wallUp(replica.doors()));
        replicas.set(blow.victim(), newReplica());
        yield within ? 1 : 0;
      }
      case REPLICA_STOPPED -> {
        boolean within = replica.whileItWrites(UNTIL_IT_WRITES, replica::stop);
        Pace.rest(blow.lasts());
        replica.goOn();
        yield within ? 1 : 0;
      }
      default -> throw new IllegalArgumentException(blow.toString());
    };
  }

  private int ofDatabase(Blow blow) {
    switch (blow.kind()) {
      case DATABASE_STOPPED -> {
        database.stop();
        Pace.rest(blow.lasts());
        database.resume();
      }
      case DATABASE_CRASHED -> {
        database.crash();
        Pace.rest(blow.lasts());
        database.resume();
      }
      case DATABASE_CUT ->
          database.execute(
              """
              select pg_terminate_backend(pid) from pg_stat_activity
              where application_name like 'replica-%'
              """);
      default -> throw new IllegalArgumentException(blow.toString());
    }
    return 0;
  }

  @Override
  public void close() {
    List<AutoCloseable> all = new ArrayList<>();
    everyReplica.forEach(replica -> all.add(replica::kill));
    Stream.of(shops, List.of(database)).forEach(all::addAll);
    try {
      for (AutoCloseable one : all) {
        one.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
