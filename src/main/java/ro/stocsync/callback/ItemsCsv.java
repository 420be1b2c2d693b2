package ro.stocsync.callback;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    try {
      CsvWriter csv = SpreadsheetCsv.begin(out);
      csv.writeRecord(texts.get("csv.columns").split(";"));
      int after = 0;
      List<KeptItem> items;
      do {
        items = receipts.items(company, callback, after, SLICE);
        items.forEach(item -> csv.writeRecord(record(item, texts)));
        after += SLICE;
      } while (items.size() == SLICE);
      csv.flush();
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
