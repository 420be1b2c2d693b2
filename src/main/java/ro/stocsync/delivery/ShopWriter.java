package ro.stocsync.delivery;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import ro.stocsync.woocommerce.ItemAnswer;
import ro.stocsync.woocommerce.ShopAnswerLost;
import ro.stocsync.woocommerce.ShopException;
import ro.stocsync.woocommerce.ShopFailed;
import ro.stocsync.woocommerce.ShopProduct;
import ro.stocsync.woocommerce.ShopRefused;
import ro.stocsync.woocommerce.ShopThrottled;
import ro.stocsync.woocommerce.StockUpdate;
import ro.stocsync.woocommerce.WooCommerce;

/** Fans a plan's batches out to one shop, so many at once, and judges what comes back. */
final class ShopWriter {

  private final WooCommerce shop;
  private final AnswerJudge judge;
  private final int concurrency;
  private final BooleanSupplier mayGoOn;

  /**
   * For one plan.
   *
   * @param concurrency batches under way at once
   * @param mayGoOn asked before each request: whether the lease is still ours
   */
  ShopWriter(WooCommerce shop, AnswerJudge judge, int concurrency, BooleanSupplier mayGoOn) {
    this.shop = shop;
    this.judge = judge;
    this.concurrency = concurrency;
    this.mayGoOn = mayGoOn;
  }

  /**
   * What came of a plan's writes.
   *
   * @param settled the outcomes; batches that were not sent, because the shop failed before their
   *     turn, have none
   * @param seen products as the shop showed them in its answers
   * @param gone ids the shop said it does not have
   */
  record Report(List<Settled> settled, List<ShopProduct> seen, List<Long> gone) {

    static final Report EMPTY = new Report(List.of(), List.of(), List.of());

    Report and(Report other) {
      return new Report(
          joined(settled, other.settled), joined(seen, other.seen), joined(gone, other.gone));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
      List<T> both = new ArrayList<>(one);
      both.addAll(other);
      return both;
    }
  }

  /** Writes the plan: products first, then variations. */
  Uni<Report> write(DeliveryPlan plan) {
    AtomicBoolean shopFailed = new AtomicBoolean();
    return writeAll(plan.products(), shopFailed)
        .chain(first -> writeAll(plan.variations(), shopFailed).map(first::and));
  }

  private Uni<Report> writeAll(List<Batch> batches, AtomicBoolean shopFailed) {
    return Multi.createFrom()
        .iterable(batches)
        .onItem()
        .transformToUni(batch -> Uni.createFrom().deferred(() -> writeOne(batch, shopFailed)))
        .merge(concurrency)
        .collect()
        .in(() -> new ArrayList<Report>(), List::add)
        .map(reports -> reports.stream().reduce(Report.EMPTY, Report::and));
  }

  private Uni<Report> writeOne(Batch batch, AtomicBoolean shopFailed) {
    if (shopFailed.get() || !mayGoOn.getAsBoolean()) {
      return Uni.createFrom().item(Report.EMPTY);
    }
    return send(batch)
        .chain(answers -> settleOrRepeat(batch, answers))
        .onFailure(ShopException.class)
        .recoverWithItem(
            failure -> {
              Outcome.Retry retry = retry(failure);
              if (retry.blame() != Outcome.Blame.PRODUCT) {
                shopFailed.set(true);
              }
              return new Report(
                  batch.writes().stream().map(write -> new Settled(write.due(), retry)).toList(),
                  List.of(),
                  List.of());
            });
  }

  private Uni<List<ItemAnswer>> send(Batch batch) {
    List<StockUpdate> updates =
        batch.writes().stream()
            .map(write -> new StockUpdate(write.target().holderId(), write.quantity()))
            .toList();
    return batch.ofVariations()
        ? shop.updateVariations(batch.parentId(), updates)
        : shop.updateProducts(updates);
  }

  private Uni<Report> settleOrRepeat(Batch batch, List<ItemAnswer> answers) {
    List<StockWrite> disagreeing =
        IntStream.range(0, answers.size())
            .filter(i -> AnswerJudge.disagrees(batch.writes().get(i), answers.get(i)))
            .mapToObj(i -> batch.writes().get(i))
            .toList();
    Report first = settle(batch, answers, false);
    if (disagreeing.isEmpty()) {
      return Uni.createFrom().item(first);
    }
    Batch once = new Batch(batch.parentId(), disagreeing);
    Report agreed =
        new Report(
            first.settled().stream()
                .filter(
                    settled ->
                        disagreeing.stream().noneMatch(write -> write.due() == settled.due()))
                .toList(),
            first.seen(),
            first.gone());
    return send(once).map(second -> agreed.and(settle(once, second, true)));
  }

  private Report settle(Batch batch, List<ItemAnswer> answers, boolean repeated) {
    List<Settled> settled = new ArrayList<>();
    List<ShopProduct> seen = new ArrayList<>();
    List<Long> gone = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      StockWrite write = batch.writes().get(i);
      ItemAnswer answer = answers.get(i);
      settled.add(new Settled(write.due(), judge.judge(write, answer, repeated)));
      if (AnswerJudge.isGone(answer)) {
        gone.add(write.target().holderId());
      } else if (answer instanceof ItemAnswer.Stored(ShopProduct product)) {
        seen.add(product);
      }
    }
    return new Report(settled, seen, gone);
  }

  private static Outcome.Retry retry(ShopException failure) {
    Outcome.Blame blame =
        switch (failure) {
          case ShopAnswerLost lost -> Outcome.Blame.SHOP_OR_PRODUCT;
          case ShopFailed failed -> Outcome.Blame.PRODUCT;
          case ShopRefused refused -> Outcome.Blame.PRODUCT;
          default -> Outcome.Blame.SHOP;
        };
    Optional<Duration> retryAfter =
        failure instanceof ShopThrottled throttled ? throttled.retryAfter() : Optional.empty();
    return new Outcome.Retry(failure.getMessage(), blame, retryAfter);
  }
}
