package ro.stocsync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.sql.Bytes;
import ro.stocsync.sql.Database;

/** Receipts are kept for their time, with their items, and deleted in slices afterwards. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class RetentionTest {

  @Inject Database database;
  @Inject Ledger ledger;
  @Inject OldReceipts old;

  @Test
  void onlyWhatIsOverIsDeletedASliceAtATime() {
    database.update("truncate callback, callback_item, callback_body");
    for (int i = 0; i < 5; i++) {
      ledger.keep("acme", refused());
    }
    database.update("update callback set received_at = now() - interval '91 days'");
    ledger.keep("acme", refused());

    assertThat(old.forget(Duration.ofDays(90))).isEqualTo(5);
    assertThat(old.forget(Duration.ofDays(90))).isZero();

    assertThat(database.query("select count(*) from callback_item", row -> row.getLong(1)))
        .containsExactly(1L);
    assertThat(database.query("select count(*) from callback_body", row -> row.getLong(1)))
        .containsExactly(1L);
  }

  private static Receipt refused() {
    Receipt.Call call = new Receipt.Call(new Bytes(new byte[] {'{'}, 1), true, 400, "Nu");
    return Receipt.refused(List.of(item()), "answer.nothing", call);
  }

  private static Receipt.Item item() {
    return new Receipt.Item(
        "P-1", "Ceai", "Magazin", "x", "item.no-number", java.util.Optional.empty());
  }
}
