package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestForm;
import ro.stocsync.company.Company;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.Texts;
import ro.stocsync.reconcile.AskedRuns;
import ro.stocsync.reconcile.Reconciliations;
import ro.stocsync.reconcile.Reconciliations.ScheduleRefused;
import ro.stocsync.reconcile.RunConfig;
import ro.stocsync.reconcile.RunRefused;
import ro.stocsync.reconcile.Runs;
import ro.stocsync.reconcile.SyncRun;
import ro.stocsync.reconcile.SyncRun.Kind;

/** Stock pulls and reconciliations: what was done, what is under way, what comes by the clock. */
@Path("/console/{company}/runs")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RunsPage {

  private static final int SIZE = 20;

  private final Places places;
  private final Runs runs;
  private final AskedRuns asked;
  private final Reconciliations schedules;
  private final RunConfig config;
  private final Ui ui;

  /** For the configured companies. */
  RunsPage(
      Places places,
      Runs runs,
      AskedRuns asked,
      Reconciliations schedules,
      RunConfig config,
      Ui ui) {
    this.places = places;
    this.runs = runs;
    this.asked = asked;
    this.schedules = schedules;
    this.config = config;
    this.ui = ui;
  }

  /**
   * A run at a glance.
   *
   * @param says its phase, or what it asks, in words
   * @param tone how that shows
   */
  record RunLine(SyncRun run, String says, String tone) {}

  /**
   * The page.
   *
   * @param page which page of the runs, from 1
   * @param more whether there is another page
   * @param open the run that has not ended
   * @param account whether SmartBill can be asked
   * @param problem why what was asked for cannot be; empty if it can
   */
  record Overview(
      Place place,
      List<RunLine> lines,
      int page,
      boolean more,
      Optional<SyncRun> open,
      boolean account,
      List<ScheduleLine> schedules,
      String problem)
      implements TemplateInstance {}

  /** The page. */
  @GET
  public TemplateInstance page(
      String company, @QueryParam("page") @DefaultValue("1") @Min(1) @Max(100_000) int page) {
    return show(company, page, "", schedules(company, line -> line));
  }

  private Overview show(String company, int page, String problem, List<ScheduleLine> schedules) {
    Place place = places.ofCompany(company, "runs");
    Texts texts = ui.texts("run");
    Runs.Listed listed = runs.list(company, page, SIZE);
    List<RunLine> lines =
        listed.runs().stream()
            .map(run -> new RunLine(run, run.says(texts), RunProgressLine.tone(run.phase())))
            .toList();
    return new Overview(
        place,
        lines,
        page,
        listed.total() > (long) page * SIZE,
        runs.open(company),
        places.company(company).account().isPresent(),
        schedules,
        problem);
  }

  private List<ScheduleLine> schedules(String company, UnaryOperator<ScheduleLine> change) {
    return places.company(company).shops().stream()
        .map(shop -> change.apply(schedule(shop.key())))
        .toList();
  }

  private ScheduleLine schedule(ShopKey shop) {
    return ScheduleLine.of(shop.shop(), schedules.of(shop), config.timeZone().getId(), ui.locale());
  }

  /** Begins a run, and leads to it. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response begin(
      String company,
      @RestForm @NotNull Kind kind,
      @RestForm("shop") @Size(max = 1_000) List<@Size(max = 63) String> shops,
      @RestForm boolean preview,
      @RestForm boolean repair) {
    Company known = places.company(company);
    shops.forEach(shop -> places.shop(company, shop));
    try {
      SyncRun run =
          asked.begin(known, new AskedRuns.Wish(kind, shops, Set.of(), preview, repair), ui.user());
      return Response.seeOther(URI.create("/console/" + company + "/runs/" + run.id())).build();
    } catch (RunRefused e) {
      String why = ui.texts("api").get(e.key(), e.arguments());
      return Response.status(Response.Status.CONFLICT)
          .entity(show(company, 1, why, schedules(company, line -> line)))
          .build();
    }
  }

  /**
   * Has a shop reconciled by the clock; without a time and an expression, only when somebody asks.
   *
   * @param daily the time of day, as {@code 04:00}; comes before the expression
   */
  @POST
  @Path("/schedule/{shop}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response schedule(
      String company,
      String shop,
      @RestForm @DefaultValue("") @Pattern(regexp = "|([01]\\d|2[0-3]):[0-5]\\d") String daily,
      @RestForm("cron") @DefaultValue("") @Size(max = 120) String expression,
      @RestForm @NotBlank @Size(max = 60) String zone,
      @RestForm boolean repair) {
    ShopKey key = places.shop(company, shop).key();
    String cron = daily.isEmpty() ? expression : ScheduleLine.daily(LocalTime.parse(daily));
    try {
      if (cron.isBlank()) {
        schedules.clear(key, ui.user());
      } else {
        schedules.set(key, cron.strip(), Optional.of(zone.strip()), repair, ui.user());
      }
      return Response.seeOther(URI.create("/console/" + company + "/runs#schedules")).build();
    } catch (ScheduleRefused e) {
      String why = ui.texts("api").get(e.key(), e.getMessage());
      List<ScheduleLine> lines =
          schedules(
              company,
              line -> line.shop().equals(shop) ? line.refused(cron, zone, repair, why) : line);
      return Response.status(Response.Status.BAD_REQUEST)
          .entity(show(company, 1, "", lines))
          .build();
    }
  }
}
