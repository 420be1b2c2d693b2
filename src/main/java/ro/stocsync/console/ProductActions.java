package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import ro.stocsync.catalog.CatalogSearch;
import ro.stocsync.company.ShopKey;
import ro.stocsync.console.SaidPages.Said;
import ro.stocsync.console.SaidPages.What;
import ro.stocsync.delivery.AskedDelivery;
import ro.stocsync.delivery.Dispatcher;
import ro.stocsync.delivery.IdentityWork;
import ro.stocsync.delivery.StockView;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.MappingDraft;
import ro.stocsync.mapping.MappingRefused;
import ro.stocsync.mapping.ProductMapping.Action;
import ro.stocsync.mapping.UndoableMappings;

/** What an operator does with many products at once, and what undoes it. */
@Path("/console/{company}/{shop}/products")
@Blocking
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ProductActions {

  /** So many at once; who wants more does it again. */
  static final int MOST = 1_000;

  private final Places places;
  private final StockView stock;
  private final AskedDelivery delivery;
  private final UndoableMappings mappings;
  private final IdentityWork identities;
  private final Dispatcher dispatcher;
  private final SaidPages pages;
  private final Ui ui;

  /** For the configured shops. */
  ProductActions(
      Places places,
      StockView stock,
      AskedDelivery delivery,
      UndoableMappings mappings,
      IdentityWork identities,
      Dispatcher dispatcher,
      SaidPages pages,
      Ui ui) {
    this.places = places;
    this.stock = stock;
    this.delivery = delivery;
    this.mappings = mappings;
    this.identities = identities;
    this.dispatcher = dispatcher;
    this.pages = pages;
    this.ui = ui;
  }

  /** Which products an action is for: those that were ticked, or all that a search finds. */
  public static class Chosen {

    @RestForm("product")
    @Size(max = ProductsPage.SIZE)
    List<@Size(max = 700) String> products;

    @RestForm boolean whole;

    @RestForm
    @DefaultValue("")
    @Size(max = CatalogSearch.LONGEST_TEXT)
    String text;

    @RestForm
    @DefaultValue("ALL")
    Show show;

    private List<ProductKey> ticked() {
      return Optional.ofNullable(products).orElse(List.of()).stream()
          .distinct()
          .map(ProductKey::new)
          .toList();
    }
  }

  private List<ProductKey> keys(ShopKey shop, Chosen chosen) {
    return chosen.whole
        ? stock.keys(shop, new StockView.Filter(chosen.show.states(), chosen.text), MOST)
        : chosen.ticked();
  }

  /** Delivers the chosen products at once. */
  @POST
  @Path("/deliver")
  public Response deliver(
      String company,
      String shop,
      @Valid @BeanParam Chosen chosen,
      @HeaderParam("HX-Request") boolean part) {
    Place place = place(company, shop);
    List<ProductKey> keys = keys(key(place), chosen);
    return keys.isEmpty()
        ? nothing(place, part)
        : pages.answer(
            Said.of(place, What.DELIVERING, delivery.deliver(key(place), keys, ui.user())), part);
  }

  /** Lets the chosen products be none of the shop's. */
  @POST
  @Path("/ignore")
  public Response ignore(
      String company,
      String shop,
      @Valid @BeanParam Chosen chosen,
      @HeaderParam("HX-Request") boolean part) {
    Place place = place(company, shop);
    List<MappingDraft> drafts =
        stock.of(key(place), keys(key(place), chosen)).stream()
            .map(ProductActions::ignored)
            .toList();
    return drafts.isEmpty()
        ? nothing(place, part)
        : done(place, What.IGNORED, mappings.decide(key(place), drafts, ui.user()), part);
  }

  static MappingDraft ignored(StockView.Line line) {
    return new MappingDraft(
        line.product(), line.code(), line.name(), Action.IGNORE, List.of(), false);
  }

  /** Lets those of the chosen products that are ignored be matched again. */
  @POST
  @Path("/release")
  public Response release(
      String company,
      String shop,
      @Valid @BeanParam Chosen chosen,
      @HeaderParam("HX-Request") boolean part) {
    Place place = place(company, shop);
    List<ProductKey> keys = keys(key(place), chosen);
    return keys.isEmpty()
        ? nothing(place, part)
        : done(
            place,
            What.RELEASED,
            mappings.release(key(place), keys, Action.IGNORE::equals, ui.user()),
            part);
  }

  /** Asks whether the operator is sure, as this cannot be undone. */
  record Forget(Place place, List<ProductLine> rows, long n) implements TemplateInstance {}

  /** Likewise, on a page of its own. */
  record ForgetPage(Place place, List<ProductLine> rows, long n) implements TemplateInstance {}

  /**
   * Forgets the chosen products, in all shops of the company.
   *
   * @param sure whether the operator was asked and is sure
   */
  @POST
  @Path("/forget")
  public Response forget(
      String company,
      String shop,
      @Valid @BeanParam Chosen chosen,
      @RestForm boolean sure,
      @HeaderParam("HX-Request") boolean part) {
    Place place = place(company, shop);
    List<ProductKey> keys = chosen.ticked();
    if (keys.isEmpty()) {
      return nothing(place, part);
    }
    if (sure) {
      long gone = keys.stream().filter(one -> identities.forget(company, one, ui.user())).count();
      return pages.answerDialog(Said.of(place, What.FORGOTTEN, gone), part);
    }
    List<ProductLine> rows =
        stock.of(key(place), keys).stream()
            .map(
                line ->
                    ProductLine.of(
                        line, places.shop(company, shop), Map.of(), ui.texts("delivery")))
            .toList();
    return part
        ? Response.ok(new Forget(place, rows, rows.size())).header("HX-Retarget", "#dialog").build()
        : Response.ok(new ForgetPage(place, rows, rows.size())).build();
  }

  /** Puts back what was before an action. */
  @POST
  @Path("/undo")
  public Response undo(
      String company,
      String shop,
      @RestForm @NotNull UUID undo,
      @HeaderParam("HX-Request") boolean part) {
    Place place = place(company, shop);
    try {
      int products = mappings.undo(key(place), undo, ui.user());
      dispatcher.wake();
      return pages.answer(Said.of(place, What.UNDONE, products), part);
    } catch (MappingRefused refused) {
      return pages.answer(pages.refused(place, refused), part);
    }
  }

  private Response done(Place place, What what, UndoableMappings.Done done, boolean part) {
    dispatcher.wake();
    return pages.answer(new Said(place, what, done.products(), done.undo(), ""), part);
  }

  private Response nothing(Place place, boolean part) {
    return pages.answer(Said.of(place, What.NOTHING, 0), part);
  }

  private Place place(String company, String shop) {
    return places.ofShop(places.shop(company, shop).key(), "products");
  }

  private static ShopKey key(Place place) {
    return new ShopKey(place.company(), place.shop());
  }
}
