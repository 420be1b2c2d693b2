package ro.stocsync.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ro.stocsync.alert.Alert;
import ro.stocsync.alert.AlertConfig;
import ro.stocsync.alert.AlertText;
import ro.stocsync.alert.Alerts;
import ro.stocsync.alert.TrialMessage;
import ro.stocsync.alert.Undelivered;
import ro.stocsync.company.AlertTargets;
import ro.stocsync.company.Company;
import ro.stocsync.company.Texts;

/** What is wrong, what was, who is told of it, and whether that works. */
@Path("/console/{company}/alerts")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class AlertsPage {

  private static final int SIZE = 25;

  private final Places places;
  private final Alerts alerts;
  private final TrialMessage trial;
  private final AlertConfig config;
  private final Ui ui;

  /** For the configured companies. */
  AlertsPage(Places places, Alerts alerts, TrialMessage trial, AlertConfig config, Ui ui) {
    this.places = places;
    this.alerts = alerts;
    this.trial = trial;
    this.config = config;
    this.ui = ui;
  }

  /**
   * The whole page.
   *
   * @param tested what came of test messages; empty unless they were just sent
   */
  record Overview(
      Place place,
      List<Line> open,
      Past past,
      Targets targets,
      Thresholds thresholds,
      List<Undelivered> undelivered,
      List<TrialMessage.Tried> tested)
      implements TemplateInstance {}

  /** What came of test messages, alone. */
  record Tested(List<TrialMessage.Tried> tested, String host) implements TemplateInstance {}

  /**
   * An alert in words.
   *
   * @param lasted how long it has lasted, or did
   */
  record Line(Alert alert, String title, String says, String cure, String lasted) {}

  /**
   * Those that have ended.
   *
   * @param page from 1
   */
  record Past(List<Line> lines, long page, long total) {

    /** How many pages there are. */
    public long pages() {
      return Math.max(1, (total + SIZE - 1) / SIZE);
    }
  }

  /**
   * Who is told.
   *
   * @param host the webhook's; empty if there is none. The rest of its address may hold a key.
   */
  record Targets(String company, List<String> emails, String host, boolean digest) {

    static Targets of(Company company) {
      AlertTargets targets = company.alerts();
      return new Targets(
          company.id(),
          targets.emails(),
          targets.webhook().map(AlertTargets.Webhook::host).orElse(""),
          targets.digest());
    }

    /** Whether nobody is. */
    public boolean none() {
      return emails.isEmpty() && host.isEmpty();
    }

    /** Where addresses are configured. */
    public String emailKey() {
      return "stocsync.companies." + company + ".alerts.email";
    }

    /** Where the webhook is configured. */
    public String webhookKey() {
      return "stocsync.companies." + company + ".alerts.webhook";
    }
  }

  /** From when on something is worth an alert, for a reader. */
  record Thresholds(
      String down,
      String waiting,
      String unmatched,
      String unmatchedPause,
      String silence,
      String silenceFactor,
      String calm,
      String giveUp,
      String digestAt) {}

  /** The page. */
  @GET
  public TemplateInstance page(
      String company, @QueryParam("page") @DefaultValue("1") @Min(1) @Max(100_000) int page) {
    return overview(places.company(company), page, List.of());
  }

  /** Sends a test message to everybody, and says what came of it. */
  @POST
  @Path("/test")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance test(String company, @HeaderParam("HX-Request") boolean part) {
    Company known = places.company(company);
    List<TrialMessage.Tried> tested = trial.send(known, ui.user());
    return part ? new Tested(tested, Targets.of(known).host()) : overview(known, 1, tested);
  }

  private Overview overview(Company company, int page, List<TrialMessage.Tried> tested) {
    Texts texts = ui.texts("alert");
    Alerts.Past past = alerts.past(company.id(), page, SIZE);
    return new Overview(
        places.ofCompany(company.id(), "alerts"),
        alerts.open(company.id()).stream().map(alert -> line(alert, texts)).toList(),
        new Past(
            past.alerts().stream().map(alert -> line(alert, texts)).toList(), page, past.total()),
        Targets.of(company),
        thresholds(),
        alerts.undelivered(company.id()),
        tested);
  }

  private Line line(Alert alert, Texts texts) {
    return new Line(
        alert,
        AlertText.title(alert, texts),
        AlertText.says(alert, texts),
        AlertText.cure(alert, texts),
        ui.lasting(alert.lasted(Instant.now())));
  }

  private Thresholds thresholds() {
    return new Thresholds(
        ui.lasting(config.shopDown()),
        ui.lasting(config.waiting()),
        ui.lasting(config.unmatched()),
        ui.lasting(config.unmatchedPause()),
        hours(config.silence()),
        ui.pieces(BigDecimal.valueOf(config.silenceFactor())),
        ui.lasting(config.calm()),
        hours(config.giveUp()),
        config.digestAt().toString());
  }

  /** Of working time, and of a day told as 24 h, there are no days. */
  private String hours(Duration duration) {
    return duration.toMinutesPart() == 0 && duration.toHours() > 0
        ? duration.toHours() + " h"
        : ui.lasting(duration);
  }
}
