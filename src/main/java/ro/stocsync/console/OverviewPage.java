package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestStreamElementType;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;
import ro.stocsync.company.Texts;
import ro.stocsync.connection.CachedReports;
import ro.stocsync.connection.ConnectionReport;

/** Every shop at a glance, as it is now. */
@Path("/console")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OverviewPage {

  private final Companies companies;
  private final Places places;
  private final LiveOverview live;
  private final CachedReports reports;
  private final Ui ui;

  /** Of all companies. */
  OverviewPage(
      Companies companies, Places places, LiveOverview live, CachedReports reports, Ui ui) {
    this.companies = companies;
    this.places = places;
    this.live = live;
    this.reports = reports;
    this.ui = ui;
  }

  /** The whole page. */
  record Overview(Place place, LiveOverview.Snapshot shown) implements TemplateInstance {}

  /** What changes while it is looked at. */
  record Cards(LiveOverview.Snapshot shown) implements TemplateInstance {}

  /** The links to a shop. */
  record Connection(List<LinkLine> links, long broken) implements TemplateInstance {}

  /** The page. */
  @GET
  public TemplateInstance page() {
    Company first = companies.all().iterator().next();
    return new Overview(places.ofCompany(first.id(), "overview"), live.now());
  }

  /** The cards alone. */
  @GET
  @Path("/cards")
  public TemplateInstance cards() {
    return new Cards(live.now());
  }

  /** Says that something has changed; what it is, the page then asks for. */
  @GET
  @Path("/live")
  @NonBlocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.TEXT_PLAIN)
  public Multi<String> live() {
    return live.changes().map(change -> "changed");
  }

  /** How each link to a shop stands; young enough, not new for every reader. */
  @GET
  @Path("/{company}/{shop}/connection")
  public TemplateInstance connection(String company, String shop) {
    places.shop(company, shop);
    ConnectionReport report = reports.of(places.company(company)).await().indefinitely();
    Texts texts = ui.texts("connection");
    List<LinkLine> lines =
        report.shops().stream()
            .filter(one -> one.shop().shop().equals(shop))
            .flatMap(one -> one.links().stream())
            .map(link -> LinkLine.of(link, texts))
            .toList();
    return new Connection(lines, lines.stream().filter(LinkLine::broken).count());
  }
}
