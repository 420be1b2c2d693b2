package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import ro.stocsync.catalog.Catalog;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.delivery.Outcome.Blame;
import ro.stocsync.delivery.Outcome.Retry;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match;
import ro.stocsync.mapping.ProductMatcher;
import ro.stocsync.mapping.Target;
import ro.stocsync.watch.LogFields;
import ro.stocsync.watch.Traces;
import ro.stocsync.woocommerce.ShopException;
import ro.stocsync.woocommerce.WooCommerce;
import ro.stocsync.woocommerce.WooCommerceClients;

/**
 * Delivers one shop's due work, slice by slice, while the lease is held. Runs on a virtual thread:
 * blocks for the database, and for the end of each slice's requests.
 */
@ApplicationScoped
public class ShopDelivery {

  private static final Logger LOG = Logger.getLogger(ShopDelivery.class);

  /** Of products parked in one slice; the table has them all. */
  private static final int MOST_LINES = 20;

  private final DueWork work;
  private final OutcomeLog outcomes;
  private final Leases leases;
  private final ProductMatcher matcher;
  private final Catalog catalog;
  private final SettingsTable settings;
  private final WooCommerceClients clients;
  private final DeliveryConfig config;
  private final DeliveryMetrics metrics;
  private final Ledger ledger;
  private final Traces traces;
  private final Backoff backoff;

  /** Of any shop. */
  ShopDelivery(
      DueWork work,
      OutcomeLog outcomes,
      Leases leases,
      ProductMatcher matcher,
      Catalog catalog,
      SettingsTable settings,
      WooCommerceClients clients,
      DeliveryConfig config,
      DeliveryMetrics metrics,
      Ledger ledger,
      Traces traces) {
    this.work = work;
    this.outcomes = outcomes;
    this.leases = leases;
    this.matcher = matcher;
    this.catalog = catalog;
    this.settings = settings;
    this.clients = clients;
    this.config = config;
    this.metrics = metrics;
    this.ledger = ledger;
    this.traces = traces;
    this.backoff =
        new Backoff(
            config.shortestPause(),
            config.longestPause(),
            () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * Delivers until nothing is due, the shop fails or the lease is lost.
   *
   * @return how long to leave the shop in peace, if it failed
   */
  public Optional<Pause> run(Shop shop, Lease lease) {
    int failures = lease.failures();
    while (leases.isHeld(lease)) {
      // After a failure the first try is a small one.
      List<DueProduct> due =
          work.due(shop.key(), failures == 0 ? config.slice() : DeliveryPlan.BATCH);
      if (due.isEmpty()) {
        return Optional.empty();
      }
      metrics.begun(shop.key(), due, failures);
      boolean trusted = failures == 0;
      List<Settled> settled =
          traces.because(
              causes(shop.key(), due),
              "deliver slice",
              attributes(shop.key(), due),
              () -> deliverSlice(shop, lease, due, trusted));
      Optional<Pause> pause = pause(settled, failures);
      if (pause.isPresent()) {
        LOG.warnf(
            "Shop %s failed, %d in a row, next try in %d ms: %s",
            shop.key(),
            pause.get().failures(),
            pause.get().duration().toMillis(),
            pause.get().problem().forLog());
        return pause;
      }
      if (failures > 0 && anyDelivered(settled)) {
        LOG.infof("Shop %s answers well again", shop.key());
        leases.noteSuccess(lease);
        failures = 0;
      }
    }
    return Optional.empty();
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

  private List<Settled> deliverSlice(
      Shop shop, Lease lease, List<DueProduct> due, boolean trusted) {
    long catalogChanges = catalog.changes(shop.key());
    Tried tried = deliver(shop, lease, due, trusted);
    outcomes.write(lease, tried, catalogChanges);
    tell(shop, tried.settled());
    return tried.settled();
  }

  private Tried deliver(Shop shop, Lease lease, List<DueProduct> due, boolean trusted) {
    WooCommerce woo = clients.of(shop);
    DeliveryPlan plan;
    try {
      plan = plan(shop, woo, due);
    } catch (ShopException e) {
      Retry retry = new Retry(e.phrase(), Blame.SHOP, e.retryAfter());
      return Tried.nothing(due, retry);
    }
    ShopWriter writer =
        new ShopWriter(
            woo,
            new AnswerJudge(config.attemptsBeforeParking()),
            trusted ? config.concurrentBatches() : 1,
            () -> leases.isHeld(lease),
            () -> metrics.again(shop.key(), DeliveryMetrics.Again.BATCH, 1));
    ShopWriter.Report report = writer.write(plan).await().indefinitely();
    catalog.learn(shop.key(), report.seen());
    catalog.forget(shop.key(), report.gone());
    return Tried.of(plan, report.written());
  }

  private DeliveryPlan plan(Shop shop, WooCommerce woo, List<DueProduct> due) {
    ShopSettings inForce = settings.of(shop.key());
    Map<ProductKey, Match> matches = resolve(shop, woo, due, inForce.nameFallback());
    Map<Long, BigDecimal> others =
        work.othersShares(shop.key(), Feed.shared(matches), matches.keySet());
    Collection<Feed> feeds = Feed.of(due, matches, others);
    boolean asks =
        feeds.stream().anyMatch(feed -> StockRule.asksForDecimals(inForce, feed.level()));
    boolean stores = asks && woo.allowsDecimals().await().indefinitely();
    return DeliveryPlan.of(due, matches, feeds, new StockRule(inForce, stores));
  }

  /**
   * Matches in our catalog. What is not there by its code, or was without stock management when we
   * last saw it, is looked up in the shop and matched again.
   */
  private Map<ProductKey, Match> resolve(
      Shop shop, WooCommerce woo, List<DueProduct> due, boolean nameFallback) {
    List<ProductKey> keys = due.stream().map(DueProduct::product).toList();
    Map<ProductKey, Match> matches = matcher.match(shop.key(), keys, nameFallback);
    Set<String> skus = new HashSet<>();
    matches.forEach((key, match) -> skus.addAll(skusToLookUp(key, match)));
    if (skus.isEmpty()) {
      return matches;
    }
    catalog.learn(shop.key(), woo.productsBySku(skus).await().indefinitely(), keys);
    // What was learned for one may concern another.
    return matcher.match(shop.key(), keys, nameFallback);
  }

  private static List<String> skusToLookUp(ProductKey key, Match match) {
    return switch (match) {
      case Match.Missing missing -> key.code().stream().toList();
      case Match.CatalogUnread unread -> key.code().stream().toList();
      case Match.Found(List<Match.Share> shares, var reason) ->
          shares.stream()
              .map(Match.Share::target)
              .filter(target -> !target.managed() && !target.sku().isEmpty())
              .map(Target::sku)
              .toList();
      default -> List.of();
    };
  }

  private Optional<Pause> pause(List<Settled> settled, int failures) {
    List<Retry> ofShop =
        settled.stream()
            .map(Settled::outcome)
            .filter(Retry.class::isInstance)
            .map(Retry.class::cast)
            .filter(retry -> blamesShop(retry.blame()))
            .toList();
    if (ofShop.isEmpty()) {
      return Optional.empty();
    }
    int inARow = anyDelivered(settled) ? 1 : failures + 1;
    Duration own = backoff.after(inARow);
    Duration asked =
        ofShop.stream()
            .flatMap(retry -> retry.retryAfter().stream())
            .max(Comparator.naturalOrder())
            .map(duration -> min(duration, config.longestRetryAfter()))
            .orElse(Duration.ZERO);
    return Optional.of(
        new Pause(asked.compareTo(own) > 0 ? asked : own, inARow, ofShop.getFirst().reason()));
  }

  private static boolean anyDelivered(List<Settled> settled) {
    return settled.stream().anyMatch(one -> one.outcome() instanceof Outcome.Delivered);
  }

  private static boolean blamesShop(Blame blame) {
    return switch (blame) {
      case SHOP, SHOP_OR_PRODUCT -> true;
      case PRODUCT, NOBODY -> false;
    };
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Counts, and tells the log: a line for the slice, and one for each product that was parked. */
  private void tell(Shop shop, List<Settled> settled) {
    Map<Outcome.State, Long> byState =
        settled.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.outcome().state(), TreeMap::new, Collectors.counting()));
    metrics.settled(shop.key(), byState);
    LOG.infof("Shop %s: %s", shop.key(), byState);
    settled.stream()
        .filter(one -> one.outcome().state().parked())
        .limit(MOST_LINES)
        .forEach(
            one ->
                about(shop.key(), one.due())
                    .run(
                        () ->
                            LOG.warnf(
                                "Shop %s, product %s: %s",
                                shop.key(),
                                printable(one.due().product()),
                                one.outcome().words())));
  }

  private static LogFields about(ShopKey shop, DueProduct due) {
    LogFields fields = LogFields.of(shop).and("product", printable(due.product()));
    return due.callback().isPresent() ? fields.and("callback", due.callback().getAsLong()) : fields;
  }

  /** A code comes from outside and may hold line breaks, which would forge lines of the log. */
  private static String printable(ProductKey product) {
    return product.value().replaceAll("\\p{Cntrl}", " ");
  }
}
