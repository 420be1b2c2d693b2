package ro.stocsync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.item;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.named;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.delivery.Outcome.State;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.demo.Journal;

/**
 * From SmartBill's callback to the shop's stock. The numbers in brackets are those of protocol.md,
 * "We call WooCommerce".
 */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class DeliveryTest {

  private static final Duration QUARTER = Duration.ofMillis(250);
  private static final String DELIVERED_JUST_NOW =
      "select count(*) from shop_stock where delivered_at > now() - interval '1 second'";

  @Inject ShopStory story;
  DemoShop shop;

  @BeforeEach
  void aNewShop() {
    story.begin(shop);
  }

  // --- products

  @Test
  void aSimpleProductIsFoundByItsCode() {
    shop.catalog().simple("P-1", "Ceai", 1);

    moves(product("P-1", 42));

    story.shopShows(shop, "P-1", 42);
    story.isState("c:P-1", State.DELIVERED);
  }

  @Test
  void aProductWithoutACodeIsFoundByItsName() {
    long with = shop.catalog().simple("", "Placă de aragaz", 1);
    long without = shop.catalog().simple("", "Placa de aragaz", 1);
    story.catalogIsRead();

    moves(named("PLACA  de aragaz", 7));

    story.shopShows(shop, without, 7);
    story.shopShows(shop, with, 1);
  }

  @Test
  void ofTwoThatCouldBeMeantNoneIsWritten() {
    long first = shop.catalog().simple("DUP-1", "Lampă", 4);
    long second = shop.catalog().simple("DUP-1", "Lampă", 5);
    story.catalogIsRead();

    moves(product("DUP-1", 9), named("Lampă", 9));

    story.isParked("c:DUP-1", State.AMBIGUOUS);
    story.isParked("n:lampă", State.AMBIGUOUS);
    assertThat(story.text("select problem from shop_stock where product_key = 'c:DUP-1'"))
        .isEqualTo("#%d, #%d".formatted(first, second));
    assertThat(shop.journal().written()).isEmpty();
  }

  @Test
  void anUnknownCodeIsNotTriedByNameAndBecomesNothing() {
    long id = shop.catalog().simple("OTHER", "Ceai", 4);

    moves(item("NOT-THERE", "Ceai", "Magazin", 0));

    story.isParked("c:NOT-THERE", State.UNMATCHED);
    story.shopShows(shop, id, 4);
  }

  @Test
  void anUnknownProductIsDeliveredOnceTheShopHasIt() {
    story.catalogIsRead();
    moves(product("LATER", 6));
    story.isParked("c:LATER", State.UNMATCHED);

    shop.catalog().simple("LATER", "Ceai nou", 0);

    story.shopShows(shop, "LATER", 6);
  }

  @Test
  void aProductThatWasGivenAnotherCodeIsNoRivalOfItself() {
    long id = shop.catalog().simple("OLD-1", "Ceai", 1);
    long named = shop.catalog().simple("", "Cana veche", 1);
    story.catalogIsRead();
    moves(product("OLD-1", 5), named("Cana veche", 6));
    story.shopShows(shop, id, 5);
    story.shopShows(shop, named, 6);

    shop.catalog().sku(id, "NEW-1");
    shop.catalog().rename(named, "Cana noua");
    story.catalogIsRead();
    moves(product("NEW-1", 7), named("Cana noua", 8));

    story.shopShows(shop, id, 7);
    story.shopShows(shop, named, 8);
  }

  @Test
  void theExactCodeComesBeforeOneThatDiffersInCase() {
    shop.catalog().simple("abc", "Mic", 1);
    shop.catalog().simple("Abc", "Altul", 1);
    shop.catalog().simple("XYZ", "Mare", 1);

    moves(product("abc", 5), product("xyz", 6), product("ABC", 7));

    story.shopShows(shop, "abc", 5);
    story.shopShows(shop, "XYZ", 6);
    story.shopShows(shop, "Abc", 1);
    story.isParked("c:ABC", State.AMBIGUOUS);
  }

  @Test
  void theLookUpFoldsDiacriticsAndLeadingZerosDoNot() { // (6)
    shop.catalog().simple("CAFEA-ăîșț", "Cafea", 1);
    shop.catalog().simple("123", "Fără zerouri", 1);

    moves(product("CAFEA-aist", 5), product("000123", 6));

    story.isParked("c:CAFEA-aist", State.UNMATCHED);
    story.isParked("c:000123", State.UNMATCHED);
    story.shopShows(shop, "CAFEA-ăîșț", 1);
    story.shopShows(shop, "123", 1);
  }

  @Test
  void codesThatCannotBeAskedForNeverListTheWholeCatalog() { // (6)
    shop.catalog().many("P-", 150);
    shop.catalog().simple("X,Y-1", "Set", 1);
    shop.catalog().simple("Y-1", "Cablu", 1);
    shop.catalog().simple("A<B-1", "Bec", 1);
    shop.catalog().simple("COD  DUBLU", "Ceas", 1);
    shop.journal().clear();

    moves(product("0", 5), product("X,Y-1", 6), product("A<B-1", 7), product("COD  DUBLU", 8));

    story.shopShows(shop, "X,Y-1", 6);
    story.shopShows(shop, "Y-1", 1);
    story.shopShows(shop, "A<B-1", 7);
    story.shopShows(shop, "COD  DUBLU", 8);
    story.isParked("c:0", State.UNMATCHED);
    assertThat(shop.journal().entries())
        .noneMatch(entry -> entry.query().matches("(.*&)?sku=(0|)(&.*)?"));
  }

  @Test
  void moreCodesThanOnePageAreAllFound() { // (6)
    shop.catalog().many("P-", 230);

    moves(
        IntStream.rangeClosed(1, 230)
            .mapToObj(i -> product("P-%05d".formatted(i), i))
            .toArray(String[]::new));

    await()
        .untilAsserted(
            () ->
                assertThat(
                        IntStream.rangeClosed(1, 230)
                            .filter(i -> shop.stockOf("P-%05d".formatted(i)).intValue() == i)
                            .count())
                    .isEqualTo(230));
    assertThat(shop.journal().mostOperations()).isLessThanOrEqualTo(100); // (5)
  }

  // --- what the shop does with it

  @Test
  void stockThatIsNotManagedIsReportedAndNotCountedAsDelivered() { // (2)
    shop.catalog().unmanaged("NM-1", "Serviciu");
    shop.catalog().ofType("external", "EXT-1", "Extern");
    shop.catalog().ofType("grouped", "GRP-1", "Pachet");
    shop.catalog().variable("V-1", "Tricou", "S");

    moves(product("NM-1", 5), product("EXT-1", 5), product("GRP-1", 5), product("V-1", 5));

    story.isParked("c:NM-1", State.NOT_MANAGED);
    story.isParked("c:V-1", State.NOT_MANAGED);
    story.isParked("c:EXT-1", State.EXTERNAL);
    story.isParked("c:GRP-1", State.GROUPED);
    assertThat(story.number("select count(*) from shop_stock where delivered_version > 0"))
        .isZero();
  }

  @Test
  void aProductIsDeliveredOnceItsStockIsManaged() {
    long id = shop.catalog().unmanaged("NM-1", "Serviciu");
    moves(product("NM-1", 5));
    story.isParked("c:NM-1", State.NOT_MANAGED);

    shop.catalog().manageStock(id, true);

    story.shopShows(shop, "NM-1", 5);
  }

  @Test
  void stockManagementSwitchedOffForTheWholeShopIsNoticedOnTheAnswer() { // (2)
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    shop.manageStock(false);

    moves(product("P-1", 5));

    story.isParked("c:P-1", State.NOT_MANAGED);
    shop.manageStock(true);
    story.shopShows(shop, "P-1", 5);
  }

  @Test
  void fractionsAreCutDownwardsAndNeverSentToAShopOfWholePieces() { // (1)
    shop.catalog().simple("P-1", "Cablu", 1);
    shop.catalog().simple("P-2", "Cablu", 1);

    moves(product("P-1", "2.9"), product("P-2", "0.9"));

    story.shopShows(shop, "P-1", 2);
    story.shopShows(shop, "P-2", 0);
  }

  @Test
  void fractionsAreKeptWhereTheShopKeepsThem() { // (11)
    shop.catalog().simple("P-1", "Cablu", 1);
    shop.allowDecimals(true);

    moves(product("P-1", "2.5"));

    await().untilAsserted(() -> assertThat(shop.stockOf("P-1")).isEqualByComparingTo("2.5"));
    story.isState("c:P-1", State.DELIVERED);
  }

  @Test
  void aProductDeletedInTheShopIsUnmatchedAndTheOthersInItsBatchAreDone() { // (5)
    shop.catalog().simple("P-1", "Ceai", 1);
    long gone = shop.catalog().simple("P-2", "Dus", 1);
    long trashed = shop.catalog().simple("P-3", "Gunoi", 1);
    shop.catalog().simple("P-4", "Cană", 1);
    story.catalogIsRead();
    shop.catalog().remove(gone);
    shop.catalog().status(trashed, "trash");

    moves(product("P-1", 5), product("P-2", 6), product("P-3", 7), product("P-4", 8));

    story.shopShows(shop, "P-1", 5);
    story.shopShows(shop, "P-4", 8);
    story.isParked("c:P-2", State.UNMATCHED);
    story.isParked("c:P-3", State.UNMATCHED);
  }

  @Test
  void draftsAndPrivateProductsAreKeptUpToDate() {
    shop.catalog().status(shop.catalog().simple("D-1", "Ciornă", 1), "draft");
    shop.catalog().status(shop.catalog().simple("D-2", "Privat", 1), "private");

    moves(product("D-1", 5), product("D-2", 6));

    story.shopShows(shop, "D-1", 5);
    story.shopShows(shop, "D-2", 6);
  }

  @Test
  void quantityAndStatusThatDisagreeAreWrittenOnceMore() { // (16)
    long id = shop.catalog().simple("P-1", "Ceai", 3);
    story.catalogIsRead();
    shop.catalog().disagreeOnce(id, "instock");

    moves(product("P-1", 0));

    story.isState("c:P-1", State.DELIVERED);
    assertThat(shop.catalog().stockStatus(id)).isEqualTo("outofstock");
    assertThat(shop.journal().written()).containsExactly(id, id);
  }

  @Test
  void backordersKeepAnEmptyShelfOnSale() { // (17)
    shop.catalog().backorders(shop.catalog().simple("BO-1", "Bicicletă", 3), "yes");
    moves(product("BO-1", 0));
    story.shopShows(shop, "BO-1", 0);
    story.isState("c:BO-1", State.DELIVERED);
  }

  @Test
  void aHostThatStripsTheKeysHeaderIsReachedByTheQueryString() { // (12)
    shop.catalog().simple("P-1", "Ceai", 1);
    shop.stripAuthorization(true);

    moves(product("P-1", 5));

    story.shopShows(shop, "P-1", 5);
  }

  // --- warehouses

  @Test
  void theMonitoredWarehousesAreSummedAndOthersLeftAlone() {
    shop.catalog().simple("P-1", "Ceai", 1);

    moves(
        item("P-1", "Ceai", "Magazin", 5),
        item("P-1", "Ceai", "rezerva ", 7),
        item("P-1", "Ceai", "Service", 100));

    story.shopShows(shop, "P-1", 12);
    moves(item("P-1", "Ceai", "MAGAZIN", 1));
    story.shopShows(shop, "P-1", 8);
  }

  // --- pace

  @Test
  void aQuietSystemDeliversWithinAQuarterOfASecond() {
    shop.catalog().simple("P-1", "Ceai", 1);
    moves(product("P-1", 2));
    story.shopShows(shop, "P-1", 2);
    List<Duration> delays = new ArrayList<>();
    for (int quantity = 3; quantity <= 9; quantity++) {
      story.everythingIsDelivered();
      shop.journal().clear();
      moves(product("P-1", quantity));
      long answered = System.nanoTime();
      story.shopShows(shop, "P-1", quantity);
      delays.add(Duration.ofNanos(shop.journal().writes().getFirst().began() - answered));
    }
    Collections.sort(delays);
    assertThat(delays.get(delays.size() / 2)).as("median of " + delays).isLessThan(QUARTER);
  }

  @Test
  void theNextSliceBeginsBeforeTheLastAnswerToTheOneBeforeHasCome() {
    shop.catalog().many("P-", 1_000);
    story.catalogIsRead();
    // Whatever the tests before have taught about the shop: it bears four at once.
    moves(levelsFrom(5_000));
    story.everythingIsDelivered();
    await().until(() -> story.number(DELIVERED_JUST_NOW) == 0);
    shop.journal().clear();
    shop.faults()
        .when((method, path) -> path.endsWith("/batch"), new Fault.Delay(Duration.ofMillis(800)));

    moves(levelsFrom(7_000));
    story.everythingIsDelivered();

    List<Journal.Entry> writes =
        shop.journal().writes().stream()
            .sorted(Comparator.comparingLong(Journal.Entry::began))
            .toList();
    assertThat(writes).as("two slices of five batches").hasSize(10);
    assertThat(writes.get(5).began()).isLessThan(writes.get(4).ended());
    assertThat(shop.journal().mostAtOnce()).isLessThanOrEqualTo(4);
    assertThat(shop.journal().writtenTwiceAtOnce()).isEmpty();
  }

  private static String[] levelsFrom(int first) {
    return IntStream.rangeClosed(1, 1_000)
        .mapToObj(i -> product("P-%05d".formatted(i), first + i))
        .toArray(String[]::new);
  }
}
