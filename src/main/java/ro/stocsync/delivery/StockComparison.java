package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ro.stocsync.catalog.Catalog;
import ro.stocsync.catalog.LiveStock;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match;
import ro.stocsync.mapping.ProductMatcher;
import ro.stocsync.mapping.Target;
import ro.stocsync.woocommerce.ItemAnswer;
import ro.stocsync.woocommerce.ShopProduct;
import ro.stocsync.woocommerce.StockManagement;

/**
 * What a delivery of levels would do, without doing it: matches them, reads what the shop shows now
 * and compares. Runs on a virtual thread and blocks.
 */
@ApplicationScoped
public class StockComparison {

  private final ProductMatcher matcher;
  private final Catalog catalog;
  private final LiveStock live;
  private final Planner planner;
  private final SettingsTable settings;

  /** Of any shop. */
  StockComparison(
      ProductMatcher matcher,
      Catalog catalog,
      LiveStock live,
      Planner planner,
      SettingsTable settings) {
    this.matcher = matcher;
    this.catalog = catalog;
    this.live = live;
    this.planner = planner;
    this.settings = settings;
  }

  /**
   * A level to be compared.
   *
   * @param product of which product
   * @param quantity the sum of the monitored warehouses, in SmartBill's unit
   */
  public record Level(ProductKey product, BigDecimal quantity) {}

  /** What came of a comparison, for one product of SmartBill and one of the shop that it feeds. */
  public sealed interface Compared {

    /** The product of SmartBill. */
    ProductKey product();

    /**
     * The shop shows it, or does not.
     *
     * @param product SmartBill's product
     * @param productId the shop's
     * @param wanted pieces that it should show
     * @param shown pieces that it shows; empty where it keeps no stock
     * @param equal whether nothing need be written
     * @param managed whether the shop keeps stock for it
     * @param changedAt when the shop's product was last changed
     */
    record Shown(
        ProductKey product,
        long productId,
        BigDecimal wanted,
        Optional<BigDecimal> shown,
        boolean equal,
        boolean managed,
        Optional<Instant> changedAt)
        implements Compared {}

    /**
     * Nothing could be written.
     *
     * @param product SmartBill's product
     * @param productId the shop's that it stands for; 0 if none
     * @param state why, as a delivery would leave it
     * @param detail what the state's text speaks of
     */
    record Hindered(
        ProductKey product, long productId, Outcome.State state, Optional<String> detail)
        implements Compared {}
  }

  /**
   * Compares levels with what the shop shows now. One request for each hundred products.
   *
   * @throws ro.stocsync.woocommerce.ShopException if the shop does not answer as it should
   */
  public List<Compared> compare(Shop shop, List<Level> levels) {
    ShopSettings inForce = settings.of(shop.key());
    List<DueProduct> due =
        levels.stream()
            .map(level -> new DueProduct(level.product(), 0, 0, level.quantity()))
            .toList();
    List<ProductKey> keys = levels.stream().map(Level::product).toList();
    long before = catalog.changes(shop.key());
    Map<ProductKey, Match> matches = matcher.match(shop.key(), keys, inForce.nameFallback());
    Map<Long, ShopProduct> shown = live.read(shop, items(matches.values()), keys);
    if (catalog.changes(shop.key()) != before) {
      // What was learned may mean other products; those are looked at when they are delivered.
      matches = matcher.match(shop.key(), keys, inForce.nameFallback());
    }
    DeliveryPlan plan = planner.plan(shop, inForce, due, matches);
    List<Compared> compared = new ArrayList<>();
    plan.settled().forEach(one -> compared.add(hindered(one)));
    Stream.concat(plan.products().stream(), plan.variations().stream())
        .flatMap(batch -> batch.writes().stream())
        .forEach(write -> compared.addAll(shown(write, shown)));
    return compared;
  }

  private static List<LiveStock.Item> items(Collection<Match> matches) {
    return matches.stream()
        .filter(Match.Found.class::isInstance)
        .flatMap(match -> ((Match.Found) match).shares().stream())
        .map(Match.Share::target)
        .map(StockComparison::item)
        .distinct()
        .toList();
  }

  private static LiveStock.Item item(Target target) {
    boolean itself = target.productId() == target.holderId();
    return new LiveStock.Item(
        target.holderId(), target.holderParentId(), itself ? target.sku() : "");
  }

  private static Compared hindered(Settled one) {
    long productId =
        switch (one.outcome()) {
          case Outcome.StockNotManaged(long id) -> id;
          case Outcome.Stockless(long id, var state) -> id;
          default -> 0;
        };
    return new Compared.Hindered(
        one.due().product(), productId, one.outcome().state(), one.outcome().detail());
  }

  private static List<Compared> shown(StockWrite write, Map<Long, ShopProduct> live) {
    Optional<ShopProduct> product = Optional.ofNullable(live.get(write.target().holderId()));
    boolean managed =
        product.filter(one -> one.stockManagement() == StockManagement.MANAGED).isPresent();
    boolean equal =
        managed
            && new AnswerJudge(1).judge(write, new ItemAnswer.Stored(product.get()), false)
                instanceof Outcome.Delivered;
    return write.dues().stream()
        .<Compared>map(
            due ->
                new Compared.Shown(
                    due.product(),
                    write.target().productId(),
                    write.quantity(),
                    product.filter(one -> managed).flatMap(ShopProduct::stockQuantity),
                    equal,
                    managed,
                    product.flatMap(ShopProduct::modified)))
        .toList();
  }
}
