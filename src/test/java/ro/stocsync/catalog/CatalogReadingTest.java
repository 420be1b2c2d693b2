package ro.stocsync.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
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
import ro.stocsync.demo.Journal;
import ro.stocsync.sql.Database;
import ro.stocsync.woocommerce.ShopException;

/** The reading of a whole catalog: how it gets on, and how it goes on after it was cut off. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class CatalogReadingTest {

  static final ShopKey SHOP = new ShopKey("acme", "main");

  @Inject ShopStory story;
  @Inject CatalogReader reader;
  @Inject CatalogReadings readings;
  @Inject Companies companies;
  @Inject Database database;
  DemoShop shop;

  @BeforeEach
  void aNewShop() {
    story.beginAlone(shop);
  }

  @AfterEach
  void theApplicationMayReadItAgain() {
    story.endAlone();
  }

  // --- how it gets on

  @Test
  void readsAHundredItemsARequestAndOnePageAtATime() {
    shop.catalog().many("P-", 2_131);
    for (int i = 1; i <= 50; i++) {
      shop.catalog().variable("V-" + i, "Tricou " + i, "S", "M", "L");
    }

    refresh();

    assertThat(known()).isEqualTo(2_131 + 50 + 150);
    assertThat(pages("/products")).isEqualTo(LongStream.rangeClosed(1, 22).boxed().toList());
    assertThat(pages("/variations")).containsExactly(1L, 2L);
    assertThat(shop.journal().mostAtOnce()).as("no page is read while another is held").isOne();
    assertThat(shop.journal().entries())
        .filteredOn(entry -> entry.path().equals("/products"))
        .allSatisfy(entry -> assertThat(entry.query()).contains("per_page=100"));
  }

  @Test
  void tellsHowFarItIs() {
    shop.catalog().many("P-", 450);
    assertThat(readings.of(SHOP)).isEmpty();

    refresh(times(2));

    assertThat(readings.of(SHOP))
        .hasValueSatisfying(
            progress -> {
              assertThat(progress.purpose()).isEqualTo(ReadingPurpose.FIRST);
              assertThat(progress.list()).isEqualTo(ReadingList.PRODUCTS);
              assertThat(progress.pagesDone()).isEqualTo(2);
              assertThat(progress.pagesKnown()).isEqualTo(5);
              assertThat(progress.items()).isEqualTo(200);
              assertThat(progress.itemsPerSecond()).isPositive();
              assertThat(progress.timeLeft())
                  .hasValueSatisfying(left -> assertThat(left).isPositive());
              assertThat(progress.finishedAt()).isEmpty();
              assertThat(progress.toString()).startsWith("PRODUCTS, 2 of 5 pages, 200 items, ");
            });
    refresh();
    assertThat(readings.of(SHOP))
        .hasValueSatisfying(
            progress -> {
              assertThat(progress.items()).isEqualTo(450);
              assertThat(progress.itemsPerSecond()).isPositive();
              assertThat(progress.timeLeft()).isEmpty();
              assertThat(progress.finishedAt())
                  .hasValueSatisfying(end -> assertThat(end).isAfter(progress.beganAt()));
            });
  }

  // --- how it goes on

  @Test
  void goesOnAtTheLastPageItReadWhenTheLeaseWasLost() {
    shop.catalog().many("P-", 450);
    refresh(times(3));
    assertThat(pages("/products")).containsExactly(1L, 2L, 3L);
    shop.journal().clear();

    refresh();

    assertThat(pages("/products")).containsExactly(3L, 4L, 5L);
    assertThat(known()).isEqualTo(450);
    assertThat(readUntil()).isEqualTo(1);
  }

  @Test
  void goesOnAtTheLastPageItReadWhenTheShopFailed() {
    shop.catalog().many("P-", 450);
    shop.faults().every(4, (method, path) -> path.equals("/products"), new Fault.Maintenance());

    assertThatExceptionOfType(ShopException.class).isThrownBy(this::refresh);
    assertThat(known()).isEqualTo(300);
    assertThat(readUntil()).isZero();
    shop.faults().clear();
    shop.journal().clear();
    refresh();

    assertThat(pages("/products")).containsExactly(3L, 4L, 5L);
    assertThat(known()).isEqualTo(450);
  }

  @Test
  void goesOnInTheListOfVariations() {
    for (int i = 1; i <= 90; i++) {
      shop.catalog().variable("V-" + i, "Tricou " + i, "S", "M", "L");
    }
    refresh(times(3));
    shop.journal().clear();

    refresh();

    assertThat(pages("/products")).isEmpty();
    assertThat(pages("/variations")).containsExactly(2L, 3L);
    assertThat(known()).isEqualTo(360);
  }

  @Test
  void missesNothingThoughTheListGotShorterMeanwhile() {
    List<Long> ids = many(650);
    refresh(times(3));

    ids.subList(0, 250).forEach(shop.catalog()::remove);
    refresh();

    assertThat(knownIds()).containsAll(ids.subList(250, 650));
  }

  @Test
  void missesNothingThoughAProductGoesBetweenTwoPages() {
    List<Long> ids = many(450);
    AtomicInteger asked = new AtomicInteger();

    refresh(
        () -> {
          if (asked.incrementAndGet() == 3) {
            shop.catalog().remove(ids.getFirst());
          }
          return true;
        });

    assertThat(knownIds()).containsAll(ids.subList(1, 450));
  }

  @Test
  void whatChangedWhileItWasCutOffIsReadByTheRefreshAfterIt() {
    List<Long> ids = many(250);
    refresh(times(2));

    shop.catalog().simple("NEW", "Nou", 1);
    shop.catalog().rename(ids.getFirst(), "Alt nume");
    refresh();
    refresh();

    assertThat(known()).isEqualTo(251);
    assertThat(story.text("select name from catalog_product where sku = 'P-00001'"))
        .isEqualTo("Alt nume");
  }

  @Test
  void theSwitchOfStockManagementHasEverythingReadAnew() {
    shop.catalog().many("P-", 150);
    refresh();

    shop.manageStock(false);
    refresh(times(1));
    refresh();

    assertThat(readings.of(SHOP).orElseThrow().purpose()).isEqualTo(ReadingPurpose.SWITCHED);
    assertThat(
            story.number("select count(*) from catalog_product where stock_management = 'MANAGED'"))
        .isZero();
  }

  @Test
  void aSwitchThatIsTurnedBackInTheMiddleHasEverythingReadOnceMore() {
    shop.catalog().many("P-", 250);
    refresh();
    shop.manageStock(false);
    refresh(times(2));

    shop.manageStock(true);
    refresh();

    assertThat(readings.of(SHOP).orElseThrow().finishedAt()).isPresent();
    assertThat(
            story.number("select count(*) from catalog_product where stock_management = 'MANAGED'"))
        .isEqualTo(250);
  }

  @Test
  void aReadingThatAnotherTookOverIsLeftToIt() {
    shop.catalog().many("P-", 450);
    AtomicInteger asked = new AtomicInteger();

    refresh(
        () -> {
          if (asked.incrementAndGet() == 3) {
            refresh();
            shop.journal().clear();
          }
          return true;
        });

    assertThat(pages("/products")).as("the page that was under way").containsExactly(3L);
    assertThat(known()).isEqualTo(450);
    assertThat(readUntil()).isEqualTo(1);
  }

  // --- shops without a list of all variations

  @Test
  void variationsOfAnOldShopAreReadByParent() {
    shop.oldVersion(true);
    long first = shop.catalog().variable("V-1", "Tricou", "S", "M");
    shop.catalog().simple("P-1", "Ceai", 1);
    long second = shop.catalog().variable("V-2", "Maiou", "S", "M");
    refresh(times(4));
    assertThat(readings.of(SHOP).orElseThrow().list()).isEqualTo(ReadingList.VARIATIONS_BY_PARENT);
    assertThat(readings.of(SHOP).orElseThrow().pagesKnown()).isEqualTo(2);

    refresh();

    assertThat(known()).isEqualTo(7);
    assertThat(asked("/products/" + first + "/variations")).isEqualTo(1);
    assertThat(asked("/products/" + second + "/variations")).isEqualTo(1);
    assertThat(story.text("select name_key from catalog_product where sku = 'V-2-2'"))
        .isEqualTo("maiou - m");
  }

  private void refresh() {
    refresh(() -> true);
  }

  private void refresh(BooleanSupplier mayGoOn) {
    reader.refresh(companies.shop(SHOP).orElseThrow(), mayGoOn);
  }

  /** May go on that many times: between two requests it is asked once, and once before them all. */
  private static BooleanSupplier times(int times) {
    AtomicInteger left = new AtomicInteger(times);
    return () -> left.getAndDecrement() > 0;
  }

  private List<Long> many(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(i -> shop.catalog().simple("P-%05d".formatted(i), "Produs " + i, 1))
        .toList();
  }

  private long known() {
    return story.number("select count(*) from catalog_product");
  }

  private List<Long> knownIds() {
    return database.query("select id from catalog_product order by id", row -> row.getLong(1));
  }

  private long readUntil() {
    return story.number("select count(*) from catalog_state where read_until is not null");
  }

  private long asked(String path) {
    return shop.journal().entries().stream().filter(entry -> entry.path().equals(path)).count();
  }

  /** The pages that were asked for of a list, in their order. */
  private List<Long> pages(String path) {
    return shop.journal().entries().stream()
        .filter(entry -> entry.path().equals(path) && !entry.query().contains("include="))
        .map(Journal.Entry::query)
        .map(query -> Long.valueOf(query.replaceFirst("(?:.*&)?page=(\\d+).*", "$1")))
        .toList();
  }
}
