package ro.stocsync.woocommerce;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds products by their ids, list by list (include). */
final class IdLookup {

  private final ShopCalls calls;
  private final AnswerReader answers;
  private final ProductReader products;
  private final int concurrency;

  IdLookup(ShopCalls calls, ProductReader products, int concurrency) {
    this.calls = calls;
    this.answers = calls.reader();
    this.products = products;
    this.concurrency = concurrency;
  }

  /** Ids given twice are asked once; none asks for nothing, since without ids all are listed. */
  Uni<List<ShopProduct>> find(Collection<Long> ids) {
    List<Long> distinct = ids.stream().distinct().sorted().toList();
    int lists = Math.ceilDiv(distinct.size(), PageRequest.SIZE);
    return Multi.createFrom()
        .items(IntStream.range(0, lists).mapToObj(number -> list(distinct, number)))
        .onItem()
        .transformToUni(this::read)
        .merge(concurrency)
        .collect()
        .in(ArrayList<ShopProduct>::new, List::addAll)
        .map(List::copyOf);
  }

  private static List<Long> list(List<Long> ids, int number) {
    int from = number * PageRequest.SIZE;
    return ids.subList(from, Math.min(ids.size(), from + PageRequest.SIZE));
  }

  private Uni<List<ShopProduct>> read(List<Long> ids) {
    String include = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    return calls.lookUp(
        "products-by-id",
        ids.size(),
        api -> api.productsById(ProductReader.FIELDS, PageRequest.SIZE, "id", "asc", include),
        answer -> {
          List<ShopProduct> found = products.list(answer);
          if (found.stream().anyMatch(product -> !ids.contains(product.id()))) {
            throw answers.invalid(answer, "products that were not asked for");
          }
          return found;
        });
  }
}
