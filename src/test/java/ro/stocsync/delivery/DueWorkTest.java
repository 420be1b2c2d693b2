package ro.stocsync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.stocsync.SmartBill.moves;
import static ro.stocsync.SmartBill.product;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.demo.DemoShop;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.sql.Database;

/** Which product is next, when others move meanwhile. */
@QuarkusTest
@TestProfile(WithDemoShop.class)
class DueWorkTest {

  private static final ShopKey SHOP = new ShopKey("acme", "main");
  private static final ProductKey FIRST = new ProductKey("c:P-1");

  @Inject DueWork work;
  @Inject Database database;
  @Inject ShopStory story;
  DemoShop shop;

  @BeforeEach
  void nobodyDelivers() {
    story.beginAlone(shop);
  }

  @AfterEach
  void deliveryGoesOn() {
    story.endAlone();
  }

  @Test
  void aProductThatMovesWhileItWaitsKeepsItsTurn() {
    moves(product("P-1", 10));
    moves(product("P-2", 20));

    moves(product("P-1", 11));

    theFirstIsNextAsItMovedLast();
  }

  @Test
  void aProductThatWaitsForItsNextTryIsTriedAtOnceWhenItMoves() {
    moves(product("P-1", 10));
    database.update("update shop_stock set attempts = 5, next_attempt_at = now() + '1 h'");

    moves(product("P-1", 11));

    theFirstIsNextAsItMovedLast();
  }

  @Test
  void aParkedProductIsTriedAtOnceWhenItMoves() {
    moves(product("P-1", 10));
    database.update("update shop_stock set state = 'UNMATCHED', next_attempt_at = 'infinity'");

    moves(product("P-1", 11));

    theFirstIsNextAsItMovedLast();
  }

  private void theFirstIsNextAsItMovedLast() {
    OptionalLong lastCall = OptionalLong.of(story.number("select max(id) from callback"));
    assertThat(work.due(SHOP, 1, List.of()))
        .containsExactly(new DueProduct(FIRST, 2, 0, new BigDecimal(11), lastCall));
  }
}
