package ro.stocsync.catalog;

import java.util.List;
import java.util.OptionalInt;
import ro.stocsync.woocommerce.PageRequest;
import ro.stocsync.woocommerce.ProductPage;
import ro.stocsync.woocommerce.ShopProduct;

/**
 * Which page of a list in the order of ids comes next. A product that is deleted while the list is
 * read moves those behind it up, and the first of the next page to one that was read already: then
 * that one is read again. A deletion that a new product hides, between two pages, is not noticed;
 * what is missed for it the next sweep finds, or a look-up by SKU.
 *
 * @param page the next page
 * @param lastId the greatest id that was read
 * @param resumed whether others may have read the page before, so that it has to begin at or before
 *     {@code lastId}
 * @param total the list's items when the page before was read
 * @param furthest the furthest page that was gone back from: each only once, so that a shop whose
 *     totals waver is read to its end all the same
 */
record PageCursor(int page, long lastId, boolean resumed, OptionalInt total, int furthest) {

  static PageCursor atStart() {
    return new PageCursor(1, 0, false, OptionalInt.empty(), 1);
  }

  /** Goes on behind so many pages that ended with that id. */
  static PageCursor behind(int pages, long lastId) {
    return new PageCursor(pages + 1, lastId, false, OptionalInt.empty(), 1);
  }

  /** Likewise, but reads the last of them once more, since the list may have moved meanwhile. */
  static PageCursor againAt(int pages, long lastId) {
    return pages == 0 ? atStart() : new PageCursor(pages, lastId, true, OptionalInt.empty(), 1);
  }

  /** Where to go on when this page has been read. */
  PageCursor after(ProductPage read) {
    long greatest =
        Math.max(lastId, read.products().stream().mapToLong(ShopProduct::id).max().orElse(0));
    OptionalInt now = OptionalInt.of(read.totalProducts());
    if (resumed && page > 1 && beginsBehind(read.products())) {
      int back = Math.min(page - 1, Math.max(1, read.totalPages()));
      return new PageCursor(back, lastId, true, now, furthest);
    }
    int gone = total.orElse(0) - read.totalProducts();
    if (gone > 0 && page > furthest) {
      int back = Math.max(1, page - Math.ceilDiv(gone, PageRequest.SIZE));
      return new PageCursor(back, greatest, false, now, page);
    }
    return new PageCursor(page + 1, greatest, false, now, furthest);
  }

  private boolean beginsBehind(List<ShopProduct> products) {
    return products.stream().noneMatch(product -> product.id() <= lastId);
  }

  /** Whether that page was the last. */
  boolean isBehind(ProductPage read) {
    return page > read.totalPages();
  }
}
