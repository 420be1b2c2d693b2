package ro.stocsync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ro.stocsync.WithDemoShop;
import ro.stocsync.company.Phrase;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.demo.Journal;

/** A shop that fails in every way shops fail: nothing is lost, and the last level wins. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class FaultyShopTest {

  @Inject ShopStory story;
  @Inject DeliveryConfig config;
  DemoShop shop;

  @BeforeEach
  void aNewShop() {
    story.begin(shop);
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault.Throttle(Duration.ofSeconds(1)),
        new Fault.ServerError(),
        new Fault.Maintenance(),
        new Fault.Captcha(),
        new Fault.Reset(),
        new Fault.ResetAfterWork(),
        new Fault.Truncate(),
        new Fault.LateAnswer(Duration.ofMillis(2_500)),
        new Fault.GatewayTimeout(Duration.ofMillis(500)),
        new Fault.BadGateway(),
        new Fault.Redirect("https://elsewhere.example/"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void afterAnyFaultTheLevelArrives(Fault fault) {
    shop.catalog().simple("P-1", "Ceai", 1);
    shop.catalog().simple("P-2", "Cană", 1);
    story.catalogIsRead();
    shop.faults().next(2, (method, path) -> path.endsWith("/batch"), fault);

    moves(product("P-1", 5), product("P-2", 0));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(shop.stockOf("P-1")).isEqualByComparingTo("5");
              assertThat(shop.stockOf("P-2")).isEqualByComparingTo("0");
              assertThat(story.undelivered()).isZero();
            });
    assertThat(shop.journal().writtenTwiceAtOnce()).isEmpty();
  }

  @Test
  void aShopThatIsDownIsTriedForEverAndCountsAgainstNoProduct() {
    shop.catalog().simple("P-1", "Ceai", 1);
    shop.stop();

    moves(product("P-1", 5));

    await()
        .until(
            () -> story.number("select failures from shop_lease where purpose = 'DELIVERY'") >= 4);
    assertThat(story.number("select attempts from shop_stock")).isZero();
    assertThat(story.text("select state from shop_stock")).isEqualTo("RETRYING");
    assertThat(Phrase.read(story.text("select problem from shop_stock")).forLog())
        .isEqualTo("The shop refuses connections.");

    shop.resume();
    await().untilAsserted(() -> assertThat(shop.stockOf("P-1")).isEqualByComparingTo("5"));
    await()
        .until(
            () -> story.number("select failures from shop_lease where purpose = 'DELIVERY'") == 0);
  }

  @Test
  void retryAfterIsHonoured() {
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    shop.faults()
        .next(
            1,
            (method, path) -> path.endsWith("/batch"),
            new Fault.Throttle(Duration.ofSeconds(2)));

    moves(product("P-1", 5));

    await().untilAsserted(() -> assertThat(shop.stockOf("P-1")).isEqualByComparingTo("5"));
    List<Journal.Entry> writes = shop.journal().writes();
    assertThat(writes).hasSize(2);
    assertThat(Duration.ofNanos(writes.get(1).began() - writes.get(0).ended()))
        .isGreaterThan(Duration.ofMillis(1_800));
    assertThat(shop.journal().entries())
        .as("nor is anything else asked meanwhile, although the catalog is read each second")
        .noneMatch(
            entry ->
                entry.began() > writes.get(0).ended() + 100_000_000
                    && entry.began() < writes.get(0).ended() + 1_800_000_000L);
  }

  @Test
  void aProductThatBreaksEveryBatchIsFoundAndTheOthersArrive() {
    shop.catalog().many("P-", 60);
    story.catalogIsRead();
    long poison = shop.catalog().idOf("P-00031").orElseThrow();
    shop.faults().whenWriting(poison, new Fault.ServerError());

    moves(
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> product("P-%05d".formatted(i), 500 + i))
            .toArray(String[]::new));

    await().atMost(Duration.ofSeconds(30)).until(() -> story.undelivered() == 1);
    assertThat(
            story.text(
                "select product_key from shop_stock where delivered_version < wanted_version"))
        .isEqualTo("c:P-00031");
    shop.faults().clear();
    moves(product("P-00031", 531));
    await().until(() -> story.undelivered() == 0);
  }

  @Test
  void aLevelThatMovesWhileItsWriteIsUnderWayIsWrittenAgain() {
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    shop.faults()
        .next(
            1,
            (method, path) -> path.endsWith("/batch"),
            new Fault.LateAnswer(Duration.ofMillis(700)));

    moves(product("P-1", 5));
    await().until(() -> shop.stockOf("P-1").intValue() == 5);
    moves(product("P-1", 6));

    await().untilAsserted(() -> assertThat(shop.stockOf("P-1")).isEqualByComparingTo("6"));
    await().until(() -> story.undelivered() == 0);
    assertThat(shop.journal().writtenTwiceAtOnce()).isEmpty();
  }

  static Stream<Fault> faultsThatLeaveTheShopAtWork() {
    return Stream.of(
        // StocSync gives up after 2 s; the shop does the work after 3.5 s all the same.
        new Fault.Delay(Duration.ofMillis(3_500)),
        // So does PHP behind a gateway that gave up.
        new Fault.GatewayTimeout(Duration.ofMillis(1_500)));
  }

  @ParameterizedTest
  @MethodSource("faultsThatLeaveTheShopAtWork")
  void aRequestThatLandsAfterANewerOneIsOvertakenInTheEnd(Fault fault) {
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();
    shop.faults().next(1, (method, path) -> path.endsWith("/batch"), fault);

    moves(product("P-1", 5));
    await().until(() -> story.text("select state from shop_stock").equals("RETRYING"));
    moves(product("P-1", 6));
    story.shopShows(shop, "P-1", 6);
    story.shopShows(shop, "P-1", 5);

    story.shopShows(shop, "P-1", 6);
    story.everythingIsDelivered();
    story.shopShows(shop, "P-1", 6);
  }

  @Test
  void ofAHundredCallbacksForOneProductTheFirstIsWrittenAtOnceAndThenOneAtATime() {
    shop.catalog().simple("P-1", "Ceai", 1);
    story.catalogIsRead();

    for (int quantity = 1; quantity <= 100; quantity++) {
      moves(product("P-1", quantity));
    }

    await().untilAsserted(() -> assertThat(shop.stockOf("P-1")).isEqualByComparingTo("100"));
    await().until(() -> story.undelivered() == 0);
    List<Journal.Entry> writes = shop.journal().writes();
    assertThat(writes).hasSizeBetween(2, 50);
    for (int i = 1; i < writes.size(); i++) {
      assertThat(Duration.ofNanos(writes.get(i).began() - writes.get(i - 1).ended()))
          .as("between writes %d and %d", i - 1, i)
          .isGreaterThanOrEqualTo(config.productPause());
    }
  }

  /**
   * 1,000 products in 10 callbacks, some of them three times with other quantities, in parallel,
   * while the shop fails every fifth request.
   */
  @Test
  void everyProductEndsWithTheLastAcceptedQuantity() throws Exception {
    shop.catalog().many("P-", 1_000);
    shop.faults().every(5, new Fault.ServerError());
    Map<String, Integer> last = new ConcurrentHashMap<>();
    Random random = new Random(42);
    List<List<Runnable>> senders = new ArrayList<>();
    for (int sender = 0; sender < 10; sender++) {
      List<String> codes =
          new ArrayList<>(
              IntStream.rangeClosed(sender * 100 + 1, sender * 100 + 100)
                  .mapToObj("P-%05d"::formatted)
                  .toList());
      List<Runnable> calls = new ArrayList<>();
      calls.add(() -> send(codes, 1_000, last));
      for (int again = 1; again <= 2; again++) {
        List<String> some = new ArrayList<>(codes);
        Collections.shuffle(some, random);
        int more = again * 10_000;
        calls.add(() -> send(some.subList(0, 30), 1_000 + more, last));
      }
      senders.add(calls);
    }

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<Runnable> calls : senders) {
        threads.submit(() -> calls.forEach(Runnable::run));
      }
    }

    assertThat(last).hasSize(1_000);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(story.undelivered()).isZero();
              assertThat(shopStock(last)).isEqualTo(new TreeMap<>(last));
            });
    assertThat(shop.journal().mostOperations()).isLessThanOrEqualTo(100);
    assertThat(shop.journal().writtenTwiceAtOnce()).isEmpty();
  }

  private static void send(List<String> codes, int base, Map<String, Integer> last) {
    moves(
        IntStream.range(0, codes.size())
            .mapToObj(i -> product(codes.get(i), base + i))
            .toArray(String[]::new));
    IntStream.range(0, codes.size()).forEach(i -> last.put(codes.get(i), base + i));
  }

  private Map<String, Integer> shopStock(Map<String, Integer> codes) {
    Map<String, Integer> stock = new TreeMap<>();
    codes.keySet().forEach(code -> stock.put(code, shop.stockOf(code).intValueExact()));
    return stock;
  }
}
