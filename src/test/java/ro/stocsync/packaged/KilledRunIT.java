package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.Fault;
import ro.stocsync.demo.smartbill.DemoSmartBill;
import ro.stocsync.demo.smartbill.SmartBillFault;

/** A stock pull goes on where it was, at whatever moment SIGKILL comes. */
class KilledRunIT {

  private static final int PRODUCTS = 3_000;
  private static final int DIFFERENT = 30;

  private TestDatabase database;
  private DemoShop shop;
  private DemoSmartBill smartBill;

  @BeforeEach
  void start() {
    database = TestDatabase.start();
    shop = DemoShop.start();
    smartBill = DemoSmartBill.start();
    shop.catalog().many("P-", PRODUCTS);
    shop.catalog().age(Duration.ofDays(1));
    for (int i = 1; i <= PRODUCTS; i++) {
      String code = "P-%05d".formatted(i);
      smartBill.stock().put("Magazin", code, "Produs " + code, i % 100 == 0 ? 2 : 1);
    }
  }

  @AfterEach
  void stop() {
    smartBill.close();
    shop.close();
    database.close();
  }

  private StocSyncProcess listening() {
    return StocSyncProcess.listening(database, shop, PulledByAna.settings(smartBill));
  }

  private void isFinishedBy(StocSyncProcess process, String run) {
    PulledByAna.awaitPhase(process, run, "FINISHED");
    assertThat(shop.catalog().idOf("P-03000").flatMap(id -> shop.catalog().stock(id)).orElseThrow())
        .isEqualByComparingTo("2");
    assertThat(
            database.number(
                "select count(*) from sync_run_item where state = 'DELIVERED' and verdict = 'EQUAL'"))
        .isEqualTo(PRODUCTS - DIFFERENT);
  }

  @Test
  void killedWhileSmartBillLists() {
    AtomicBoolean asked = new AtomicBoolean();
    smartBill
        .faults()
        .next(
            1,
            (method, path) -> {
              boolean list = path.startsWith("/stocks");
              asked.compareAndSet(false, list);
              return list;
            },
            new SmartBillFault.Trickle(Duration.ofMinutes(2)));
    String run;
    try (StocSyncProcess first = listening()) {
      run = PulledByAna.pull(first);
      first.shows(() -> await().atMost(Duration.ofSeconds(60)).untilTrue(asked));
      first.kill();
    }
    try (StocSyncProcess second = listening()) {
      isFinishedBy(second, run);
    }
    assertThat(shop.journal().written()).hasSize(DIFFERENT).doesNotHaveDuplicates();
  }

  @Test
  void killedWhileItCompares() {
    AtomicInteger reads = new AtomicInteger();
    // The shop becomes slow in the middle, so that the kill falls between two slices.
    shop.faults()
        .when(
            (method, path) ->
                method.equals("GET") && path.equals("/products") && reads.incrementAndGet() > 45,
            new Fault.Delay(Duration.ofSeconds(1)));
    String run;
    try (StocSyncProcess first = listening()) {
      run = PulledByAna.pull(first);
      first.shows(
          () ->
              await()
                  .atMost(Duration.ofSeconds(60))
                  .until(
                      () ->
                          database.number(
                                  "select count(*) from sync_run_item where verdict <> 'OPEN'")
                              > 0));
      first.kill();
    }
    long compared = database.number("select count(*) from sync_run_item where verdict <> 'OPEN'");
    assertThat(compared).isBetween(1L, PRODUCTS - 1L);
    shop.faults().clear();
    try (StocSyncProcess second = listening()) {
      isFinishedBy(second, run);
    }
    assertThat(shop.journal().written()).hasSize(DIFFERENT).doesNotHaveDuplicates();
  }

  @Test
  void killedWhileItDelivers() {
    shop.faults().when((method, path) -> path.endsWith("/batch"), new Fault.ServerError());
    String run;
    try (StocSyncProcess first = listening()) {
      run = PulledByAna.pull(first);
      first.shows(
          () ->
              await()
                  .atMost(Duration.ofSeconds(60))
                  .until(
                      () ->
                          database.number(
                                  "select count(*) from sync_run where phase = 'DELIVERING'")
                              > 0));
      first.kill();
    }
    shop.faults().clear();
    try (StocSyncProcess second = listening()) {
      isFinishedBy(second, run);
    }
  }
}
