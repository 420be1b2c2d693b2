package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.stocsync.callback.ItemsCsv;
import ro.stocsync.callback.ReplayRefused;
import ro.stocsync.callback.Replays;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.company.Texts;
import ro.stocsync.company.Warehouse;
import ro.stocsync.ledger.Receipts;
import ro.stocsync.text.Attachment;

/** One callback: what came, item by item and as it was received, and what was answered. */
@Path("/console/{company}/callbacks/{id}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class CallbackPage {

  private static final int SIZE = 100;
  private static final int SHOWN_BYTES = 100_000;

  private final Places places;
  private final Receipts receipts;
  private final Replays replays;
  private final ItemsCsv csv;
  private final SettingsTable settings;
  private final Ui ui;

  /** For the configured companies. */
  CallbackPage(
      Places places,
      Receipts receipts,
      Replays replays,
      ItemsCsv csv,
      SettingsTable settings,
      Ui ui) {
    this.places = places;
    this.receipts = receipts;
    this.replays = replays;
    this.csv = csv;
    this.settings = settings;
    this.ui = ui;
  }

  /**
   * The page.
   *
   * @param after the position behind which its items stand
   * @param last the position of the last of them; 0 if no more follow
   * @param body as it was received
   * @param replays when it was taken in again
   */
  record Callback(
      Place place,
      CallbackLine line,
      List<CallbackItemLine> items,
      int after,
      int last,
      Optional<BodyText> body,
      List<Receipts.Kept> replays)
      implements TemplateInstance {}

  /**
   * A body, or its beginning, as text.
   *
   * @param text what is not text in it shows as a replacement character
   * @param length bytes that are kept of it
   * @param whole whether that is all that was sent
   * @param cut whether only the beginning is shown
   */
  record BodyText(String text, long length, boolean whole, boolean cut) {

    static BodyText of(Receipts.Body body) {
      String text = new String(body.bytes(), StandardCharsets.UTF_8).replace('\0', '\ufffd');
      return new BodyText(text, body.length(), body.whole(), body.bytes().length < body.length());
    }
  }

  /** The callback of that number. */
  @GET
  public TemplateInstance page(
      String company, long id, @QueryParam("after") @DefaultValue("0") @Min(0) int after) {
    Place place = places.ofCompany(company, "callbacks");
    Receipts.Kept kept = kept(company, id);
    Texts texts = ui.texts("callback");
    List<Receipts.KeptItem> found = receipts.items(company, id, after, SIZE + 1);
    List<CallbackItemLine> items =
        found.stream()
            .limit(SIZE)
            .map(item -> CallbackItemLine.of(item, shop(company, item), texts))
            .toList();
    int last = found.size() > SIZE ? items.getLast().item().position() : 0;
    return new Callback(
        place,
        CallbackLine.of(kept, texts),
        items,
        after,
        last,
        receipts.body(company, id, SHOWN_BYTES).map(BodyText::of),
        receipts.replays(company, id));
  }

  private Receipts.Kept kept(String company, long id) {
    places.company(company);
    return receipts.find(company, id).orElseThrow(NotFoundException::new);
  }

  /** The first shop that shows the stock of the item's warehouse. */
  private String shop(String company, Receipts.KeptItem item) {
    Warehouse warehouse = Warehouse.named(item.warehouse());
    Map<String, ShopSettings> recent = settings.recently(company);
    return places.company(company).shops().stream()
        .map(shop -> shop.key().shop())
        .filter(shop -> recent.containsKey(shop) && shows(recent.get(shop), warehouse))
        .findFirst()
        .orElse("");
  }

  private static boolean shows(ShopSettings shop, Warehouse warehouse) {
    return shop.synchronised() && shop.warehouses().contains(warehouse);
  }

  /** The body as it was received, as a file. */
  @GET
  @Path("/body")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response body(String company, long id) {
    kept(company, id);
    Receipts.Body body =
        receipts.body(company, id, Integer.MAX_VALUE).orElseThrow(NotFoundException::new);
    return Attachment.of(
        fileName(company, id) + ".json", MediaType.APPLICATION_OCTET_STREAM_TYPE, body.bytes());
  }

  /** The items as a file for a spreadsheet. */
  @GET
  @Path("/items.csv")
  @Produces(Attachment.CSV)
  public Response items(String company, long id) {
    kept(company, id);
    Texts texts = ui.texts("callback");
    return Attachment.csv(fileName(company, id), out -> csv.write(company, id, out, texts));
  }

  private static String fileName(String company, long id) {
    return "stocsync-" + company + "-" + id;
  }

  /**
   * What would come, or came, of a replay.
   *
   * @param refused why it cannot be; empty if it can
   */
  record Replay(
      Place place,
      long id,
      Optional<Replays.Forecast> forecast,
      Optional<Replays.Done> done,
      String refused)
      implements TemplateInstance {}

  /** The same on a page of its own. */
  record ReplayAlone(Replay replay, Place place) implements TemplateInstance {}

  /** Asks whether it shall be, and says what would come of it. */
  @GET
  @Path("/replay")
  public TemplateInstance ask(String company, long id, @HeaderParam("HX-Request") boolean part) {
    Place place = places.ofCompany(company, "callbacks");
    Receipts.Kept kept = kept(company, id);
    Replay replay;
    try {
      Replays.Forecast forecast = replays.forecast(company, kept);
      replay = new Replay(place, id, Optional.of(forecast), Optional.empty(), "");
    } catch (ReplayRefused e) {
      replay = refused(place, id, e);
    }
    return shown(replay, part);
  }

  /** Takes the list in again. */
  @POST
  @Path("/replay")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response replay(String company, long id, @HeaderParam("HX-Request") boolean part) {
    Place place = places.ofCompany(company, "callbacks");
    try {
      Replays.Done done = replays.replay(company, kept(company, id), ui.user());
      Replay replay = new Replay(place, id, Optional.empty(), Optional.of(done), "");
      return Response.ok(shown(replay, part)).build();
    } catch (ReplayRefused e) {
      return Response.status(Response.Status.CONFLICT)
          .entity(shown(refused(place, id, e), part))
          .build();
    }
  }

  private Replay refused(Place place, long id, ReplayRefused e) {
    String why = ui.texts("callback").get(e.key(), e.arguments());
    return new Replay(place, id, Optional.empty(), Optional.empty(), why);
  }

  private static TemplateInstance shown(Replay replay, boolean part) {
    return part ? replay : new ReplayAlone(replay, replay.place());
  }
}
