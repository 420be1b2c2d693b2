package ro.stocsync.delivery;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

/**
 * Fans the batches of one run's plans out to one shop, as many at once as it bears, and judges what
 * comes back. When the shop fails under one plan, nothing more is sent of any.
 */
final class ShopWriter {

  private final WooCommerce shop;
  private final AnswerJudge judge;
  private final BooleanSupplier mayGoOn;
  private final Runnable repeats;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * For one run.
   *
   * @param mayGoOn asked when a request's turn comes: whether the lease is still ours
   * @param repeats told before a batch is sent once more
   */
  ShopWriter(WooCommerce shop, AnswerJudge judge, BooleanSupplier mayGoOn, Runnable repeats) {
    this.shop = shop;
    this.judge = judge;
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

  /**
   * A plan that is being written.
   *
   * @param handedOver done when the last of its batches is under way or waits for its turn
   * @param report done when every request of it has ended; never before
   */
  record Writing(CompletableFuture<Void> handedOver, CompletableFuture<Report> report) {}

  /**
   * Begins to write the plan: products first, then variations.
   *
   * @param atOnce how many of its batches are under way or wait for their turn
   */
  Writing begin(DeliveryPlan plan, int atOnce) {
    Evidence evidence = new Evidence(stopped);
    CompletableFuture<Void> handedOver = new CompletableFuture<>();
    boolean variations = !plan.variations().isEmpty();
    CompletableFuture<Report> report =
        writeAll(
                plan.products(),
                evidence,
                atOnce,
                variations ? () -> {} : () -> handedOver.complete(null))
            .chain(
                first ->
                    writeAll(plan.variations(), evidence, atOnce, () -> handedOver.complete(null))
                        .map(first::and))
            .map(whole -> evidence.againstTheShop() ? blamingTheShop(whole) : whole)
            .onTermination()
            .invoke(() -> handedOver.complete(null))
            .subscribeAsCompletionStage();
    return new Writing(handedOver, report);
  }

  /** Sends nothing more. */
  void stop() {
    stopped.set(true);
  }

  /** Whether nothing more is sent. */
  boolean isStopped() {
    return stopped.get();
  }

  private Uni<Report> writeAll(
      List<Batch> batches, Evidence evidence, int atOnce, Runnable handedOver) {
    return Multi.createFrom()
        .iterable(batches)
        .onCompletion()
        .invoke(handedOver)
        .onItem()
        .transformToUni(batch -> Uni.createFrom().deferred(() -> writeOne(batch, evidence)))
        .merge(atOnce)
        .collect()
        .in(() -> new ArrayList<Report>(), List::add)
        .map(reports -> reports.stream().reduce(Report.EMPTY, Report::and));
  }

  private Uni<Report> writeOne(Batch batch, Evidence evidence) {
    return send(batch, evidence)
        .chain(
            answers ->
                answers
                    .map(
                        all -> {
                          evidence.answered();
                          return settleOrRepeat(batch, all, evidence);
                        })
                    .orElseGet(() -> Uni.createFrom().item(Report.EMPTY)))
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

  /** Empty if it was not sent, because when its turn came it was not to be any more. */
  private Uni<Optional<List<ItemAnswer>>> send(Batch batch, Evidence evidence) {
    List<StockUpdate> updates = batch.writes().stream().map(StockWrite::update).toList();
    BooleanSupplier wanted = () -> !evidence.enough() && mayGoOn.getAsBoolean();
    return batch.ofVariations()
        ? shop.updateVariations(batch.parentId(), updates, wanted)
        : shop.updateProducts(updates, wanted);
  }

  private Uni<Report> settleOrRepeat(Batch batch, List<ItemAnswer> answers, Evidence evidence) {
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
    return send(once, evidence)
        .map(second -> second.map(all -> agreed.and(settle(once, all, true))).orElse(agreed));
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
    private final AtomicBoolean stopped;

    Evidence(AtomicBoolean stopped) {
      this.stopped = stopped;
    }

    void answered() {
      answered.incrementAndGet();
    }

    void failed(Outcome.Blame blame) {
      int failures = failed.incrementAndGet();
      boolean noneAnswered = answered.get() == 0 && failures >= FAILURES_IN_A_ROW;
      if (blame != Outcome.Blame.PRODUCT || noneAnswered) {
        stopped.set(true);
      }
    }

    /** Whether to spare the shop the rest. */
    boolean enough() {
      return stopped.get();
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
