package ro.stocsync.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.item;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.named;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.stream.IntStream;
import ro.stocsync.Operator;
import ro.stocsync.RunStory;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.delivery.ShopStory;
import ro.stocsync.demo.DemoProducts;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.reconcile.SyncRun.Phase;
import ro.stocsync.smartbill.WarehouseLists;
import ro.stocsync.sql.Database;

/** A shop at work, so that pages have something to show. */
@ApplicationScoped
class FilledShop {

  private static final String[] GOODS = {
    "Ceai negru", "Cană ceramică", "Tricou bumbac", "Cafea boabe", "Filtru apă", "Șurub inox"
  };

  private final ShopStory story;
  private final WarehouseLists lists;
  private final Database database;

  FilledShop(ShopStory story, WarehouseLists lists, Database database) {
    this.story = story;
    this.lists = lists;
    this.database = database;
  }

  /** A morning of sales: nearly all arrives, two products want the operator's eye. */
  void atWork(DemoShop shop) {
    story.begin(shop);
    DemoProducts.fill(shop.catalog());
    story.catalogIsRead();
    moves(
        IntStream.rangeClosed(1, 24)
            .mapToObj(i -> item("P-%05d".formatted(i), good(i), "Magazin", 3 + i * 11 % 60))
            .toArray(String[]::new));
    moves(
        item("P-00003", good(3), "Rezerva", 40),
        item("V-0001-2", "Tricou variabil 0001, M", "Magazin", 6),
        named("Țuică de prune, 0,5 l", 18),
        named("Ulei & oțet", 7));
    await().untilAsserted(() -> assertThat(story.undelivered()).isZero());
    moves(
        item("CAF-200", "Cafetieră italiană, 6 cești", "Magazin", 4),
        item("DUP-1", "Lampă de birou", "Magazin", 9));
    await().untilAsserted(() -> assertThat(parked()).isEqualTo(2));
  }

  /** The shop has been at work for a day, and was down for a while in the night. */
  void sinceYesterday() {
    database.update(
        """
        insert into delivery_hour (company, shop, hour, delivered, failed)
        select 'acme', 'main', date_trunc('hour', now()) - h * interval '1 hour',
            8 + h * 37 % 29, case when h in (7, 8) then 5 else 0 end
        from generate_series(1, 23) h
        """);
  }

  private static String good(int number) {
    return "%s model %05d".formatted(GOODS[(number - 1) % GOODS.length], number);
  }

  /** One product in each state that stays, and names that try the page's width. */
  void inEveryState(DemoShop shop, DemoSmartBill smartBill) {
    atWork(shop);
    aPullIsStopped(smartBill);
    shop.faults()
        .whenWriting(shop.catalog().idOf("P-00014").orElseThrow(), new Fault.ServerError());
    Operator.ignores("P-00013");
    moves(
        item("P-00014", good(14), "Magazin", 100),
        item("NM-1", "Consultanță la domiciliu", "Magazin", 1),
        item("EXT-1", "Produs extern", "Magazin", 2),
        item("GRP-1", "Pachet de sărbători", "Magazin", 3),
        item("V-0030-1", "Tricou variabil 0030, S", "Magazin", 4),
        item("V-0030-2", "Tricou variabil 0030, M", "Magazin", 5),
        item("L-" + "0123456789".repeat(6), "Denumirefărăspații".repeat(8), "Magazin", 1234567.5));
    await().untilAsserted(() -> assertThat(states()).isGreaterThanOrEqualTo(10));
    RunStory.is(RunStory.reconciles(), Phase.FINISHED);
  }

  /** What it did not deliver yet is held. */
  private void aPullIsStopped(DemoSmartBill smartBill) {
    smartBill.faults().clear();
    smartBill.putClockForward(Duration.ofMinutes(11));
    smartBill.stock().clear();
    smartBill.stock().warehouse("Magazin").warehouse("Rezerva");
    smartBill.stock().put("Magazin", "P-00015", good(15), 70);
    lists.forget("acme");
    story.aloneWithTheShop(
        () -> {
          String run = RunStory.pulls();
          RunStory.is(run, Phase.DELIVERING);
          RunStory.asks(run, "cancel").statusCode(200);
          RunStory.is(run, Phase.CANCELLED);
        });
    story.isState("c:P-00015", Outcome.State.HELD);
  }

  private long parked() {
    return story.number(
        "select count(*) from shop_stock where next_attempt_at = 'infinity'"
            + " and delivered_version < wanted_version");
  }

  /** How many states there are products in. */
  private long states() {
    return story.number("select count(distinct state) from shop_stock");
  }
}
