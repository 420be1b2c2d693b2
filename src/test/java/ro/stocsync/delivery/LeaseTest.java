package ro.stocsync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.catalog.Catalog;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.ShopKey;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.Database;
import ro.stocsync.woocommerce.ShopProduct;
import ro.stocsync.woocommerce.StockManagement;

/** One replica at a time talks to a shop, and one that slept through its lease changes nothing. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class LeaseTest {

  private static final ShopKey SHOP = new ShopKey("acme", "other");
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(2);

  @Inject Database database;
  @Inject OutcomeLog outcomes;
  @Inject DeliveryConfig config;
  @Inject Catalog catalog;
  @Inject ShopStory story;
  DemoShop shop;
  private final AtomicLong clock = new AtomicLong();
  private Leases here;

  @BeforeEach
  void nothingIsHeld() {
    story.begin(shop);
    clock.set(0);
    here = process();
    database.update("delete from shop_lease where shop = 'other'");
    database.update(
        """
        insert into shop_stock (company, shop, product_key, wanted_version, wanted_at, state,
            next_attempt_at)
        values ('acme', 'other', 'c:P-1', 7, now(), 'WAITING', now())
        """);
  }

  private Leases process() {
    return new Leases(database, config, LONGEST_REQUEST, clock::get);
  }

  @Test
  void onlyOneHoldsIt() {
    Leases there = process();

    Lease lease = here.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();

    assertThat(there.acquire(SHOP, Lease.Purpose.DELIVERY)).isEmpty();
    assertThat(there.acquire(SHOP, Lease.Purpose.CATALOG)).isPresent();
    here.release(lease);
    assertThat(there.acquire(SHOP, Lease.Purpose.DELIVERY)).isPresent();
  }

  @Test
  void whatCouldNotBeGivenBackIsTakenAgainAtOnceByTheSameProcessAlone() {
    Lease lease = here.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();
    assertThat(here.acquire(SHOP, Lease.Purpose.DELIVERY)).as("while it is held").isEmpty();
    here.release(lease);
    database.update(
        "update shop_lease set expires_at = now() + interval '1 h' where shop = 'other'");

    assertThat(process().acquire(SHOP, Lease.Purpose.DELIVERY)).isEmpty();
    assertThat(here.acquire(SHOP, Lease.Purpose.DELIVERY))
        .hasValueSatisfying(again -> assertThat(again.token()).isEqualTo(lease.token() + 1));
  }

  @Test
  void aRenewedLeaseStaysAndOneThatRanOutIsTakenOver() {
    Leases there = process();
    Lease lease = here.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();
    here.renew();
    assertThat(here.isHeld(lease)).isTrue();

    runsOut();
    Lease taken = there.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();

    assertThat(taken.token()).isGreaterThan(lease.token());
    here.renew();
    assertThat(here.isHeld(lease)).isFalse();
    assertThat(there.isHeld(taken)).isTrue();
  }

  @Test
  void nothingBeginsUnderALeaseThatMayRunOutBeforeARequestEnds() {
    Lease lease = here.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();

    passes(config.lease().minus(LONGEST_REQUEST).minusNanos(1));
    assertThat(here.isHeld(lease)).isTrue();

    passes(Duration.ofNanos(1));
    assertThat(here.isHeld(lease)).isFalse();
    assertThat(here.holds(SHOP, Lease.Purpose.DELIVERY)).isFalse();
  }

  @Test
  void whoWasStoppedPastTheLeaseBeginsNothingBeforeItIsRenewed() {
    Lease lease = here.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();
    passes(Duration.ofHours(1));
    assertThat(here.isHeld(lease)).as("as far as we know anybody may have it").isFalse();

    here.renew();

    assertThat(here.isHeld(lease)).as("nobody took it").isTrue();
  }

  @Test
  void theTimeThatTheDatabaseTookToAnswerDoesNotProlongTheLease() {
    Leases slow =
        new Leases(
            database, config, LONGEST_REQUEST, () -> clock.getAndAdd(config.lease().toNanos()));

    Lease lease = slow.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();

    assertThat(slow.isHeld(lease)).isFalse();
  }

  @Test
  void whatIsGivenBackWhileLeasesAreProlongedStaysGivenBack() {
    Lease lease = here.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();
    database.update("update shop_lease set expires_at = '-infinity' where shop = 'other'");

    here.renew();

    assertThat(here.isHeld(lease)).isFalse();
    assertThat(
            story.number(
                "select count(*) from shop_lease where shop = 'other' and expires_at > '-infinity'"))
        .isZero();
  }

  @Test
  void aShopLeftInPeaceIsNotTakenUntilItsPauseEnds() {
    Lease lease = here.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();
    here.releaseAndPause(
        lease, new Pause(Duration.ofMillis(500), 3, Phrase.of("shop.failed", 503, "x")));

    assertThat(here.acquire(SHOP, Lease.Purpose.DELIVERY)).isEmpty();
    await()
        .untilAsserted(
            () ->
                assertThat(here.acquire(SHOP, Lease.Purpose.DELIVERY))
                    .hasValueSatisfying(again -> assertThat(again.failures()).isEqualTo(3)));
  }

  @Test
  void anOutcomeIsWrittenForTheVersionThatWasRead() {
    Lease lease = here.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();

    assertThat(outcomes.write(lease, delivered(7), catalog.changes(SHOP))).isTrue();

    assertThat(row()).isEqualTo("7/7 DELIVERED 5");
  }

  @Test
  void aLevelThatMovedMeanwhileStaysDue() {
    Lease lease = here.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();
    database.update("update shop_stock set wanted_version = 8 where shop = 'other'");

    outcomes.write(lease, delivered(7), catalog.changes(SHOP));

    assertThat(row()).isEqualTo("8/7 WAITING 5");
  }

  @Test
  void whoSleptThroughTheLeaseChangesNothingButMakesItsRowsDueAgain() {
    Lease stale = here.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();
    runsOut();
    Leases there = process();
    Lease taken = there.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();
    outcomes.write(taken, delivered(7), catalog.changes(SHOP));
    assertThat(row())
        .as("confirmed later, for the holder before may still have a request under way")
        .isEqualTo("8/7 CONFIRMING 5");

    assertThat(outcomes.write(stale, delivered(7), catalog.changes(SHOP))).isFalse();

    assertThat(row()).isEqualTo("9/7 WAITING 5");
  }

  @Test
  void aWriteAfterALostAnswerIsConfirmedLater() {
    Lease lease = here.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();
    outcomes.write(lease, answerLost(), catalog.changes(SHOP));

    outcomes.write(lease, delivered(7), catalog.changes(SHOP));

    assertThat(row()).isEqualTo("8/7 CONFIRMING 5");
    database.update("update shop_stock set unsettled_until = now() where shop = 'other'");
    outcomes.write(lease, delivered(8), catalog.changes(SHOP));
    assertThat(row()).isEqualTo("8/8 DELIVERED 5");
  }

  @Test
  void anAnswerLostWhileTheProductIsRenamedIsToldToTheNewKey() {
    Lease lease = here.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();
    database.update(
        """
        insert into product (company, product_key, code, name, folded_code, name_key)
        values ('acme', 'c:P-1', 'P-1', 'Ceai', 'p-1', 'ceai'),
            ('acme', 'c:p-1', 'p-1', 'Ceai', 'p-1', 'ceai')
        """);
    CompletableFuture<Boolean> writing =
        database.inTransaction(
            renaming -> {
              renaming.update(
                  "update product set superseded_by = 'c:p-1' where product_key = 'c:P-1'");
              renaming.update("update shop_stock set product_key = 'c:p-1' where shop = 'other'");
              CompletableFuture<Boolean> written =
                  CompletableFuture.supplyAsync(
                      () -> outcomes.write(lease, answerLost(), catalog.changes(SHOP)));
              story.somebodyWaitsForALock();
              return written;
            });

    assertThat(writing.join()).isTrue();

    assertThat(story.number("select count(*) from shop_stock where unsettled_until > now()"))
        .isEqualTo(1);
  }

  @Test
  void whatIsParkedWhileTheCatalogChangesIsTriedAgain() {
    Lease lease = here.acquire(SHOP, Lease.Purpose.DELIVERY).orElseThrow();
    long beforeMatching = catalog.changes(SHOP);
    Tried unmatched = new Tried(List.of(new Settled(due(7), new Outcome.Unmatched())), List.of());
    catalog.learn(SHOP, List.of(newProduct()));

    outcomes.write(lease, unmatched, beforeMatching);
    assertThat(dueNow()).isTrue();

    outcomes.write(lease, unmatched, catalog.changes(SHOP));
    assertThat(dueNow()).isFalse();
  }

  private static Tried answerLost() {
    return Tried.nothing(
        List.of(due(7)),
        new Outcome.Retry(
            Phrase.of("shop.answer-lost.timeout"),
            Outcome.Blame.SHOP_OR_PRODUCT,
            Optional.empty(),
            true));
  }

  private boolean dueNow() {
    return story.number(
            "select count(*) from shop_stock where shop = 'other' and next_attempt_at <= now()")
        == 1;
  }

  private static ShopProduct newProduct() {
    return new ShopProduct(
        1,
        0,
        "P-1",
        "Ceai",
        "simple",
        "publish",
        StockManagement.MANAGED,
        Optional.empty(),
        "instock",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void passes(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  private void runsOut() {
    database.update(
        "update shop_lease set expires_at = now() - interval '1 s' where shop = 'other'");
  }

  private static Tried delivered(long version) {
    return new Tried(
        List.of(new Settled(due(version), new Outcome.Delivered(new BigDecimal(5)))), List.of());
  }

  private static DueProduct due(long version) {
    return new DueProduct(new ProductKey("c:P-1"), version, 0, new BigDecimal(5));
  }

  private String row() {
    return database
        .query(
            """
            select wanted_version || '/' || delivered_version || ' ' || state || ' '
                || delivered_quantity
            from shop_stock where shop = 'other'
            """,
            row -> row.getString(1))
        .getFirst();
  }
}
