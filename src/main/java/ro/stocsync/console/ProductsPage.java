package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import ro.stocsync.catalog.CatalogEntry;
import ro.stocsync.catalog.CatalogSearch;
import ro.stocsync.company.Shop;
import ro.stocsync.company.Texts;
import ro.stocsync.delivery.StockView;
import ro.stocsync.delivery.StockView.Order;

/** A shop's products: what SmartBill has, what the shop shows, where it stands and why. */
@Path("/console/{company}/{shop}/products")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ProductsPage {

  static final int SIZE = 50;
  private static final int LAST_PAGE = 100_000;

  private final Places places;
  private final StockView stock;
  private final CatalogSearch catalog;
  private final Ui ui;

  /** For the configured shops. */
  ProductsPage(Places places, StockView stock, CatalogSearch catalog, Ui ui) {
    this.places = places;
    this.stock = stock;
    this.catalog = catalog;
    this.ui = ui;
  }

  /** The whole page. */
  record Products(Place place, Found found) implements TemplateInstance {}

  /** What was found, alone. */
  record Rows(Place place, Found found) implements TemplateInstance {}

  /**
   * What was found.
   *
   * @param total how many products in all, or at least
   * @param more whether there are more than that
   * @param page which page of them, from 1
   */
  record Found(
      String text,
      Show show,
      Order order,
      long total,
      boolean more,
      long page,
      List<ProductLine> lines) {

    /** How many pages there are, or at least. */
    public long pages() {
      return Math.max(1, (total + SIZE - 1) / SIZE);
    }

    /** Whether another page comes. */
    public boolean goesOn() {
      return more ? lines.size() == SIZE : page < pages();
    }

    /** Whether not all of them stand on this page. */
    public boolean beyond() {
      return total > lines.size();
    }

    /** How many of them an action can be for at once. */
    public long reach() {
      return Math.min(total, ProductActions.MOST);
    }

    /** Whether an action can be for all of them at once. */
    public boolean within() {
      return !more && total <= ProductActions.MOST;
    }

    /** The address of another page of the same, behind the products' own. */
    public String at(long other) {
      return UriBuilder.fromPath("")
          .queryParam("text", "{text}")
          .queryParam("show", show)
          .queryParam("order", order)
          .queryParam("page", other)
          .build(text)
          .toString();
    }

    /** What can be shown. */
    public Show[] shows() {
      return Show.values();
    }

    /** In which orders. */
    public Order[] orders() {
      return Order.values();
    }
  }

  /** The page, or what of it changes while somebody types. */
  @GET
  public TemplateInstance page(
      String company,
      String shop,
      @QueryParam("text") @DefaultValue("") @Size(max = CatalogSearch.LONGEST_TEXT) String text,
      @QueryParam("show") @DefaultValue("ALL") Show show,
      @QueryParam("order") @DefaultValue("PRODUCT") Order order,
      @QueryParam("page") @DefaultValue("1") @Min(1) @Max(LAST_PAGE) int page,
      @HeaderParam("HX-Request") boolean part) {
    Shop known = places.shop(company, shop);
    Place place = places.ofShop(known.key(), "products");
    Found found = find(known, text, show, order, page);
    return part ? new Rows(place, found) : new Products(place, found);
  }

  private Found find(Shop shop, String text, Show show, Order order, int page) {
    StockView.Filter filter = new StockView.Filter(show.states(), text);
    StockView.Lines found = stock.page(shop.key(), filter, order, page, SIZE);
    List<Long> ids = found.lines().stream().flatMap(one -> one.productIds().stream()).toList();
    Map<Long, CatalogEntry> entries = catalog.byId(shop.key(), ids);
    Texts texts = ui.texts("delivery");
    List<ProductLine> lines =
        found.lines().stream().map(line -> ProductLine.of(line, shop, entries, texts)).toList();
    return new Found(text, show, order, found.total(), found.more(), page, lines);
  }
}
