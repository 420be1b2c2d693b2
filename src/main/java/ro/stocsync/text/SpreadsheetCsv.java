package ro.stocsync.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.Writer;

/** CSV as spreadsheets open it here: UTF-8 with a byte order mark, parted by semicolons. */
public final class SpreadsheetCsv {

  private SpreadsheetCsv() {}

  /** Begins a file; cells are to be made {@link SpreadsheetCell#plain} where others wrote them. */
  public static CsvWriter begin(Writer out) throws IOException {
    out.write('\ufeff');
    return CsvWriter.builder()
        .fieldSeparator(';')
        .quoteStrategy(QuoteStrategies.ALWAYS)
        .lineDelimiter(LineDelimiter.CRLF)
        .build(out);
  }
}
