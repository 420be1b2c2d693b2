package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import ro.stocsync.catalog.CatalogSearch;
import ro.stocsync.company.Shop;
import ro.stocsync.console.SaidPages.Said;
import ro.stocsync.console.SaidPages.What;
import ro.stocsync.delivery.Dispatcher;
import ro.stocsync.delivery.StockView;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.MappingDraft;
import ro.stocsync.mapping.MappingRefused;
import ro.stocsync.mapping.MappingTarget;
import ro.stocsync.mapping.Mappings;
import ro.stocsync.mapping.ProductMapping;
import ro.stocsync.mapping.ProductMapping.Action;
import ro.stocsync.mapping.UndoableMappings;

/** The dialog that says what a product of SmartBill stands for in a shop. */
@Path("/console/{company}/{shop}/mapping")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class MappingPage {

  private static final int MOST_TARGETS = 50;
  private static final int MOST_OFFERED = 100;
  private static final int LONGEST_KEY = 700;
  private static final int LONGEST_FACTOR = 30;

  private final Places places;
  private final StockView stock;
  private final CatalogSearch catalog;
  private final Candidates candidates;
  private final Mappings mappings;
  private final UndoableMappings undoable;
  private final Dispatcher dispatcher;
  private final SaidPages pages;
  private final Ui ui;

  /** For the configured shops. */
  MappingPage(
      Places places,
      StockView stock,
      CatalogSearch catalog,
      Candidates candidates,
      Mappings mappings,
      UndoableMappings undoable,
      Dispatcher dispatcher,
      SaidPages pages,
      Ui ui) {
    this.places = places;
    this.stock = stock;
    this.catalog = catalog;
    this.candidates = candidates;
    this.mappings = mappings;
    this.undoable = undoable;
    this.dispatcher = dispatcher;
    this.pages = pages;
    this.ui = ui;
  }

  /**
   * What the dialog shows.
   *
   * @param mapping what an operator decided, if one did
   * @param error why what was asked for cannot be; empty if nothing was
   * @param badFactor a factor that is no number; empty if there is none
   * @param together whether the operator ticked that stocks are summed
   */
  record Shown(
      Place place,
      ProductLine row,
      Optional<ProductMapping> mapping,
      Candidates.Offer offer,
      boolean together,
      String error,
      String badFactor) {

    /** Whether the operator said that the product is none of the shop's. */
    public boolean ignored() {
      return mapping.filter(one -> one.action() == Action.IGNORE).isPresent();
    }
  }

  /** The dialog, within a page. */
  record Dialog(Shown shown) implements TemplateInstance {}

  /** The dialog as a page. */
  record Whole(Place place, Shown shown) implements TemplateInstance {}

  /** What is offered, alone. */
  record Offered(Candidates.Offer offer, boolean together) implements TemplateInstance {}

  /** What is asked for. */
  public static class Query {

    @RestQuery
    @DefaultValue("")
    @NotBlank
    @Size(max = LONGEST_KEY)
    String key;

    @RestQuery
    @DefaultValue("")
    @Size(max = CatalogSearch.LONGEST_TEXT)
    String text;

    @RestQuery("target")
    @Size(max = MOST_TARGETS)
    List<Long> targets;

    @RestQuery
    @Size(max = MOST_OFFERED)
    List<Long> offered;

    @RestQuery("factor")
    @Size(max = MOST_OFFERED)
    List<@Size(max = LONGEST_FACTOR) String> factors;

    @RestQuery boolean together;
  }

  /** The dialog; or, while somebody types, what is offered. */
  @GET
  public TemplateInstance dialog(
      String company,
      String shop,
      @Valid @BeanParam Query query,
      @HeaderParam("HX-Request") boolean part,
      @HeaderParam("HX-Target") @DefaultValue("") String target) {
    Shop known = places.shop(company, shop);
    ProductKey product = new ProductKey(query.key);
    Optional<ProductMapping> mapping = mappings.of(known.key(), product);
    MappingForm form =
        query.offered.isEmpty()
            ? MappingForm.of(mapping.map(ProductMapping::targets).orElse(List.of()))
            : MappingForm.of(query.targets, query.offered, query.factors, query.together);
    if (target.equals("candidates")) {
      Candidates.Offer offer = candidates.of(known.key(), product, form, query.text);
      return new Offered(offer, form.together());
    }
    Shown shown = shown(known, product, form, query.text, "", "");
    return part ? new Dialog(shown) : new Whole(shown.place(), shown);
  }

  /** What the operator wants. */
  public enum Wish {
    /** It feeds what is ticked. */
    MAP,
    /** It is none of this shop's. */
    IGNORE,
    /** It is matched by its code or name again. */
    REMOVE
  }

  /** What is sent. */
  public static class Form {

    @RestForm
    @DefaultValue("")
    @NotBlank
    @Size(max = LONGEST_KEY)
    String key;

    @RestForm @NotNull Wish wish;

    @RestForm("target")
    @Size(max = MOST_TARGETS)
    List<Long> targets;

    @RestForm
    @Size(max = MOST_OFFERED)
    List<Long> offered;

    @RestForm("factor")
    @Size(max = MOST_OFFERED)
    List<@Size(max = LONGEST_FACTOR) String> factors;

    @RestForm boolean together;
  }

  /** Does what the operator wants, or says in the dialog why it cannot be. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response decide(
      String company,
      String shop,
      @Valid @BeanParam Form sent,
      @HeaderParam("HX-Request") boolean part) {
    Shop known = places.shop(company, shop);
    ProductKey product = new ProductKey(sent.key);
    MappingForm form = MappingForm.of(sent.targets, sent.offered, sent.factors, sent.together);
    Optional<String> badFactor = sent.wish == Wish.MAP ? form.badFactor() : Optional.empty();
    if (badFactor.isPresent()) {
      return refused(shown(known, product, form, "", "", badFactor.get()), part);
    }
    try {
      return pages.answerDialog(done(known, product, form, sent.wish), part);
    } catch (MappingRefused refused) {
      return refused(shown(known, product, form, "", pages.words(refused), ""), part);
    }
  }

  private Said done(Shop shop, ProductKey product, MappingForm form, Wish wish) {
    UndoableMappings.Done done =
        switch (wish) {
          case MAP -> decided(shop, product, Action.MAP, form.targets(), form.together());
          case IGNORE -> decided(shop, product, Action.IGNORE, List.of(), false);
          case REMOVE -> undoable.release(shop.key(), List.of(product), any -> true, ui.user());
        };
    dispatcher.wake();
    What what =
        switch (wish) {
          case MAP -> What.MAPPED;
          case IGNORE -> What.IGNORED;
          case REMOVE -> What.UNMAPPED;
        };
    Place place = places.ofShop(shop.key(), "products");
    return new Said(place, what, done.products(), done.undo(), "");
  }

  private UndoableMappings.Done decided(
      Shop shop, ProductKey product, Action action, List<MappingTarget> targets, boolean together) {
    StockView.Line line = stock.of(shop.key(), product).orElseThrow(NotFoundException::new);
    MappingDraft draft =
        new MappingDraft(product, line.code(), line.name(), action, targets, together);
    return undoable.decide(shop.key(), List.of(draft), ui.user());
  }

  private static Response refused(Shown shown, boolean part) {
    TemplateInstance page = part ? new Dialog(shown) : new Whole(shown.place(), shown);
    return Response.status(Response.Status.CONFLICT).entity(page).build();
  }

  private Shown shown(
      Shop shop,
      ProductKey product,
      MappingForm form,
      String text,
      String error,
      String badFactor) {
    StockView.Line line = stock.of(shop.key(), product).orElseThrow(NotFoundException::new);
    ProductLine row =
        ProductLine.of(
            line, shop, catalog.byId(shop.key(), line.productIds()), ui.texts("delivery"));
    return new Shown(
        places.ofShop(shop.key(), "products"),
        row,
        mappings.of(shop.key(), product),
        candidates.of(shop.key(), product, form, text),
        form.together(),
        error,
        badFactor);
  }
}
