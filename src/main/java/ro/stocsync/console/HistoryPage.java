package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import ro.stocsync.ledger.History;

/** Who changed what, and when. */
@Path("/console/{company}/history")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class HistoryPage {

  private static final int SIZE = 50;

  private final Places places;
  private final History history;
  private final Ui ui;

  /** For the configured companies. */
  HistoryPage(Places places, History history, Ui ui) {
    this.places = places;
    this.history = history;
    this.ui = ui;
  }

  /**
   * The page.
   *
   * @param page from 1
   * @param more whether there is another page
   */
  record Changes(Place place, List<ChangeLine> changes, int page, boolean more)
      implements TemplateInstance {}

  /** A page of changes, the latest first. */
  @GET
  public TemplateInstance page(
      String company, @QueryParam("page") @DefaultValue("1") @Min(1) @Max(100_000) int page) {
    Place place = places.ofCompany(company, "history");
    List<History.Noted> found = history.latest(company, (page - 1) * SIZE, SIZE + 1);
    List<ChangeLine> lines =
        found.stream().limit(SIZE).map(noted -> ChangeLine.of(noted, ui.texts("history"))).toList();
    return new Changes(place, lines, page, found.size() > SIZE);
  }
}
