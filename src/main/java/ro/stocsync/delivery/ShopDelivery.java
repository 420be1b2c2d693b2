package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import ro.stocsync.catalog.Catalog;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.delivery.Outcome.Blame;
import ro.stocsync.delivery.Outcome.Retry;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.watch.Traces;
import ro.stocsync.woocommerce.ShopException;
import ro.stocsync.woocommerce.WooCommerce;
import ro.stocsync.woocommerce.WooCommerceClients;

/**
 * Delivers one shop's due work, slice by slice, while the lease is held. While one slice is written
 * the next is made ready, and it is begun as soon as the last request of the one before is out, so
 * that the shop need not wait for us; what is in hand is left out of it, so that no product of the
 * shop is ever written twice at once. Runs on a virtual thread: blocks for the database, and for
 * the end of each slice's requests; none of them outlives it.
 */
@ApplicationScoped
public class ShopDelivery {

  private static final Logger LOG = Logger.getLogger(ShopDelivery.class);

  private final DueWork work;
  private final Planner planner;
  private final OutcomeLog outcomes;
  private final Leases leases;
  private final Catalog catalog;
  private final WooCommerceClients clients;
  private final DeliveryConfig config;
  private final DeliveryMetrics metrics;
  private final Ledger ledger;
  private final Traces traces;
  private final Breaker breaker;

  /** Of any shop. */
  ShopDelivery(
      DueWork work,
      Planner planner,
      OutcomeLog outcomes,
      Leases leases,
      Catalog catalog,
      WooCommerceClients clients,
      DeliveryConfig config,
      DeliveryMetrics metrics,
      Ledger ledger,
      Traces traces) {
    this.work = work;
    this.planner = planner;
    this.outcomes = outcomes;
    this.leases = leases;
    this.catalog = catalog;
    this.clients = clients;
    this.config = config;
    this.metrics = metrics;
    this.ledger = ledger;
    this.traces = traces;
    this.breaker =
        new Breaker(
            new Backoff(
                config.shortestPause(),
                config.longestPause(),
                () -> ThreadLocalRandom.current().nextDouble()));
  }

  /**
   * Delivers until nothing is due, the shop fails, the lease is lost or others wait.
   *
   * @param mayTakeMore asked before each slice but the first
   * @return how long to leave the shop in peace, if it failed
   */
  public Optional<Pause> run(Shop shop, Lease lease, BooleanSupplier mayTakeMore) {
    return new Run(shop, lease, mayTakeMore).toTheEnd();
  }

  /** One holding of the lease. */
  private final class Run {

    private final Shop shop;
    private final Lease lease;
    private final BooleanSupplier mayTakeMore;
    private final WooCommerce woo;
    private final ShopWriter writer;
    private final Deque<Slice.Begun> underWay = new ArrayDeque<>();
    private int failures;

    Run(Shop shop, Lease lease, BooleanSupplier mayTakeMore) {
      this.shop = shop;
      this.lease = lease;
      this.mayTakeMore = mayTakeMore;
      this.failures = lease.failures();
      this.woo = clients.of(shop);
      this.writer =
          new ShopWriter(
              woo,
              new AnswerJudge(config.attemptsBeforeParking()),
              () -> leases.isHeld(lease),
              () -> metrics.again(shop.key(), DeliveryMetrics.Again.BATCH, 1));
    }

    Optional<Pause> toTheEnd() {
      try {
        begin(next());
        while (!underWay.isEmpty()) {
          Optional<Slice> ahead = moreIsLikely() ? next() : Optional.empty();
          underWay.getFirst().writing().handedOver().join();
          begin(ahead);
          List<Settled> settled = finishFirst();
          if (breaker.after(settled, failures).isPresent()) {
            return pause(settled);
          }
          noteSuccess(settled);
          if (underWay.isEmpty() && mayTakeMore.getAsBoolean()) {
            begin(next());
          }
        }
        return Optional.empty();
      } finally {
        endAll();
      }
    }

    /** After a failure nothing is made ready beside the one small try. */
    private boolean moreIsLikely() {
      return failures == 0
          && mayTakeMore.getAsBoolean()
          && underWay.getLast().slice().due().size() >= config.slice();
    }

    /** What is due beside what is under way, with what to do about it. */
    private Optional<Slice> next() {
      if (!leases.isHeld(lease)) {
        return Optional.empty();
      }
      List<ProductKey> inHand =
          underWay.stream()
              .flatMap(begun -> begun.slice().due().stream().map(DueProduct::product))
              .toList();
      // After a failure the first try is a small one.
      int most = failures == 0 ? config.slice() : DeliveryPlan.BATCH;
      List<DueProduct> due = work.due(shop.key(), most, inHand);
      if (due.isEmpty()) {
        return Optional.empty();
      }
      Traces.Step step =
          traces.begin(causes(shop.key(), due), "deliver slice", attributes(shop.key(), due));
      return Optional.of(
          step.within(() -> new Slice(due, catalog.changes(shop.key()), planBeside(due), step)));
    }

    private DeliveryPlan planBeside(List<DueProduct> due) {
      try {
        Set<Long> written = new HashSet<>();
        underWay.forEach(begun -> written.addAll(begun.slice().plan().touches()));
        return planner.plan(shop, due).deferring(written);
      } catch (ShopException e) {
        return DeliveryPlan.impossible(due, new Retry(e.phrase(), Blame.SHOP, e.retryAfter()));
      }
    }

    private void begin(Optional<Slice> next) {
      next.ifPresent(
          slice -> {
            if (writer.isStopped() || !leases.isHeld(lease)) {
              slice.step().end();
              return;
            }
            metrics.begun(shop.key(), slice.due(), failures);
            int atOnce = failures == 0 ? woo.mostAtOnce() : 1;
            underWay.addLast(
                new Slice.Begun(
                    slice, slice.step().within(() -> writer.begin(slice.plan(), atOnce))));
          });
    }

    /** Waits for its requests and writes down what came of them. */
    private List<Settled> finishFirst() {
      Slice.Begun first = underWay.removeFirst();
      ShopWriter.Report report = first.writing().report().join();
      Slice slice = first.slice();
      Tried tried = Tried.of(slice.plan(), report.written());
      slice
          .step()
          .within(
              () -> {
                catalog.learn(shop.key(), report.seen());
                catalog.forget(shop.key(), report.gone());
                outcomes.write(lease, tried, slice.catalogChanges());
                tell(shop.key(), tried.settled());
                return tried;
              });
      slice.step().end();
      return tried.settled();
    }

    private Optional<Pause> pause(List<Settled> settled) {
      List<Settled> all = new ArrayList<>(settled);
      all.addAll(endAll());
      Optional<Pause> pause = breaker.after(all, failures);
      pause.ifPresent(
          one ->
              LOG.warnf(
                  "Shop %s failed, %d in a row, next try in %d ms: %s",
                  shop.key(), one.failures(), one.duration().toMillis(), one.problem().forLog()));
      return pause;
    }

    /** Nothing may be under way when the lease is given back. */
    private List<Settled> endAll() {
      writer.stop();
      underWay.forEach(begun -> begun.writing().report().handle((done, failed) -> done).join());
      List<Settled> settled = new ArrayList<>();
      while (!underWay.isEmpty()) {
        settled.addAll(finishFirst());
      }
      return settled;
    }

    private void noteSuccess(List<Settled> settled) {
      if (failures > 0 && Breaker.anyDelivered(settled)) {
        LOG.infof("Shop %s answers well again", shop.key());
        leases.noteSuccess(lease);
        failures = 0;
      }
    }
  }

  /** The traces of the calls that gave these levels. */
  private List<String> causes(ShopKey shop, List<DueProduct> due) {
    if (traces.off()) {
      return List.of();
    }
    Set<Long> callbacks =
        due.stream()
            .flatMapToLong(one -> one.callback().stream())
            .boxed()
            .collect(Collectors.toSet());
    return ledger.traces(shop.company(), callbacks);
  }

  private static Map<String, String> attributes(ShopKey shop, List<DueProduct> due) {
    return Map.of(
        "company", shop.company(), "shop", shop.shop(), "products", Integer.toString(due.size()));
  }

  private void tell(ShopKey shop, List<Settled> settled) {
    if (settled.isEmpty()) {
      return;
    }
    Map<Outcome.State, Long> byState =
        settled.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.outcome().state(), TreeMap::new, Collectors.counting()));
    metrics.settled(shop, byState);
    SliceLog.tell(shop, settled, byState);
  }
}
