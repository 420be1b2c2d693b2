package ro.stocsync.woocommerce;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds products and variations by their SKUs, list by list. */
final class SkuLookup {

  /** More pages than this for at most 100 SKUs mean that the shop overlooks {@code sku=}. */
  private static final int MOST_PAGES = 10;

  private final ShopCalls calls;
  private final AnswerReader answers;
  private final ProductReader products;
  private final int concurrency;

  SkuLookup(ShopCalls calls, ProductReader products, int concurrency) {
    this.calls = calls;
    this.answers = calls.reader();
    this.products = products;
    this.concurrency = concurrency;
  }

  /** Each product once, also if several lists brought it: {@code X,Y-1} brings {@code Y-1} too. */
  Uni<List<ShopProduct>> find(Collection<String> skus) {
    return Multi.createFrom()
        .iterable(SkuQueries.of(skus).lists())
        .onItem()
        .transformToMulti(list -> pages(list.size(), String.join(",", list)))
        .merge(concurrency)
        .collect()
        .in(LinkedHashMap::new, SkuLookup::addAll)
        .map(found -> List.copyOf(found.values()));
  }

  private static void addAll(Map<Long, ShopProduct> found, ProductPage page) {
    page.products().forEach(product -> found.put(product.id(), product));
  }

  /** Mostly one page; more where products share their SKUs (sku-duplicate). */
  private Multi<ProductPage> pages(int count, String skus) {
    return Multi.createBy()
        .repeating()
        .uni(PageNumber::new, number -> page(count, skus, number.next()))
        .whilst(page -> page.number() < page.page().totalPages())
        .map(NumberedPage::page);
  }

  private Uni<NumberedPage> page(int count, String skus, int number) {
    return calls.lookUp(
        "products-by-sku",
        count,
        api ->
            api.products(
                ProductReader.FIELDS, PageRequest.SIZE, number, "id", "asc", skus, null, null),
        answer -> {
          ProductPage page = products.page(PageRequest.of(number), answer);
          if (page.totalPages() > MOST_PAGES) {
            throw answers.invalid(
                answer, "%d products for a SKU list".formatted(page.totalProducts()));
          }
          return new NumberedPage(number, page);
        });
  }

  private record NumberedPage(int number, ProductPage page) {}

  /** Counts the pages of one list; its pages are asked one after the other. */
  private static final class PageNumber {

    private int last;

    int next() {
      return ++last;
    }
  }
}
