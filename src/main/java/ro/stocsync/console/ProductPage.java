package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ro.stocsync.catalog.CatalogSearch;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.Shop;
import ro.stocsync.company.Warehouse;
import ro.stocsync.delivery.IdentityWork;
import ro.stocsync.delivery.StockView;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.Ledger;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.story.Bookmark;

/** One product in a shop, and how it came to stand where it stands. */
@Path("/console/{company}/{shop}/product")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ProductPage {

  private final Places places;
  private final StockView stock;
  private final CatalogSearch catalog;
  private final Ledger ledger;
  private final StoryLines story;
  private final SettingsTable settings;
  private final History history;
  private final Ui ui;

  /** For the configured shops. */
  ProductPage(
      Places places,
      StockView stock,
      CatalogSearch catalog,
      Ledger ledger,
      StoryLines story,
      SettingsTable settings,
      History history,
      Ui ui) {
    this.places = places;
    this.stock = stock;
    this.catalog = catalog;
    this.ledger = ledger;
    this.story = story;
    this.settings = settings;
    this.history = history;
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
      Place place, ProductLine row, List<LevelLine> levels, StoryLines.Page story, boolean latest)
      implements TemplateInstance {}

  /** The page. */
  record Product(Standing standing) implements TemplateInstance {}

  /** That it was forgotten. */
  record Forgotten(Place place, ChangeLine change) implements TemplateInstance {}

  /** The product of that key; of one that was forgotten, when and by whom, with 410. */
  @GET
  public Response page(
      String company,
      String shop,
      @QueryParam("key") @DefaultValue("") @NotBlank @Size(max = 700) String key,
      @QueryParam("before") @DefaultValue("") @Pattern(regexp = "|" + Bookmark.PATTERN)
          String before) {
    Optional<Bookmark> from = Optional.of(before).filter(one -> !one.isEmpty()).map(Bookmark::read);
    Optional<Standing> standing = look(company, shop, key, from);
    return standing.isPresent()
        ? Response.ok(new Product(standing.get())).build()
        : Response.status(Response.Status.GONE).entity(forgotten(company, shop, key)).build();
  }

  private Forgotten forgotten(String company, String shop, String key) {
    Place place = places.ofShop(places.shop(company, shop).key(), "products");
    return history
        .latest(company, new ProductKey(key), IdentityWork.FORGOTTEN)
        .map(noted -> new Forgotten(place, ChangeLine.of(noted, ui.texts("history"))))
        .orElseThrow(NotFoundException::new);
  }

  /** What of the page changes while it is looked at. */
  @GET
  @Path("/standing")
  public TemplateInstance standing(
      String company,
      String shop,
      @QueryParam("key") @DefaultValue("") @NotBlank @Size(max = 700) String key) {
    return look(company, shop, key, Optional.empty()).orElseThrow(NotFoundException::new);
  }

  private Optional<Standing> look(
      String company, String shop, String key, Optional<Bookmark> before) {
    Shop known = places.shop(company, shop);
    ProductKey product = new ProductKey(key);
    return stock.of(known.key(), product).map(line -> standing(known, product, line, before));
  }

  private Standing standing(
      Shop known, ProductKey product, StockView.Line line, Optional<Bookmark> before) {
    ProductLine row =
        ProductLine.of(
            line, known, catalog.byId(known.key(), line.productIds()), ui.texts("delivery"));
    Set<Warehouse> monitored = settings.of(known.key()).warehouses();
    List<LevelLine> levels =
        ledger.levels(known.key().company(), product).stream()
            .map(one -> new LevelLine(one, monitored.contains(Warehouse.named(one.warehouse()))))
            .toList();
    return new Standing(
        places.ofShop(known.key(), "products"),
        row,
        levels,
        story.page(known.key(), product, before.orElse(Bookmark.NEWEST)),
        before.isEmpty());
  }
}
