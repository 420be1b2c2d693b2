package ro.stocsync.delivery;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import ro.stocsync.woocommerce.ItemAnswer;
import ro.stocsync.woocommerce.ShopAnswerLost;
import ro.stocsync.woocommerce.ShopException;
import ro.stocsync.woocommerce.ShopFailed;
import ro.stocsync.woocommerce.ShopProduct;
import ro.stocsync.woocommerce.ShopRefused;
import ro.stocsync.woocommerce.StockUpdate;
import ro.stocsync.woocommerce.WooCommerce;

/** Fans a plan's batches out to one shop, so many at once, and judges what comes back. */
final class ShopWriter {

  private final WooCommerce shop;
  private final AnswerJudge judge;
  private final int concurrency;
  private final BooleanSupplier mayGoOn;
  private final Runnable repeats;

  /**
   * For one plan.
   *
   * @param concurrency batches under way at once
   * @param mayGoOn asked before each request: whether the lease is still ours
   * @param repeats told before a batch is sent once more
   */
  ShopWriter(
      WooCommerce shop,
      AnswerJudge judge,
      int concurrency,
      BooleanSupplier mayGoOn,
      Runnable repeats) {
    this.shop = shop;
    this.judge = judge;
    this.concurrency = concurrency;
    this.mayGoOn = mayGoOn;
    this.repeats = repeats;
  }

  /**
   * What came of a plan's writes.
   *
   * @param written the outcomes; batches that were not sent, because the shop failed before their
   *     turn, have none
   * @param seen products as the shop showed them in its answers
   * @param gone ids the shop said it does not have
   */
  record Report(List<Written> written, List<ShopProduct> seen, List<Long> gone) {

    static final Report EMPTY = new Report(List.of(), List.of(), List.of());

    Report and(Report other) {
      return new Report(
          joined(written, other.written), joined(seen, other.seen), joined(gone, other.gone));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
      List<T> both = new ArrayList<>(one);
      both.addAll(other);
      return both;
    }
  }

  /** Writes the plan: products first, then variations. */
  Uni<Report> write(DeliveryPlan plan) {
    Evidence evidence = new Evidence();
    return writeAll(plan.products(), evidence)
        .chain(first -> writeAll(plan.variations(), evidence).map(first::and))
        .map(report -> evidence.againstTheShop() ? blamingTheShop(report) : report);
  }

  private Uni<Report> writeAll(List<Batch> batches, Evidence evidence) {
    return Multi.createFrom()
        .iterable(batches)
        .onItem()
        .transformToUni(batch -> Uni.createFrom().deferred(() -> writeOne(batch, evidence)))
        .merge(concurrency)
        .collect()
        .in(() -> new ArrayList<Report>(), List::add)
        .map(reports -> reports.stream().reduce(Report.EMPTY, Report::and));
  }

  private Uni<Report> writeOne(Batch batch, Evidence evidence) {
    if (evidence.enough() || !mayGoOn.getAsBoolean()) {
      return Uni.createFrom().item(Report.EMPTY);
    }
    return send(batch)
        .invoke(evidence::answered)
        .chain(answers -> settleOrRepeat(batch, answers))
        .onFailure(ShopException.class)
        .recoverWithItem(
            failure -> {
              Outcome.Retry retry = retry(failure);
              evidence.failed(retry.blame());
              return new Report(
                  batch.writes().stream().map(write -> new Written(write, retry)).toList(),
                  List.of(),
                  List.of());
            });
  }

  private Uni<List<ItemAnswer>> send(Batch batch) {
    List<StockUpdate> updates = batch.writes().stream().map(StockWrite::update).toList();
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
            first.written().stream().filter(one -> !disagreeing.contains(one.write())).toList(),
            first.seen(),
            first.gone());
    repeats.run();
    return send(once).map(second -> agreed.and(settle(once, second, true)));
  }

  private Report settle(Batch batch, List<ItemAnswer> answers, boolean repeated) {
    List<Written> written = new ArrayList<>();
    List<ShopProduct> seen = new ArrayList<>();
    List<Long> gone = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      StockWrite write = batch.writes().get(i);
      ItemAnswer answer = answers.get(i);
      Optional<ShopProduct> shown = shown(answer);
      written.add(new Written(write, judge.judge(write, answer, repeated), shown));
      if (AnswerJudge.isGone(answer)) {
        gone.add(write.target().holderId());
      } else {
        shown.ifPresent(seen::add);
      }
    }
    return new Report(written, seen, gone);
  }

  private static Optional<ShopProduct> shown(ItemAnswer answer) {
    return answer instanceof ItemAnswer.Stored(ShopProduct product)
        ? Optional.of(product)
        : Optional.empty();
  }

  /**
   * What the batches of one plan tell together: a batch that fails among others that are answered
   * has a product in it that breaks it; where none is answered it is the shop.
   */
  private static final class Evidence {

    private static final int FAILURES_IN_A_ROW = 3;

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicBoolean shopFailed = new AtomicBoolean();

    void answered() {
      answered.incrementAndGet();
    }

    void failed(Outcome.Blame blame) {
      failed.incrementAndGet();
      if (blame != Outcome.Blame.PRODUCT) {
        shopFailed.set(true);
      }
    }

    /** Whether to spare the shop the rest. */
    boolean enough() {
      return shopFailed.get() || (answered.get() == 0 && failed.get() >= FAILURES_IN_A_ROW);
    }

    boolean againstTheShop() {
      return answered.get() == 0 && failed.get() > 1;
    }
  }

  private static Report blamingTheShop(Report report) {
    List<Written> written =
        report.written().stream()
            .map(
                one ->
                    one.outcome() instanceof Outcome.Retry retry
                            && retry.blame() == Outcome.Blame.PRODUCT
                        ? new Written(
                            one.write(),
                            new Outcome.Retry(
                                retry.reason(),
                                Outcome.Blame.SHOP,
                                retry.retryAfter(),
                                retry.lost()))
                        : one)
            .toList();
    return new Report(written, report.seen(), report.gone());
  }

  private static Outcome.Retry retry(ShopException failure) {
    Outcome.Blame blame =
        switch (failure) {
          case ShopAnswerLost lost -> Outcome.Blame.SHOP_OR_PRODUCT;
          // 502 and 503: PHP is not there at all; nobody's batch is to blame.
          case ShopFailed failed when failed.status() == 502 || failed.status() == 503 ->
              Outcome.Blame.SHOP;
          case ShopFailed failed when failed.mayStillBeAtWork() -> Outcome.Blame.SHOP_OR_PRODUCT;
          case ShopFailed failed -> Outcome.Blame.PRODUCT;
          case ShopRefused refused -> Outcome.Blame.PRODUCT;
          default -> Outcome.Blame.SHOP;
        };
    boolean lost =
        failure instanceof ShopAnswerLost
            || (failure instanceof ShopFailed failed && failed.mayStillBeAtWork());
    return new Outcome.Retry(failure.phrase(), blame, failure.retryAfter(), lost);
  }
}
