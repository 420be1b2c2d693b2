package ro.stocsync.callback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import ro.stocsync.company.Company;

/** Placeholder until the connection test is merged. */
@ApplicationScoped
public class TestButton {
  private final Refusals texts;

  /** X. */
  public TestButton(Refusals texts) {
    this.texts = texts;
  }

  Response press(Company company) {
    return Response.ok(texts.json("test.passed")).build();
  }
}
