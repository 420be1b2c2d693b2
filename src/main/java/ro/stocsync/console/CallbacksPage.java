package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
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
import java.util.OptionalLong;
import ro.stocsync.company.Texts;
import ro.stocsync.ledger.Receipts;

/** What SmartBill sent, the latest first. */
@Path("/console/{company}/callbacks")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class CallbacksPage {

  private static final int SIZE = 50;

  private final Places places;
  private final Receipts receipts;
  private final Ui ui;

  /** For the configured companies. */
  CallbacksPage(Places places, Receipts receipts, Ui ui) {
    this.places = places;
    this.receipts = receipts;
    this.ui = ui;
  }

  /** The whole page. */
  record Callbacks(Place place, Found found) implements TemplateInstance {}

  /** What was found, alone. */
  record Rows(Place place, Found found) implements TemplateInstance {}

  /**
   * What was found.
   *
   * @param before the number that all of them are below; 0 for the latest
   * @param more whether there are older ones
   */
  record Found(
      String text, CallbackShow show, long before, boolean more, List<CallbackLine> lines) {

    /** What can be shown. */
    public CallbackShow[] shows() {
      return CallbackShow.values();
    }

    /** The address of those that are older, behind the page's own. */
    public String older() {
      return at(lines.getLast().kept().id());
    }

    /** The address of the latest. */
    public String latest() {
      return at(0);
    }

    private String at(long other) {
      return UriBuilder.fromPath("")
          .queryParam("text", "{text}")
          .queryParam("show", show)
          .queryParam("before", other)
          .build(text)
          .toString();
    }
  }

  /** The page, or what of it changes while somebody types. */
  @GET
  public TemplateInstance page(
      String company,
      @QueryParam("text") @DefaultValue("") @Size(max = 600) String text,
      @QueryParam("show") @DefaultValue("ALL") CallbackShow show,
      @QueryParam("before") @DefaultValue("0") @Min(0) long before,
      @HeaderParam("HX-Request") boolean part) {
    Place place = places.ofCompany(company, "callbacks");
    Found found = find(company, text, show, before);
    return part ? new Rows(place, found) : new Callbacks(place, found);
  }

  private Found find(String company, String text, CallbackShow show, long before) {
    Texts texts = ui.texts("callback");
    List<Receipts.Kept> found =
        receipts.latest(
            company,
            new Receipts.Filter(show.outcome(), text),
            before == 0 ? OptionalLong.empty() : OptionalLong.of(before),
            SIZE + 1);
    List<CallbackLine> lines =
        found.stream().limit(SIZE).map(kept -> CallbackLine.of(kept, texts)).toList();
    return new Found(text, show, before, found.size() > SIZE, lines);
  }
}
