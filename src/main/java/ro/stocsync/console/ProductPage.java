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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ro.stocsync.catalog.CatalogSearch;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.Shop;
import ro.stocsync.company.Warehouse;
import ro.stocsync.delivery.StockView;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.ledger.ProductKey;

/** One product in a shop, and how it came to stand where it stands. */
@Path("/console/{company}/{shop}/product")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ProductPage {

  private static final int EVENTS = 100;

  private final Places places;
  private final StockView stock;
  private final CatalogSearch catalog;
  private final Ledger ledger;
  private final History history;
  private final SettingsTable settings;
  private final Ui ui;

  /** For the configured shops. */
  ProductPage(
      Places places,
      StockView stock,
      CatalogSearch catalog,
      Ledger ledger,
      History history,
      SettingsTable settings,
      Ui ui) {
    this.places = places;
    this.stock = stock;
    this.catalog = catalog;
    this.ledger = ledger;
    this.history = history;
    this.settings = settings;
    this.ui = ui;
  }

  /**
   * A level in a warehouse.
   *
   * @param monitored whether the shop shows that warehouse's stock
   */
  record LevelLine(Ledger.Level level, boolean monitored) {}

  /** The page. */
  record Product(Place place, ProductLine row, List<LevelLine> levels, List<ChangeLine> changes)
      implements TemplateInstance {}

  /** The product of that key. */
  @GET
  public TemplateInstance page(
      String company,
      String shop,
      @QueryParam("key") @DefaultValue("") @NotBlank @Size(max = 700) String key) {
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
    List<ChangeLine> changes =
        history.latest(company, Optional.of(product), 0, EVENTS).stream()
            .filter(noted -> noted.entry().shop().map(shop::equals).orElse(true))
            .map(noted -> ChangeLine.of(noted, ui.texts("history")))
            .toList();
    return new Product(places.ofShop(known.key(), "products"), row, levels, changes);
  }
}
