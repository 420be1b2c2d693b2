package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ro.stocsync.catalog.CatalogSearch;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.Shop;
import ro.stocsync.company.Warehouse;
import ro.stocsync.delivery.StockView;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.ledger.ProductKey;

/** One product in a shop, and how it came to stand where it stands. */
@Path("/console/{company}/{shop}/product")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ProductPage {

  /** The database's clock may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofHours(1);

  private final Places places;
  private final StockView stock;
  private final CatalogSearch catalog;
  private final Ledger ledger;
  private final ProductStory story;
  private final SettingsTable settings;
  private final Ui ui;

  /** For the configured shops. */
  ProductPage(
      Places places,
      StockView stock,
      CatalogSearch catalog,
      Ledger ledger,
      ProductStory story,
      SettingsTable settings,
      Ui ui) {
    this.places = places;
    this.stock = stock;
    this.catalog = catalog;
    this.ledger = ledger;
    this.story = story;
    this.settings = settings;
    this.ui = ui;
  }

  /**
   * A level in a warehouse.
   *
   * @param monitored whether the shop shows that warehouse's stock
   */
  record LevelLine(Ledger.Level level, boolean monitored) {}

  /**
   * Where it stands and how it came there.
   *
   * @param latest whether the story begins with now
   */
  record Standing(
      Place place, ProductLine row, List<LevelLine> levels, ProductStory.Page story, boolean latest)
      implements TemplateInstance {}

  /** The page. */
  record Product(Standing standing) implements TemplateInstance {}

  /** The product of that key. */
  @GET
  public TemplateInstance page(
      String company,
      String shop,
      @QueryParam("key") @DefaultValue("") @NotBlank @Size(max = 700) String key,
      @QueryParam("before") Optional<Instant> before) {
    return new Product(look(company, shop, key, before));
  }

  /** What of the page changes while it is looked at. */
  @GET
  @Path("/standing")
  public TemplateInstance standing(
      String company,
      String shop,
      @QueryParam("key") @DefaultValue("") @NotBlank @Size(max = 700) String key) {
    return look(company, shop, key, Optional.empty());
  }

  private Standing look(String company, String shop, String key, Optional<Instant> before) {
    Shop known = places.shop(company, shop);
    ProductKey product = new ProductKey(key);
    StockView.Line line = stock.of(known.key(), product).orElseThrow(NotFoundException::new);
    ProductLine row =
        ProductLine.of(
            line, known, catalog.byId(known.key(), line.productIds()), ui.texts("delivery"));
    Set<Warehouse> monitored = settings.of(known.key()).warehouses();
    List<LevelLine> levels =
        ledger.levels(company, product).stream()
            .map(one -> new LevelLine(one, monitored.contains(Warehouse.named(one.warehouse()))))
            .toList();
    return new Standing(
        places.ofShop(known.key(), "products"),
        row,
        levels,
        story.before(known.key(), product, before.orElse(Instant.now().plus(AHEAD))),
        before.isEmpty());
  }
}
