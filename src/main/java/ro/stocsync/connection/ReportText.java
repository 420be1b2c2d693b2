package ro.stocsync.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import ro.stocsync.company.Texts;

/** Writes a report as text, as SmartBill's user reads it after "Testează conexiunea". */
public final class ReportText {

  private final Texts texts;

  /**
   * In one language.
   *
   * @param locale Romanian where it is not translated
   */
  public ReportText(Locale locale) {
    this.texts = Texts.of("connection", locale);
  }

  /** What is broken, where, and how to mend it, a line for each link; empty if nothing is. */
  public String problems(ConnectionReport report) {
    List<String> lines = new ArrayList<>();
    broken(report.links()).forEach(broken -> lines.add(line(broken)));
    for (ShopReport shop : report.shops()) {
      broken(shop.links())
          .map(this::line)
          .map(line -> texts.get("report.shop", shop.shop().shop(), shop.url().toString(), line))
          .forEach(lines::add);
    }
    return String.join("\n", lines);
  }

  /** One link in a line, as health shows it: {@code ok: ...} or {@code broken: ..., cure}. */
  public String line(Link link) {
    return switch (link.outcome()) {
      case CheckOutcome.Passed passed -> texts.get("link.passed", passed.detail().in(texts));
      case CheckOutcome.Skipped skipped -> texts.get("link.skipped", skipped.because().in(texts));
      case CheckOutcome.Broken broken ->
          texts.get("link.broken", broken.detail().in(texts), broken.cure().in(texts));
    };
  }

  private String line(CheckOutcome.Broken broken) {
    return texts.get("report.broken", broken.detail().in(texts), broken.cure().in(texts));
  }

  private static Stream<CheckOutcome.Broken> broken(List<Link> links) {
    return links.stream()
        .map(Link::outcome)
        .filter(CheckOutcome.Broken.class::isInstance)
        .map(CheckOutcome.Broken.class::cast);
  }
}
