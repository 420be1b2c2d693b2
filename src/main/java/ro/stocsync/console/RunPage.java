package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import ro.stocsync.company.Texts;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.reconcile.AskedRuns;
import ro.stocsync.reconcile.LineText;
import ro.stocsync.reconcile.Repairs;
import ro.stocsync.reconcile.RunCsv;
import ro.stocsync.reconcile.RunRefused;
import ro.stocsync.reconcile.RunReport;
import ro.stocsync.reconcile.Runs;
import ro.stocsync.reconcile.SyncRun;
import ro.stocsync.text.Attachment;

/** One run: how far it is, what it asks, what it found. */
@Path("/console/{company}/runs/{id}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RunPage {

  private static final int SIZE = 50;
  private static final String PHASE_CHANGED = "run-phase-changed";

  private final Places places;
  private final Runs runs;
  private final RunReport report;
  private final RunCsv csv;
  private final AskedRuns asked;
  private final Repairs repairs;
  private final Ui ui;

  /** For the configured companies. */
  RunPage(
      Places places,
      Runs runs,
      RunReport report,
      RunCsv csv,
      AskedRuns asked,
      Repairs repairs,
      Ui ui) {
    this.places = places;
    this.runs = runs;
    this.report = report;
    this.csv = csv;
    this.asked = asked;
    this.repairs = repairs;
    this.ui = ui;
  }

  /** The whole page. */
  record Whole(Place place, RunProgressLine line, Found found) implements TemplateInstance {}

  /**
   * What changes while the run goes on; asks for itself again until it has ended.
   *
   * @param refused why it cannot be confirmed or stopped; empty if it can
   */
  record Progress(Place place, RunProgressLine line, String refused) implements TemplateInstance {}

  /** A page of the report, alone. */
  record Lines(Place place, SyncRun run, Found found) implements TemplateInstance {}

  /**
   * A verdict to filter by.
   *
   * @param value as the address has it
   * @param word in words
   */
  record Verdict(String value, String word) {}

  /**
   * A page of the report.
   *
   * @param shop of which shop alone; empty for all
   * @param verdict with which verdict alone; empty for all
   */
  record Found(
      String shop,
      String verdict,
      List<Verdict> verdicts,
      long total,
      long page,
      List<ReportLine> lines) {

    /** How many pages there are. */
    public long pages() {
      return Math.max(1, (total + SIZE - 1) / SIZE);
    }

    /** Whether any of them can be repaired. */
    public boolean repairable() {
      return lines.stream().anyMatch(ReportLine::repairable);
    }

    /** What of an address leads to another page of the same. */
    public String at(long other) {
      return UriBuilder.fromPath("")
          .queryParam("shop", "{shop}")
          .queryParam("verdict", "{verdict}")
          .queryParam("page", other)
          .build(shop, verdict)
          .toString();
    }
  }

  /** The run of that number. */
  @GET
  public TemplateInstance page(
      String company,
      UUID id,
      @QueryParam("shop") @DefaultValue("") @Size(max = 63) String shop,
      @QueryParam("verdict") @DefaultValue("") @Pattern(regexp = "[A-Z_]{0,20}") String verdict,
      @QueryParam("page") @DefaultValue("1") @Min(1) @Max(1_000_000) int page,
      @HeaderParam("HX-Request") boolean part) {
    Place place = places.ofCompany(company, "runs");
    SyncRun run = run(company, id);
    Found found = find(run, shop, verdict, page);
    return part ? new Lines(place, run, found) : new Whole(place, line(run), found);
  }

  private SyncRun run(String company, UUID id) {
    places.company(company);
    return runs.find(company, id).orElseThrow(NotFoundException::new);
  }

  private RunProgressLine line(SyncRun run) {
    return RunProgressLine.of(run, report.progress(run), report.forecast(run), ui.texts("run"));
  }

  private Found find(SyncRun run, String shop, String verdict, int page) {
    Optional<String> ofShop = Optional.of(shop).filter(one -> !one.isEmpty());
    Optional<String> ofVerdict = Optional.of(verdict).filter(one -> !one.isEmpty());
    Texts texts = ui.texts("run");
    Texts states = ui.texts("delivery");
    RunReport.Lines lines = report.page(run, ofShop, ofVerdict, page, SIZE);
    return new Found(
        shop,
        verdict,
        report.verdicts(run, ofShop).stream()
            .map(one -> new Verdict(one, LineText.word(one, texts, states)))
            .toList(),
        lines.total(),
        page,
        lines.lines().stream().map(one -> ReportLine.of(one, texts, states)).toList());
  }

  /**
   * How far the run is. Whoever shows a run includes this, and is told when its phase changes.
   *
   * @param seen the phase that is shown
   */
  @GET
  @Path("/progress")
  public Response progress(
      String company, UUID id, @QueryParam("seen") @DefaultValue("") @Size(max = 20) String seen) {
    return progress(company, id, seen, "");
  }

  private Response progress(String company, UUID id, String seen, String refused) {
    RunProgressLine line = line(run(company, id));
    Response.ResponseBuilder answer =
        Response.ok(new Progress(places.ofCompany(company, "runs"), line, refused));
    if (!seen.isEmpty() && !seen.equals(line.run().phase().name())) {
      answer.header("HX-Trigger", PHASE_CHANGED);
    }
    return answer.build();
  }

  /** Lets a run that waits write. */
  @POST
  @Path("/confirm")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response confirm(String company, UUID id, @HeaderParam("HX-Request") boolean part) {
    return after(company, id, part, run -> asked.confirm(run, ui.user()));
  }

  /** Stops a run. */
  @POST
  @Path("/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response cancel(String company, UUID id, @HeaderParam("HX-Request") boolean part) {
    return after(company, id, part, run -> asked.cancel(run, ui.user()));
  }

  private interface Action {
    void on(SyncRun run);
  }

  private Response after(String company, UUID id, boolean part, Action action) {
    SyncRun run = run(company, id);
    String refused = "";
    try {
      action.on(run);
    } catch (RunRefused e) {
      refused = ui.texts("api").get(e.key(), e.arguments());
    }
    return part
        ? progress(company, id, run.phase().name(), refused)
        : Response.seeOther(URI.create("/console/" + company + "/runs/" + id)).build();
  }

  /** What was asked for is under way. */
  record Repairing(Place place, UUID id, long due) implements TemplateInstance {}

  /** Delivers what was chosen from the report. */
  @POST
  @Path("/repair")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance repair(
      String company,
      UUID id,
      @RestForm("line") @NotEmpty @Size(max = SIZE)
          List<@Pattern(regexp = "[^/]{1,63}/.{1,700}") String> chosen) {
    SyncRun run = run(company, id);
    Map<String, List<ProductKey>> byShop =
        chosen.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.substring(0, one.indexOf('/')),
                    TreeMap::new,
                    Collectors.mapping(
                        one -> new ProductKey(one.substring(one.indexOf('/') + 1)),
                        Collectors.toList())));
    byShop.keySet().forEach(shop -> places.shop(company, shop));
    long due = 0;
    for (Map.Entry<String, List<ProductKey>> one : byShop.entrySet()) {
      due +=
          repairs.repair(
              run,
              places.shop(company, one.getKey()).key(),
              Optional.of(one.getValue()),
              ui.user());
    }
    return new Repairing(places.ofCompany(company, "runs"), id, due);
  }

  /** The whole report as a file for a spreadsheet. */
  @GET
  @Path("/lines.csv")
  @Produces(Attachment.CSV)
  public Response csv(String company, UUID id) {
    SyncRun run = run(company, id);
    Texts texts = ui.texts("run");
    Texts states = ui.texts("delivery");
    return Attachment.csv(
        "stocsync-" + company + "-" + id, out -> csv.write(run, out, texts, states));
  }
}
