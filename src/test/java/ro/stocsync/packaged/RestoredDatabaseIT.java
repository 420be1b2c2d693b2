package ro.stocsync.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ro.stocsync.SmartBill.product;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.demo.smartbill.DemoSmartBill;

/** The operations guide's way back after the database was lost, with a backup of before. */
class RestoredDatabaseIT {

  private TestDatabase database;
  private DemoShop shop;
  private DemoSmartBill smartBill;

  @BeforeEach
  void start() {
    database = TestDatabase.start();
    shop = DemoShop.start();
    smartBill = DemoSmartBill.start();
    shop.catalog().many("P-", 3);
  }

  @AfterEach
  void stop() {
    smartBill.close();
    shop.close();
    database.close();
  }

  @Test
  void whatMovedSinceTheBackupComesBackWithoutAnOldLevelInBetween() {
    // Given a backup with a level that was not delivered yet, and levels that moved after it
    Path backup = backupWhileTheShopWasDown();
    shop.resume();
    try (StocSyncProcess stocSync = listening(Map.of())) {
      smartBillMoves(stocSync, "P-00001", 20);
      smartBillMoves(stocSync, "P-00002", 30);
      shopShows(stocSync, "P-00001", 20);
      shopShows(stocSync, "P-00002", 30);
    }
    database.restore(backup);
    int written = shop.journal().written().size();

    // When nothing is delivered until SmartBill was asked for everything
    String off = "STOCSYNC_COMPANIES_ACME_SHOPS_MAIN_SYNCHRONISED";
    try (StocSyncProcess stocSync = listening(Map.of(off, "false"))) {
      smartBill.stock().put("Magazin", "P-00003", "Produs P-00003", 40);
      PulledByAna.awaitPhase(stocSync, PulledByAna.pull(stocSync), "FINISHED");
      assertThat(shop.journal().written()).hasSize(written);
    }

    // Then the shop follows SmartBill again, and never showed what the backup wanted
    try (StocSyncProcess stocSync = listening(Map.of())) {
      shopShows(stocSync, "P-00003", 40);
      shopShows(stocSync, "P-00001", 20);
      shopShows(stocSync, "P-00002", 30);
    }
    assertThat(
            database.number(
                "select count(*) from delivery where outcome = 'DELIVERED' and sent = 10"))
        .isZero();
  }

  private Path backupWhileTheShopWasDown() {
    try (StocSyncProcess stocSync = listening(Map.of())) {
      smartBillMoves(stocSync, "P-00002", 5);
      shopShows(stocSync, "P-00002", 5);
      shop.stop();
      smartBillMoves(stocSync, "P-00001", 10);
    }
    return database.backup();
  }

  private StocSyncProcess listening(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(PulledByAna.settings(smartBill));
    settings.putAll(more);
    return StocSyncProcess.listening(database, shop, settings);
  }

  private void smartBillMoves(StocSyncProcess stocSync, String code, int quantity) {
    smartBill.stock().put("Magazin", code, "Produs " + code, quantity);
    stocSync.smartBillSends(product(code, quantity)).statusCode(200);
  }

  private void shopShows(StocSyncProcess stocSync, String code, int quantity) {
    stocSync.shows(
        () ->
            await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> shop.stockOf(code).intValue() == quantity));
  }
}
