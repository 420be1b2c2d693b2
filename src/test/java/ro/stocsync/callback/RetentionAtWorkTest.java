package ro.stocsync.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.sql.Database;

/** What is over is deleted while work goes on, and nobody waits for it. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class RetentionAtWorkTest {

  private static final int ITEMS = 30_000;

  private static final String WAITING_FOR_RETENTION =
      """
      select count(*) from pg_stat_activity w, unnest(pg_blocking_pids(w.pid)) as b (pid)
      join pg_stat_activity d on d.pid = b.pid and d.query like 'delete from %'
      """;

  @Inject ShopStory story;
  @Inject Database database;
  @Inject Retention retention;
  DemoShop shop;

  @BeforeEach
  void begin() {
    story.begin(shop);
    shop.catalog().simple("TEA-1", "Ceai", 1);
    story.catalogIsRead();
  }

  @Test
  void callsAndDeliveriesGoOnWhileAllThatIsOldIsDeleted() {
    old();
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger calls = new AtomicInteger();
    CompletableFuture<Void> deleting =
        CompletableFuture.runAsync(retention::deleteOld, Thread::startVirtualThread)
            .whenComplete((nothing, e) -> done.set(true));
    CompletableFuture<Void> calling =
        CompletableFuture.runAsync(() -> call(calls, done), Thread::startVirtualThread);
    int looks = 0;
    long waiting = 0;
    double longest = 0;
    while (!done.get()) {
      looks++;
      waiting += story.number(WAITING_FOR_RETENTION);
      longest = Math.max(longest, secondsOfTheLongestSlice());
    }
    deleting.join();
    calling.join();

    story.shopShows(shop, "TEA-1", calls.get());
    story.everythingIsDelivered();
    assertThat(looks).isGreaterThan(10);
    assertThat(calls.get()).as("calls meanwhile").isGreaterThan(10);
    assertThat(waiting).as("waiting for a lock of the retention's").isZero();
    assertThat(longest).as("seconds of the longest slice").isLessThan(2);
    assertThat(story.number("select count(*) from callback")).isEqualTo(calls.get());
    assertThat(story.number("select count(*) from callback_item")).isEqualTo(calls.get());
    assertThat(story.number("select count(*) from callback_body")).isEqualTo(calls.get());
    for (String table : List.of("delivery", "history", "level_pulled")) {
      assertThat(
              story.number("select count(*) from " + table + " where at < now() - interval '1 d'"))
          .as(table)
          .isZero();
    }
  }

  @Test
  void whatAKilledProcessLeftInTheMidstOfALongListGoesWithTheNextOne() {
    old();
    // It had deleted a part of the longest list.
    database.update("delete from callback_item where position between 1 and 12345");

    retention.deleteOld();

    assertThat(story.number("select count(*) from callback")).isZero();
    assertThat(story.number("select count(*) from callback_item")).isZero();
  }

  private static void call(AtomicInteger calls, AtomicBoolean done) {
    while (!done.get()) {
      moves(product("TEA-1", calls.incrementAndGet()));
    }
  }

  private double secondsOfTheLongestSlice() {
    return database
        .query(
            """
            select coalesce(max(extract(epoch from now() - xact_start)), 0) from pg_stat_activity
            where query like 'delete from %' and state = 'active'
            """,
            row -> row.getDouble(1))
        .getFirst();
  }

  /** A list as long as they come, thousands of short ones, and as many of all else. */
  private void old() {
    database.update(
        """
        insert into callback (company, received_at, outcome, items, accepted)
        select 'acme', now() - interval '91 days', 'ACCEPTED', case i when 1 then ? else 2 end, 2
        from generate_series(1, 5000) as i
        """,
        ITEMS);
    database.update(
        """
        insert into callback_item (company, callback, position, product_code, product_name,
            warehouse, quantity, verdict, product_key)
        select company, id, p, 'TEA-1', '', 'Magazin', '1', 'ACCEPTED', 'c:TEA-1'
        from callback, generate_series(1, items) as p
        """);
    database.update(
        """
        insert into callback_body (company, callback, body, whole)
        select company, id, '{}', true from callback
        """);
    database.update(
        """
        insert into delivery (company, shop, product_key, at, outcome)
        select 'acme', 'main', 'c:TEA-1', now() - interval '91 days', 'DELIVERED'
        from generate_series(1, 10000)
        """);
    database.update(
        """
        insert into history (company, at, who, what, detail)
        select 'acme', now() - interval '91 days', 'ana', 'SETTINGS_CHANGED', '{}'
        from generate_series(1, 2500)
        """);
    database.update(
        """
        insert into level_pulled (company, product_key, run, at, warehouse, quantity)
        select 'acme', 'c:TEA-1', gen_random_uuid(), now() - interval '91 days', 'Magazin', 1
        from generate_series(1, 2500)
        """);
  }
}
