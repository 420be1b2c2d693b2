package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ro.stocsync.company.Shop;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.console.SettingsDesk.Outlook;
import ro.stocsync.console.SettingsDesk.Saving;
import ro.stocsync.ledger.History;
import ro.stocsync.smartbill.WarehouseLists;
import ro.stocsync.smartbill.WarehouseLists.Answer;

/** What of a shop is monitored and what becomes of it, with the effect before it is saved. */
@Path("/console/{company}/{shop}/settings")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class SettingsPage {

  /** A page is not kept waiting for SmartBill any longer. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Places places;
  private final SettingsDesk desk;
  private final WarehouseLists warehouses;
  private final Ui ui;

  /** For the configured shops. */
  SettingsPage(Places places, SettingsDesk desk, WarehouseLists warehouses, Ui ui) {
    this.places = places;
    this.desk = desk;
    this.warehouses = warehouses;
    this.ui = ui;
  }

  /**
   * The form as it is shown.
   *
   * @param form what it holds
   * @param boxes the warehouses that can be ticked
   * @param listed whether they are SmartBill's; else more can be written
   * @param wrong the settings that cannot be as they stand
   */
  record View(SettingsForm form, List<SettingsForm.Box> boxes, boolean listed, Set<String> wrong) {}

  /**
   * What came of the last saving.
   *
   * @param due how many products are sent; less than zero if nothing was saved
   * @param others what somebody else changed meanwhile
   * @param meanwhile whether somebody did
   */
  record Said(long due, Optional<ChangeLine> others, boolean meanwhile) {
    static final Said NOTHING = new Said(-1, Optional.empty(), false);
  }

  /** The whole page. */
  record Settings(Place place, View view, Said said) implements TemplateInstance {}

  /** What of it is answered to who saves. */
  record Form(Place place, View view, Said said) implements TemplateInstance {}

  /** What saving would do. */
  record Effect(Outlook outlook) implements TemplateInstance {}

  /** The page. */
  @GET
  public TemplateInstance page(String company, String shop) {
    Shop known = places.shop(company, shop);
    return new Settings(place(known), asSaved(known), Said.NOTHING);
  }

  /** Saves what is right and was seen as it is. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance save(
      String company,
      String shop,
      @BeanParam @Valid SettingsForm form,
      @HeaderParam("HX-Request") boolean part) {
    Shop known = places.shop(company, shop);
    Place place = place(known);
    View view;
    Said said;
    switch (desk.save(known, form, ui.user())) {
      case Saving.Saved(int due) -> {
        view = asSaved(known);
        said = new Said(due, Optional.empty(), false);
      }
      case Saving.Wrong(Set<String> fields) -> {
        view = view(known, form, fields);
        said = Said.NOTHING;
      }
      case Saving.Meanwhile meanwhile -> {
        view = view(known, form.seeing(desk.inForce(known.key())), Set.of());
        said = new Said(-1, meanwhile.latest().map(this::line), true);
      }
    }
    return part ? new Form(place, view, said) : new Settings(place, view, said);
  }

  /** Tells what saving would do. */
  @POST
  @Path("/effect")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance effect(String company, String shop, @BeanParam @Valid SettingsForm form) {
    return new Effect(desk.outlook(places.shop(company, shop), form));
  }

  private ChangeLine line(History.Noted noted) {
    return ChangeLine.of(noted, ui.texts("history"));
  }

  private Place place(Shop shop) {
    return places.ofShop(shop.key(), "settings");
  }

  private View asSaved(Shop shop) {
    ShopSettings settings = desk.inForce(shop.key());
    return view(shop, SettingsForm.of(settings, ui), Set.of());
  }

  private View view(Shop shop, SettingsForm form, Set<String> wrong) {
    Answer answer = warehouses.of(places.company(shop.key().company()), PATIENCE);
    Optional<List<String>> listed =
        answer instanceof Answer.Listed(List<String> names) ? Optional.of(names) : Optional.empty();
    return new View(form, form.boxes(listed), listed.isPresent(), wrong);
  }
}
