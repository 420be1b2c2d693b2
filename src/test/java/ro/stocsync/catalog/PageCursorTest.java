package ro.stocsync.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import ro.stocsync.woocommerce.ProductPage;
import ro.stocsync.woocommerce.ShopProduct;

/** Which page comes next while the list moves. */
class PageCursorTest {

  @Test
  void readsPageAfterPage() {
    PageCursor second = PageCursor.atStart().after(page(1, 100, 250));
    PageCursor third = second.after(page(101, 200, 250));
    PageCursor behind = third.after(page(201, 250, 250));

    assertThat(second.page()).isEqualTo(2);
    assertThat(third.page()).isEqualTo(3);
    assertThat(third.isBehind(page(101, 200, 250))).isFalse();
    assertThat(behind.isBehind(page(201, 250, 250))).isTrue();
    assertThat(behind.lastId()).isEqualTo(250);
  }

  @Test
  void anEmptyListHasOnePage() {
    ProductPage nothing = new ProductPage(List.of(), 0, 0, Optional.empty());

    assertThat(PageCursor.atStart().after(nothing).isBehind(nothing)).isTrue();
  }

  @Test
  void goesBackWhenTheListGotShorter() {
    PageCursor third = PageCursor.atStart().after(page(1, 100, 500)).after(page(101, 200, 500));

    assertThat(third.after(page(202, 301, 499)).page()).isEqualTo(2);
    assertThat(third.after(page(350, 449, 350)).page()).isEqualTo(1);
  }

  @Test
  void goesBackFromAPageOnlyOnceHoweverTheTotalWavers() {
    PageCursor second = PageCursor.atStart().after(page(1, 100, 500));
    PageCursor again = second.after(page(101, 200, 499)).after(page(1, 100, 500));

    assertThat(again.page()).isEqualTo(2);
    assertThat(again.after(page(101, 200, 499)).page()).isEqualTo(3);
  }

  @Test
  void goesOnBehindWhatWasReadHavingReadItsLastPageAgain() {
    PageCursor resumed = PageCursor.againAt(3, 300);

    assertThat(resumed.page()).isEqualTo(3);
    assertThat(resumed.after(page(201, 300, 900)).page()).isEqualTo(4);
    assertThat(resumed.after(page(251, 350, 850)).page()).isEqualTo(4);
  }

  @Test
  void goesOnBehindWhatWasReadWithoutReadingAnyOfItAgain() {
    assertThat(PageCursor.behind(3, 300).page()).isEqualTo(4);
    assertThat(PageCursor.behind(3, 300).after(page(301, 400, 900)).page()).isEqualTo(5);
  }

  @Test
  void goesFurtherBackIfMoreThanAPageWentMeanwhile() {
    PageCursor resumed = PageCursor.againAt(3, 300);

    PageCursor second = resumed.after(page(351, 450, 750));
    assertThat(second.page()).isEqualTo(2);
    assertThat(second.after(page(251, 350, 750)).page()).isEqualTo(3);

    ProductPage behindTheEnd = new ProductPage(List.of(), 1, 20, Optional.empty());
    assertThat(resumed.after(behindTheEnd).page()).isEqualTo(1);
    assertThat(resumed.after(behindTheEnd).isBehind(behindTheEnd)).isFalse();
  }

  private static ProductPage page(long first, long last, int total) {
    List<ShopProduct> products =
        LongStream.rangeClosed(first, last)
            .mapToObj(id -> Shown.simple(id, "P-" + id, "Produs").product())
            .toList();
    return new ProductPage(products, Math.ceilDiv(total, 100), total, Optional.empty());
  }
}
