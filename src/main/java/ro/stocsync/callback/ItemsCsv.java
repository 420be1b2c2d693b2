package ro.stocsync.callback;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.Writer;
import java.util.List;
import ro.stocsync.company.Texts;
import ro.stocsync.ledger.Receipts;
import ro.stocsync.ledger.Receipts.KeptItem;
import ro.stocsync.text.SpreadsheetCell;
import ro.stocsync.text.SpreadsheetCsv;

/** A callback's items as a file for a spreadsheet. */
@ApplicationScoped
public class ItemsCsv {

  private static final int SLICE = 1_000;

  private final Receipts receipts;

  /** Over the receipts. */
  public ItemsCsv(Receipts receipts) {
    this.receipts = receipts;
  }

  /**
   * Writes all items in their order.
   *
   * @param texts of the bundle {@code callback}
   */
  public void write(String company, long callback, Writer out, Texts texts) {
    SpreadsheetCsv.write(
        out,
        texts.get("csv.columns").split(";"),
        SLICE,
        slice -> receipts.items(company, callback, slice * SLICE, SLICE),
        item -> record(item, texts));
  }

  private static List<String> record(KeptItem item, Texts texts) {
    return List.of(
        Integer.toString(item.position()),
        SpreadsheetCell.plain(item.code()),
        SpreadsheetCell.plain(item.name()),
        SpreadsheetCell.plain(item.warehouse()),
        SpreadsheetCell.plain(item.quantity()),
        item.verdict(),
        SpreadsheetCell.plain(VerdictText.says(item, texts)));
  }
}
