package ro.stocsync.wake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static ro.stocsync.Operator.ceas;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.sql.Database;

/** Chores are done once in their interval, whoever looks and whoever was restarted. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class ChoresTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Inject ShopStory story;
  @Inject Database database;
  @Inject ChoreTable table;
  @Inject Chores application;
  DemoShop shop;

  private final AtomicInteger done = new AtomicInteger();
  private final List<Chores> processes = new ArrayList<>();

  @BeforeEach
  void aShop() {
    story.begin(shop);
    database.update("delete from chore where name like 'test%'");
  }

  @AfterEach
  void theyEnd() {
    processes.forEach(chores -> chores.onStop(null));
  }

  /** A process of its own that looks at the one table. */
  private Chores process(Chore chore) {
    Chores chores = new Chores(table);
    chores.add(chore);
    chores.onStart(null);
    processes.add(chores);
    return chores;
  }

  private Chore counted(Duration every) {
    return new Chore("test", every, done::incrementAndGet);
  }

  private void isDone() {
    await().untilAsserted(() -> assertThat(text("done_at > '-infinity'")).isEqualTo("true"));
  }

  private String text(String column) {
    return story.text(
        "select coalesce((select (" + column + ")::text from chore where name = 'test'), '')");
  }

  // --- once in its interval

  @Test
  void whatWasNeverDoneIsDoneAtOnceAndByOneOfManyProcesses() {
    Stream.generate(() -> counted(HOUR)).limit(5).forEach(this::process);

    isDone();
    assertThat(done).hasValue(1);
  }

  @Test
  void aRestartPutsNothingOff() {
    Chores first = process(counted(HOUR));
    isDone();
    first.onStop(null);
    process(counted(HOUR)).begin();
    assertThat(done).hasValue(1);

    database.update("update chore set done_at = now() - interval '61 minutes' where name = 'test'");
    process(counted(HOUR));

    await().untilAtomic(done, is(2));
  }

  @Test
  void aCallThatComesAMomentBeforeTheTimeDoesIt() {
    Chores chores = process(counted(Duration.ofMinutes(1)));
    isDone();

    database.update("update chore set done_at = now() - interval '50 seconds' where name = 'test'");
    chores.begin();
    assertThat(done).hasValue(1);

    database.update("update chore set done_at = now() - interval '56 seconds' where name = 'test'");
    chores.begin();
    await().untilAtomic(done, is(2));
  }

  @Test
  void whatIsOverdueIsDoneOnceForTwoCallers() {
    shop.catalog().simple("P-1", "Ceai", 1);
    moves(product("P-1", 5));
    story.everythingIsDelivered();
    application.add(counted(HOUR));
    isDone();
    database.update("update callback set received_at = now() - interval '91 days'");
    database.update(
        "update chore set done_at = now() - interval '2 hours' where name in ('test', 'retention')");

    Stream.generate(() -> CompletableFuture.supplyAsync(() -> ceas().post("/api/wake").then()))
        .limit(2)
        .toList()
        .forEach(answer -> answer.join().statusCode(200).body("state", equalTo("IDLE")));

    assertThat(story.number("select count(*) from callback")).isZero();
    assertThat(done).hasValue(2);
  }

  // --- what fails

  @Test
  void whatFailedIsTriedAgainSoonAndNotAfterTheInterval() {
    Chores chores =
        process(
            new Chore(
                "test",
                Duration.ofDays(1),
                () -> {
                  if (done.incrementAndGet() < 3) {
                    throw new IllegalStateException("Nu merge");
                  }
                }));
    await().untilAsserted(() -> assertThat(text("failures")).isEqualTo("1"));
    assertThat(text("not_before between now() and now() + interval '1 minute'")).isEqualTo("true");
    assertThat(chores.waiting().getFirst().count()).isOne();

    aMinutePasses();
    chores.begin();
    await().untilAsserted(() -> assertThat(text("failures")).isEqualTo("2"));

    aMinutePasses();
    chores.begin();
    isDone();
    assertThat(text("failures")).isEqualTo("0");
    assertThat(chores.waiting().getFirst().count()).isZero();
  }

  private void aMinutePasses() {
    database.update(
        "update chore set not_before = not_before - interval '1 minute'" + " where name = 'test'");
  }

  @Test
  void whoeverBeganItAndDiedIsWaitedForAndThenForgotten() {
    Chore chore = counted(HOUR);
    assertThat(table.claim(chore, Duration.ZERO)).isPresent();
    Chores other = process(chore);
    assertThat(other.waiting().getFirst().isDueBy(Instant.now())).isTrue();
    assertThat(done).hasValue(0);

    database.update("update chore set not_before = now() where name = 'test'");
    other.begin();
    isDone();
    assertThat(done).hasValue(1);
  }

  @Test
  void whatAStoppedProcessHadInHandIsAnybodysAtOnce() {
    CompletableFuture<Void> never = new CompletableFuture<>();
    Chores stopped = process(new Chore("test", HOUR, never::join));
    await().untilAsserted(() -> assertThat(text("began_at is not null")).isEqualTo("true"));

    stopped.onStop(null);
    process(counted(HOUR));

    isDone();
    assertThat(done).hasValue(1);
    never.complete(null);
  }
}
