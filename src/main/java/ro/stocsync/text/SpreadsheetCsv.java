package ro.stocsync.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

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

  /**
   * Writes a whole file, a slice at a time, so that however long it is little is held.
   *
   * @param size rows a slice; one that has fewer is the last
   * @param slice the rows of a slice, counted from 0
   * @param record a row's cells
   */
  public static <T> void write(
      Writer out,
      String[] columns,
      int size,
      IntFunction<List<T>> slice,
      Function<T, List<String>> record) {
    try {
      CsvWriter csv = begin(out);
      csv.writeRecord(columns);
      int number = 0;
      List<T> rows;
      do {
        rows = slice.apply(number++);
        rows.forEach(row -> csv.writeRecord(record.apply(row)));
      } while (rows.size() == size);
      csv.flush();
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
