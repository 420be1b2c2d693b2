package ro.stocsync.callback;

import io.micrometer.core.instrument.Timer;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.ledger.Receipt;
import ro.stocsync.sql.DatabaseException;
import ro.stocsync.watch.LogFields;
import ro.stocsync.watch.Seldom;

/** The address that SmartBill calls whenever stock moves, and to test the connection. */
@Path("/smartbill/{company}/stocks")
public class CallbackResource {

  private static final Logger LOG = Logger.getLogger(CallbackResource.class);

  /** SmartBill's next try, if it makes one, should find the database back: seconds. */
  private static final int DATABASE_BACK = 30;

  /** And fewer who call at once: seconds. */
  private static final int FEWER_CALLS = 5;

  private final Companies companies;
  private final Intake intake;
  private final TestButton testButton;
  private final CallbackConfig config;
  private final CallbackLimits limits;
  private final Admission admission;
  private final Refusals texts;
  private final SettingsTable settings;
  private final CallbackMetrics metrics;
  private final Seldom crowded =
      new Seldom(
          calls ->
              LOG.warnf(
                  "%d callbacks were answered with 503: more came at once than can be taken in",
                  calls));

  /** For the configured companies. */
  CallbackResource(
      Companies companies,
      Intake intake,
      TestButton testButton,
      CallbackConfig config,
      CallbackLimits limits,
      Admission admission,
      Refusals texts,
      SettingsTable settings,
      CallbackMetrics metrics) {
    this.companies = companies;
    this.intake = intake;
    this.testButton = testButton;
    this.config = config;
    this.limits = limits;
    this.admission = admission;
    this.texts = texts;
    this.settings = settings;
    this.metrics = metrics;
  }

  /**
   * Takes SmartBill's list. Answers 200 only once everything accepted is committed; the answer is a
   * JSON string in Romanian, with a line for each item.
   *
   * <p>On a worker thread, which waits for the database itself. A virtual one is carried on by
   * others after each of the database's answers, and where processors are short the slowest call in
   * a hundred took twice as long (./mvnw -Pbench verify). {@link CallbackLimits} bounds how many
   * there are.
   */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, "application/*+json"})
  @Produces(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(summary = "Stock levels from SmartBill; an empty list tests the connection")
  public Response take(
      @PathParam("company") String id,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) String length,
      InputStream body) {
    Company company = companies.find(id).orElseThrow();
    return LogFields.of(id).get(() -> measured(company, body, announced(length)));
  }

  private Response measured(Company company, InputStream body, OptionalLong length) {
    Timer.Sample begun = metrics.begin();
    Answered answered = answeredOr503(company, body, length);
    Response answer = answered.response();
    metrics.answered(company.id(), answered.outcome(), answer.getStatus(), begun);
    return answer;
  }

  private record Answered(CallbackMetrics.Outcome outcome, Response response) {}

  private Answered answeredOr503(Company company, InputStream body, OptionalLong length) {
    try (Admission.Visit visit = admission.enter(company.id(), length)) {
      crowded.tell();
      long most = limits.maxBodySize();
      return answer(company, new ReceivedBody(body, length, config, most, visit::grown));
    } catch (Crowded e) {
      crowded.happened();
      return new Answered(
          CallbackMetrics.Outcome.CROWDED, unavailable("refused.crowded", FEWER_CALLS));
    } catch (DatabaseException e) {
      LOG.errorf("Company %s: a callback was answered with 503: %s", company.id(), e.getMessage());
      return new Answered(
          CallbackMetrics.Outcome.UNAVAILABLE, unavailable("refused.database", DATABASE_BACK));
    }
  }

  private Response unavailable(String key, int seconds) {
    return Response.status(503)
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .entity(texts.json(key))
        .build();
  }

  /** Vert.x takes no call whose length is no number. */
  private static OptionalLong announced(String length) {
    return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length));
  }

  private Answered answer(Company company, ReceivedBody received) {
    try {
      return answer(company, received.read(), received);
    } catch (BodyProblem problem) {
      return refuse(company, problem, received);
    }
  }

  private Answered answer(Company company, List<RawItem> raw, ReceivedBody body) {
    if (raw.isEmpty()) {
      return new Answered(CallbackMetrics.Outcome.TESTED, testButton.press(company, body));
    }
    List<Receipt.Item> items = new ItemJudge(config).judge(raw);
    boolean any = items.stream().anyMatch(item -> item.accepted().isPresent());
    String text = new Answer(texts, company, settings).to(items);
    if (any) {
      intake.take(company.id(), items, body.answered(200, text));
      metrics.items(company.id(), items);
      return new Answered(
          CallbackMetrics.Outcome.ACCEPTED, Response.ok(Refusals.quoted(text)).build());
    }
    metrics.items(company.id(), items);
    return refuse(
        company, Receipt.refused(items, "answer.nothing", body.answered(400, text)), 400, text);
  }

  private Answered refuse(Company company, BodyProblem problem, ReceivedBody body) {
    String text = texts.text(problem.key(), problem.arguments());
    Receipt.Call call = body.answered(problem.status(), text);
    return refuse(company, Receipt.refused(List.of(), problem.key(), call), problem.status(), text);
  }

  private Answered refuse(Company company, Receipt receipt, int status, String text) {
    long callback = intake.keep(company.id(), receipt);
    LogFields.of(company.id())
        .and("callback", callback)
        .run(
            () ->
                LOG.warnf(
                    "Company %s: callback %d was refused with %d, %s",
                    company.id(), callback, status, receipt.problem().orElse("")));
    return new Answered(
        CallbackMetrics.Outcome.REFUSED,
        Response.status(status).entity(Refusals.quoted(text)).build());
  }
}
