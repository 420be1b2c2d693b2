package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import ro.stocsync.company.Company;
import ro.stocsync.company.Shop;
import ro.stocsync.connection.CachedReports;
import ro.stocsync.console.SettingsDesk.Saving;
import ro.stocsync.console.SetupSteps.Steps;
import ro.stocsync.reconcile.AskedRuns;
import ro.stocsync.reconcile.RunRefused;
import ro.stocsync.reconcile.SyncRun.Kind;
import ro.stocsync.smartbill.WarehouseLists;

/** What is to be done until SmartBill's stock reaches the shops, in the order of its own guide. */
@Path("/console/{company}/setup")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class SetupPage {

  private final Places places;
  private final SetupSteps steps;
  private final TokenCheck tokens;
  private final SettingsDesk desk;
  private final WarehouseLists warehouses;
  private final CachedReports reports;
  private final AskedRuns asked;
  private final RoutingContext request;
  private final Ui ui;

  /** For the configured companies. */
  SetupPage(
      Places places,
      SetupSteps steps,
      TokenCheck tokens,
      SettingsDesk desk,
      WarehouseLists warehouses,
      CachedReports reports,
      AskedRuns asked,
      RoutingContext request,
      Ui ui) {
    this.places = places;
    this.steps = steps;
    this.tokens = tokens;
    this.desk = desk;
    this.warehouses = warehouses;
    this.reports = reports;
    this.asked = asked;
    this.request = request;
    this.ui = ui;
  }

  /**
   * What came of what was just done.
   *
   * @param step at which step it is told
   * @param what a word that the page has words for
   * @param shop of which shop; empty where it concerns none
   * @param number of which it speaks
   */
  record Said(int step, String what, String shop, long number) {
    static final Said NOTHING = new Said(0, "", "", 0);

    public boolean at(int other) {
      return step == other;
    }

    public boolean of(int other, String name) {
      return step == other && shop.equals(name);
    }

    /** Whether the shop's warehouses are shown as somebody chose them, not as they are saved. */
    public boolean typed(String name) {
      return of(3, name) && !what.equals("SAVED");
    }
  }

  /** The whole page. */
  record Setup(Place place, Steps steps, Said said) implements TemplateInstance {}

  /** What of it is answered to who does something. */
  record Parts(Place place, Steps steps, Said said) implements TemplateInstance {}

  /** The page, or what of it changes. */
  @GET
  public TemplateInstance page(
      String company, UriInfo uri, @HeaderParam("HX-Request") boolean part) {
    return answer(company, uri, part, Said.NOTHING, Map.of());
  }

  private TemplateInstance answer(
      String company, UriInfo uri, boolean part, Said said, Map<String, SettingsForm> typed) {
    Place place = places.ofCompany(company, "setup");
    Steps all = steps.of(places.company(company), uri.getBaseUri(), typed, ui);
    return part ? new Parts(place, all, said) : new Setup(place, all, said);
  }

  /**
   * Tells whether it is the token; it is neither kept nor written anywhere.
   *
   * @param token as SmartBill shows it
   */
  @POST
  @Path("/token")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance token(
      String company,
      UriInfo uri,
      @RestForm @NotNull @Size(max = TokenCheck.LONGEST) String token,
      @HeaderParam("HX-Request") boolean part) {
    String from = request.request().remoteAddress().hostAddress();
    TokenCheck.Verdict verdict = tokens.check(places.company(company), token, from, ui.user());
    return answer(company, uri, part, new Said(1, verdict.name(), "", 0), Map.of());
  }

  /** Asks SmartBill anew. */
  @POST
  @Path("/warehouses")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance warehouses(
      String company, UriInfo uri, @HeaderParam("HX-Request") boolean part) {
    warehouses.forget(places.company(company).id());
    return answer(company, uri, part, Said.NOTHING, Map.of());
  }

  /**
   * Saves a shop's settings.
   *
   * @param step the step whose form it is
   */
  @POST
  @Path("/{shop}/settings/{step:[36]}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance settings(
      String company,
      String shop,
      int step,
      UriInfo uri,
      @BeanParam @Valid SettingsForm form,
      @HeaderParam("HX-Request") boolean part) {
    Shop known = places.shop(company, shop);
    Map<String, SettingsForm> typed = step == 3 ? Map.of(shop, form) : Map.of();
    return switch (desk.save(known, form, ui.user())) {
      case Saving.Saved(int due) ->
          answer(company, uri, part, new Said(step, "SAVED", shop, due), Map.of());
      case Saving.Wrong wrong ->
          answer(company, uri, part, new Said(step, "WRONG", shop, 0), typed);
      case Saving.Meanwhile meanwhile ->
          answer(company, uri, part, new Said(step, "MEANWHILE", shop, 0), typed);
    };
  }

  /** "Testează conexiunea": looks at every link now. */
  @POST
  @Path("/connection")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance connection(
      String company, UriInfo uri, @HeaderParam("HX-Request") boolean part) {
    Company known = places.company(company);
    warehouses.forget(known.id());
    reports.anew(known).await().indefinitely();
    return answer(company, uri, part, new Said(4, "TESTED", "", 0), Map.of());
  }

  /** Begins the initial synchronisation; nothing is written before somebody confirms it. */
  @POST
  @Path("/pull")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance pull(
      String company, UriInfo uri, @HeaderParam("HX-Request") boolean part) {
    Company known = places.company(company);
    Said said = new Said(5, "BEGUN", "", 0);
    try {
      asked.begin(
          known, new AskedRuns.Wish(Kind.PULL, List.of(), Set.of(), true, false), ui.user());
    } catch (RunRefused e) {
      said = new Said(5, known.account().isEmpty() ? "NO_ACCOUNT" : "OPEN", "", 0);
    }
    return answer(company, uri, part, said, Map.of());
  }
}
