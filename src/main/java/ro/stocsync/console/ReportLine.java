package ro.stocsync.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.commons.text.StringEscapeUtils;
import ro.stocsync.company.Texts;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.reconcile.LineText;
import ro.stocsync.reconcile.RunReport;

/**
 * A line of a run's report, in words.
 *
 * @param line the line
 * @param word its verdict in a word or two
 * @param state where it stands, in a word or two
 * @param says why it stands where it stands
 * @param cure what to do about it
 * @param cause why both sides probably differ; empty if they do not
 */
record ReportLine(
    RunReport.Line line, String word, String state, String says, String cure, String cause) {

  /**
   * Of a line.
   *
   * @param texts of the bundle {@code run}
   * @param states of the bundle {@code delivery}
   */
  static ReportLine of(RunReport.Line line, Texts texts, Texts states) {
    return new ReportLine(
        line,
        LineText.word(line.verdict(), texts, states),
        LineText.word(line.state(), texts, states),
        LineText.reason(line, texts, states),
        LineText.cure(line, texts, states),
        line.cause().map(cause -> texts.get("cause." + cause)).orElse(""));
  }

  /** What SmartBill calls the product. */
  public String called() {
    return line.name().isBlank() ? line.code() : line.name();
  }

  /** What the shop calls its product: WooCommerce hands names out as HTML. */
  public String shopName() {
    return StringEscapeUtils.unescapeHtml4(line.shopName());
  }

  /** The product's key, as the part of an address behind the question mark. */
  public String query() {
    return "key=" + URLEncoder.encode(line.product().value(), StandardCharsets.UTF_8);
  }

  /** Shop and product, as a form sends them. */
  public String chosen() {
    return line.shop() + "/" + line.product().value();
  }

  /** Whether both sides differed. */
  public boolean differs() {
    return line.verdict().equals("DIFFERS");
  }

  /** Whether the shop shows what it should by now. */
  public boolean settled() {
    return line.state().equals("DELIVERED");
  }

  /** Whether there is a difference that can be delivered. */
  public boolean repairable() {
    return differs() && !settled();
  }

  /** How its verdict shows at a glance. */
  public String tone() {
    return switch (line.verdict()) {
      case "EQUAL" -> "success";
      case "DIFFERS" -> settled() ? "secondary" : "warning";
      case "OPEN", "UNLISTED", "UNMONITORED", "IGNORED" -> "secondary";
      default -> ProductLine.tone(Outcome.State.valueOf(line.verdict()));
    };
  }
}
