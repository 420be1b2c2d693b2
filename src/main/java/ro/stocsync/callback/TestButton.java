package ro.stocsync.callback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import ro.stocsync.company.Company;
import ro.stocsync.company.Language;
import ro.stocsync.connection.ConnectionReport;
import ro.stocsync.connection.ConnectionTest;
import ro.stocsync.connection.ReportText;
import ro.stocsync.ledger.Receipt;

/**
 * SmartBill's "Testează conexiunea": answers for the whole chain, up to the shops, and is pressed
 * by people: who presses it while {@value #AT_ONCE} run is told to press it again.
 */
@ApplicationScoped
public class TestButton {

  private static final int AT_ONCE = 4;

  private final Semaphore tests = new Semaphore(AT_ONCE);
  private final ConnectionTest test;
  private final Intake intake;
  private final Refusals texts;

  /** Over the connection test. */
  public TestButton(ConnectionTest test, Intake intake, Refusals texts) {
    this.test = test;
    this.intake = intake;
    this.texts = texts;
  }

  /**
   * 200 with SmartBill's own text, or 502 that says which link broke and how to mend it.
   *
   * @throws Crowded if too many tests run already
   */
  Response press(Company company, ReceivedBody body) {
    if (!tests.tryAcquire()) {
      throw new Crowded();
    }
    try {
      return answer(company, body);
    } finally {
      tests.release();
    }
  }

  private Response answer(Company company, ReceivedBody body) {
    ConnectionReport report = test.run(company).await().indefinitely();
    Optional<String> problem =
        report.passed()
            ? Optional.empty()
            : Optional.of(new ReportText(Language.RO.locale()).problems(report));
    String text = problem.orElseGet(() -> texts.text("test.passed"));
    int status = report.passed() ? 200 : 502;
    intake.keep(
        company.id(),
        new Receipt(
            Receipt.Outcome.CONNECTION_TEST, List.of(), problem, body.answered(status, text)));
    return Response.status(status).entity(Refusals.quoted(text)).build();
  }
}
