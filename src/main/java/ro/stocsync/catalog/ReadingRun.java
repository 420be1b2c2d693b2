package ro.stocsync.catalog;

import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import ro.stocsync.company.ShopKey;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.Transaction;
import ro.stocsync.woocommerce.PageRequest;
import ro.stocsync.woocommerce.ProductPage;
import ro.stocsync.woocommerce.ShopProduct;
import ro.stocsync.woocommerce.ShopRefused;
import ro.stocsync.woocommerce.WooCommerce;

/**
 * The reading of a whole catalog, while one process is at it: step by step, a page or a parent at a
 * time, each written down with the products it brought.
 *
 * <p>What the lists did not show is not forgotten for it: a list shifts while it is read ({@link
 * PageCursor}), so the shop is asked for each of those by its id, and for variations by their
 * parent, before they are taken to be gone.
 */
final class ReadingRun {

  private static final Logger LOG = Logger.getLogger(ReadingRun.class);

  /**
   * Pages after which the planner is told how many rows there are now: a table that was empty a
   * moment ago is read by whichever index, and a page of a large catalog would take seconds.
   * PostgreSQL's own analysis comes a minute late.
   */
  private static final Set<Integer> ANALYSED_AT = Set.of(5, 25, 100, 400, 1_600);

  private final Database database;
  private final Catalog catalog;
  private final CatalogReadings readings;
  private final KnownRows known;
  private final ParentReader parents;
  private final WooCommerce woo;
  private Reading reading;
  private PageCursor cursor;
  private boolean underWay = true;

  /** Goes on where the reading stands. */
  ReadingRun(
      Database database,
      Catalog catalog,
      CatalogReadings readings,
      KnownRows known,
      ParentReader parents,
      WooCommerce woo,
      Reading reading) {
    this.database = database;
    this.catalog = catalog;
    this.readings = readings;
    this.known = known;
    this.parents = parents;
    this.woo = woo;
    this.reading = reading;
    this.cursor = resume(reading);
  }

  /**
   * A first reading goes back a page: what moved up to it meanwhile nobody knows yet. To the others
   * it is known, and asked for by its id if they miss it; and a sweep may have time for one page
   * only, which has to be another one each time.
   */
  private static PageCursor resume(Reading reading) {
    return reading.purpose() == ReadingPurpose.FIRST
        ? PageCursor.againAt(reading.done(), reading.lastId())
        : PageCursor.behind(reading.done(), reading.lastId());
  }

  /** Whether there is more to read, and it is still ours to read. */
  boolean isUnderWay() {
    return underWay;
  }

  /** Asks the shop for what comes next. */
  void step() {
    switch (reading.list()) {
      case PRODUCTS -> readPage(woo::products, ReadingList.VARIATIONS);
      case VARIATIONS -> readVariations();
      case VARIATIONS_BY_PARENT ->
          known
              .nextParent(reading)
              .ifPresentOrElse(this::readParent, () -> enter(ReadingList.UNSEEN_PRODUCTS));
      case UNSEEN_PRODUCTS -> askForUnseen();
      case UNSEEN_VARIATIONS ->
          known.nextParentOfUnseen(reading).ifPresentOrElse(this::readParent, this::finish);
    }
  }

  private void readVariations() {
    try {
      readPage(woo::variations, ReadingList.UNSEEN_PRODUCTS);
    } catch (ShopRefused refused) {
      if (refused.status() != 404) {
        throw refused;
      }
      LOG.infof("Shop %s has no list of all variations: read by parent", shop());
      enter(ReadingList.VARIATIONS_BY_PARENT);
    }
  }

  private void readPage(Function<PageRequest, Uni<ProductPage>> list, ReadingList next) {
    ProductPage page = list.apply(PageRequest.of(cursor.page())).await().indefinitely();
    PageCursor after = cursor.after(page);
    long items = (cursor.page() - 1L) * PageRequest.SIZE + page.products().size();
    int done = Math.min(after.page() - 1, page.totalPages());
    save(
        reading.begunAt(page.shopTime()).at(done, page.totalPages(), after.lastId(), items),
        transaction -> catalog.learn(transaction, shop(), page.products(), true));
    if (reading.purpose() == ReadingPurpose.FIRST && ANALYSED_AT.contains(done)) {
      database.update("analyze catalog_product");
    }
    cursor = after;
    if (after.isBehind(page)) {
      enter(next);
    }
  }

  private void readParent(long parent) {
    int variations = parents.read(shop(), woo, parent, true);
    save(onePageFurther(parent, variations), transaction -> {});
  }

  private void askForUnseen() {
    List<Long> unseen = known.nextUnseenProducts(reading, PageRequest.SIZE);
    if (unseen.isEmpty()) {
      enter(ReadingList.UNSEEN_VARIATIONS);
      return;
    }
    List<ShopProduct> there =
        woo.productsById(unseen).await().indefinitely().stream()
            .filter(product -> !product.status().equals("trash"))
            .toList();
    Set<Long> gone = new HashSet<>(unseen);
    there.forEach(product -> gone.remove(product.id()));
    save(
        onePageFurther(unseen.getLast(), unseen.size()),
        transaction -> {
          catalog.learn(transaction, shop(), there, true);
          catalog.forget(transaction, shop(), gone);
        });
    LOG.infof(
        "Shop %s: of %d products that its lists did not show %d are gone",
        shop(), unseen.size(), gone.size());
  }

  private Reading onePageFurther(long lastId, int items) {
    int done = reading.done() + 1;
    return reading.at(done, Math.max(done, reading.known()), lastId, reading.items() + items);
  }

  private void enter(ReadingList list) {
    if (underWay) {
      save(reading.in(list, size(list)), transaction -> {});
      cursor = PageCursor.atStart();
    }
  }

  /** Pages or parents, as far as we can tell without asking the shop. */
  private int size(ReadingList list) {
    return switch (list) {
      case PRODUCTS, VARIATIONS -> 0;
      case VARIATIONS_BY_PARENT -> known.parents(reading);
      case UNSEEN_PRODUCTS -> Math.ceilDiv(known.unseenProducts(reading), PageRequest.SIZE);
      case UNSEEN_VARIATIONS -> known.parentsOfUnseen(reading);
    };
  }

  /**
   * A sweep leaves the refreshes alone: they went on meanwhile, and know the shop up to a later
   * moment than that at which the sweep began.
   */
  private void finish() {
    underWay = false;
    database.inTransaction(
        transaction -> {
          boolean ours = readings.finish(transaction, reading);
          if (ours && reading.purpose() != ReadingPurpose.SWEEP) {
            catalog.noteReadUntil(
                transaction,
                shop(),
                reading.shopTime().orElse(reading.beganAt()),
                reading.stockManaged());
          }
          return ours;
        });
  }

  /** Writes what was learned, and with it how far that is. */
  private void save(Reading further, Consumer<Transaction> learned) {
    Optional<Reading> saved =
        database.inTransaction(
            transaction -> {
              learned.accept(transaction);
              return readings.save(transaction, further);
            });
    reading = saved.orElse(reading);
    underWay = saved.isPresent();
  }

  private ShopKey shop() {
    return reading.shop();
  }
}
