package ro.stocsync.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.company.Companies;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.sql.Database;

/** What changes in a shop after its catalog was read whole: the refreshes, and the slow sweep. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class CatalogSweepTest {

  private static final ShopKey SHOP = new ShopKey("acme", "main");

  @Inject ShopStory story;
  @Inject Catalog catalog;
  @Inject CatalogReader reader;
  @Inject CatalogReadings readings;
  @Inject CatalogGauges gauges;
  @Inject Companies companies;
  @Inject Database database;
  @Inject MeterRegistry metrics;
  @Inject ToldChanges told;
  DemoShop shop;

  @BeforeEach
  void aNewShop() {
    story.beginAlone(shop);
  }

  @AfterEach
  void theApplicationMayReadItAgain() {
    story.endAlone();
  }

  // --- refreshes

  @Test
  void aRefreshLooksBackFurtherThanTheLastOne() {
    long id = shop.catalog().simple("P-1", "Ceai", 1);
    refresh();
    shop.catalog().stock(id, 7);
    database.update("update catalog_state set read_until = now() + interval '100 seconds'");

    refresh();

    assertThat(story.number("select stock_quantity from catalog_product")).isEqualTo(7);
  }

  @Test
  void aProductDatedInTheFutureCostsItsPlaceOnAPageAndNothingElse() {
    long parent = shop.catalog().variable("V-1", "Tricou", "S");
    shop.catalog().schedule(shop.catalog().simple("P-1", "Ceai", 1), inAYear());
    shop.catalog().schedule(parent, inAYear());
    refresh();
    refresh();
    told.of(SHOP);
    final List<String> rows = rows();
    shop.journal().clear();
    refresh();
    final int requests = shop.journal().entries().size();
    shop.journal().clear();

    refresh();

    assertThat(shop.journal().entries()).hasSize(requests).hasSize(3);
    assertThat(rows()).isEqualTo(rows);
    assertThat(told.of(SHOP)).isEmpty();
    assertThat(story.number("select count(*) from catalog_state where read_until > now()"))
        .isZero();
  }

  @Test
  void aShopWhoseClockIsAheadIsNotReadUpToAMomentToCome() {
    Instant ahead = Instant.now().plus(Duration.ofHours(1));
    database.inTransaction(transaction -> catalog.noteReadUntil(transaction, SHOP, ahead, true));

    assertThat(story.number("select count(*) from catalog_state where read_until > now()"))
        .isZero();
  }

  @Test
  void whatIsAsWeKnowItIsNotWrittenAgain() {
    shop.catalog().many("P-", 20);
    refresh();
    final List<String> rows = rows();

    refresh();

    assertThat(asked("/products")).as("the refresh showed them all again").isEqualTo(2);
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void changedVariationsOfAnOldShopAreReadByTheirParent() {
    shop.oldVersion(true);
    long parent = shop.catalog().variable("V-1", "Tricou", "S", "M");
    shop.catalog().variable("V-2", "Maiou", "S", "M");
    refresh();
    longAgo();
    long variation = shop.catalog().idOf("V-1-2").orElseThrow();
    shop.journal().clear();

    shop.catalog().stock(variation, 77);
    refresh();

    assertThat(story.number("select stock_quantity from catalog_product where sku = 'V-1-2'"))
        .isEqualTo(77);
    assertThat(asked("/products/" + parent + "/variations")).isOne();
    assertThat(shop.journal().entries())
        .as("switch, list that is not there, products, one parent")
        .hasSize(4);
  }

  @Test
  void aParentDatedInTheFutureIsFollowedInAnOldShopOnlyWhenItChanged() {
    shop.oldVersion(true);
    long parent = shop.catalog().variable("V-1", "Tricou", "S");
    shop.catalog().schedule(parent, inAYear());
    refresh();
    shop.journal().clear();

    refresh();
    assertThat(asked("/products/" + parent + "/variations")).isZero();

    shop.catalog().rename(parent, "Maiou");
    shop.catalog().schedule(parent, inAYear());
    refresh();
    assertThat(asked("/products/" + parent + "/variations")).isOne();
  }

  // --- the sweep

  @Test
  void aSweepFindsWhatWasTrashedOrDeleted() {
    shop.catalog().many("P-", 150);
    long deleted = shop.catalog().simple("GONE-1", "Ceai", 1);
    long trashed = shop.catalog().simple("GONE-2", "Cafea", 1);
    long parent = shop.catalog().variable("V-1", "Tricou", "S", "M");
    long variation = shop.catalog().idOf("V-1-2").orElseThrow();
    long whole = shop.catalog().variable("V-2", "Maiou", "S", "M");
    Set<Long> gone = new HashSet<>(List.of(deleted, trashed, variation, whole));
    gone.add(shop.catalog().idOf("V-2-1").orElseThrow());
    gone.add(shop.catalog().idOf("V-2-2").orElseThrow());
    refresh();
    told.of(SHOP);

    shop.catalog().remove(deleted);
    shop.catalog().status(trashed, "trash");
    shop.catalog().remove(variation);
    shop.catalog().remove(whole);
    refresh();
    assertThat(told.of(SHOP)).as("no refresh tells of it").isEmpty();
    sweep();

    Set<Long> toldGone = new HashSet<>();
    told.of(SHOP).forEach(toldGone::addAll);
    assertThat(toldGone).isEqualTo(gone);
    assertThat(story.number("select count(*) from catalog_product")).isEqualTo(150 + 2);
    assertThat(readings.of(SHOP).orElseThrow().items()).isEqualTo(152);
    assertThat(asked("/products/" + parent + "/variations")).isOne();
  }

  @Test
  void aSweepOfAnOldShopFindsThemToo() {
    shop.oldVersion(true);
    shop.catalog().variable("V-1", "Tricou", "S", "M");
    long deleted = shop.catalog().simple("GONE-1", "Ceai", 1);
    refresh();
    told.of(SHOP);

    long variation = shop.catalog().idOf("V-1-2").orElseThrow();
    shop.catalog().remove(variation);
    shop.catalog().remove(deleted);
    sweep();

    assertThat(told.of(SHOP)).containsExactlyInAnyOrder(Set.of(variation), Set.of(deleted));
  }

  @Test
  void whatASweepDidNotSeeIsKeptIfTheShopStillHasIt() {
    List<Long> ids = many(250);
    refresh();
    longAgo();
    sweepIsDue();
    refreshOneStep();
    assertThat(readings.of(SHOP).orElseThrow().pagesDone()).isOne();

    // As if a deletion that a new product hid had moved it to a page that was read already.
    database.update(
        "update catalog_product set seen_at = seen_at - interval '1 day' where id = ?",
        ids.getFirst());
    untilSwept();

    assertThat(asked("/products", "include=" + ids.getFirst())).isOne();
    assertThat(story.number("select count(*) from catalog_product")).isEqualTo(250);
  }

  @Test
  void theRefreshesGoOnDuringASweep() {
    List<Long> ids = many(450);
    refresh();
    longAgo();
    sweepIsDue();
    refreshOneStep();
    assertThat(readings.of(SHOP).orElseThrow().pagesDone()).isOne();
    assertThat(readings.of(SHOP).orElseThrow().purpose()).isEqualTo(ReadingPurpose.SWEEP);

    shop.catalog().stock(ids.getLast(), 9);
    refreshOneStep();

    assertThat(readings.of(SHOP).orElseThrow().pagesDone()).isLessThan(5);
    assertThat(story.number("select stock_quantity from catalog_product where sku = 'P-00450'"))
        .isEqualTo(9);
    final String until = readUntil();
    untilSwept();
    assertThat(readUntil()).as("the sweep does not set it back").isGreaterThanOrEqualTo(until);
  }

  @Test
  void aPageThatTheShopCannotGiveDoesNotStopTheRefreshes() {
    List<Long> ids = many(250);
    refresh();
    longAgo();
    sweepIsDue();
    shop.catalog().stock(ids.getLast(), 9);
    // The third request for products: the refresh's, the sweep's first page, and its second.
    shop.faults().every(3, (method, path) -> path.equals("/products"), new Fault.ServerError());

    refresh();

    assertThat(story.number("select stock_quantity from catalog_product where sku = 'P-00250'"))
        .isEqualTo(9);
    assertThat(readings.of(SHOP).orElseThrow().pagesDone()).isOne();
    shop.faults().clear();
    untilSwept();
  }

  @Test
  void noSweepBeforeItIsDue() {
    many(150);
    refresh();
    shop.journal().clear();

    refresh();

    assertThat(asked("/products")).isEqualTo(2);
    assertThat(readings.of(SHOP).orElseThrow().purpose()).isEqualTo(ReadingPurpose.FIRST);
  }

  // --- the metric

  @Test
  void theSizeOfEachCatalogIsShown() {
    many(30);
    refresh();

    gauges.forget();
    gauges.read();

    assertThat(
            metrics
                .get("stocsync.catalog.products")
                .tags("company", "acme", "shop", "main")
                .gauge()
                .value())
        .isEqualTo(30);
  }

  private void refresh() {
    refresh(() -> true);
  }

  private void refresh(BooleanSupplier mayGoOn) {
    reader.refresh(companies.shop(SHOP).orElseThrow(), mayGoOn);
  }

  /** Before a page of the variations, one of the products, and the first step of the sweep. */
  private void refreshOneStep() {
    AtomicInteger asked = new AtomicInteger();
    refresh(() -> asked.incrementAndGet() <= 3);
  }

  private void sweep() {
    sweepIsDue();
    untilSwept();
  }

  private void sweepIsDue() {
    database.update("update catalog_reading set finished_at = finished_at - interval '25 hours'");
  }

  private void untilSwept() {
    await()
        .until(
            () -> {
              refresh();
              return readings
                  .of(SHOP)
                  .filter(progress -> progress.purpose() == ReadingPurpose.SWEEP)
                  .flatMap(ReadingProgress::finishedAt)
                  .isPresent();
            });
  }

  /** So that a refresh shows only what is changed from now on. */
  private void longAgo() {
    shop.catalog().age(Duration.ofHours(1));
  }

  private static Instant inAYear() {
    return Instant.now().plus(Duration.ofDays(365));
  }

  private List<Long> many(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(i -> shop.catalog().simple("P-%05d".formatted(i), "Produs " + i, 1))
        .toList();
  }

  /** Which transaction wrote each row. */
  private List<String> rows() {
    return database.query(
        "select id || ' ' || xmin || '/' || ctid from catalog_product order by id",
        row -> row.getString(1));
  }

  private String readUntil() {
    return story.text("select to_char(read_until, 'YYYY-MM-DD HH24:MI:SS.US') from catalog_state");
  }

  private long asked(String path) {
    return asked(path, "");
  }

  private long asked(String path, String query) {
    return shop.journal().entries().stream()
        .filter(entry -> entry.path().equals(path) && entry.query().contains(query))
        .count();
  }
}
