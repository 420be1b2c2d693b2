package ro.stocsync.callback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import ro.stocsync.company.Company;
import ro.stocsync.company.Language;
import ro.stocsync.connection.ConnectionReport;
import ro.stocsync.connection.ConnectionTest;
import ro.stocsync.connection.ReportText;
import ro.stocsync.ledger.Receipt;

/** SmartBill's "Testează conexiunea": answers for the whole chain, up to the shops. */
@ApplicationScoped
public class TestButton {

  private final ConnectionTest test;
  private final Intake intake;
  private final Refusals texts;

  /** Over the connection test. */
  public TestButton(ConnectionTest test, Intake intake, Refusals texts) {
    this.test = test;
    this.intake = intake;
    this.texts = texts;
  }

  /** 200 with SmartBill's own text, or 502 that says which link broke and how to mend it. */
  Response press(Company company, ReceivedBody body) {
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
