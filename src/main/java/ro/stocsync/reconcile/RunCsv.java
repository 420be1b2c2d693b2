package ro.stocsync.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import ro.stocsync.company.Texts;
import ro.stocsync.reconcile.RunReport.Line;
import ro.stocsync.text.SpreadsheetCell;
import ro.stocsync.text.SpreadsheetCsv;

/** A run's report as a file for a spreadsheet. */
@ApplicationScoped
public class RunCsv {

  private static final int SLICE = 1_000;

  private final RunReport report;

  /** Of the report. */
  public RunCsv(RunReport report) {
    this.report = report;
  }

  /**
   * Writes all lines, in the columns of SmartBill's plugin and then ours.
   *
   * @param texts of the bundle {@code run}
   * @param states of the bundle {@code delivery}
   */
  public void write(SyncRun run, Writer out, Texts texts, Texts states) {
    SpreadsheetCsv.write(
        out,
        texts.get("csv.columns").split(";"),
        SLICE,
        slice -> report.page(run, Optional.empty(), Optional.empty(), slice + 1, SLICE).lines(),
        line -> record(line, texts, states));
  }

  private static List<String> record(Line line, Texts texts, Texts states) {
    return List.of(
        SpreadsheetCell.plain(line.code()),
        SpreadsheetCell.plain(line.name()),
        SpreadsheetCell.plain(line.shopName()),
        line.productId() == 0 ? "" : Long.toString(line.productId()),
        line.wanted().map(BigDecimal::toPlainString).orElse(""),
        line.shop(),
        line.shown().map(BigDecimal::toPlainString).orElse(""),
        line.state(),
        SpreadsheetCell.plain(LineText.reason(line, texts, states)));
  }
}
