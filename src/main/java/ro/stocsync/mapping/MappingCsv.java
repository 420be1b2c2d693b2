package ro.stocsync.mapping;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ro.stocsync.text.SpreadsheetCell;
import ro.stocsync.text.SpreadsheetCsv;

/**
 * Mappings as CSV: columns {@code smartbill_code;smartbill_name;action;product_id;sku;factor}, as
 * Romanian Excel reads and writes them. Written with a byte order mark, semicolons and quotes
 * around everything; read with or without the mark, with semicolons or commas, columns in any
 * order.
 */
public final class MappingCsv {

  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final List<String> COLUMNS =
      List.of("smartbill_code", "smartbill_name", "action", "product_id", "sku", "factor");
  private static final List<String> REQUIRED = List.of("smartbill_code", "product_id");
  private static final int MOST_LINES = 100_000;
  private static final int LONGEST_CELL = 600;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern FACTOR = Pattern.compile("[0-9]{1,9}(?:[.,][0-9]{1,9})?");

  private MappingCsv() {}

  /**
   * What was read.
   *
   * @param lines the good ones
   * @param problems what is wrong with the others
   */
  public record Reading(List<MappingLine> lines, List<LineProblem> problems) {

    /** Copies the lists. */
    public Reading {
      lines = List.copyOf(lines);
      problems = List.copyOf(problems);
    }

    private static Reading failed(int line, String key, String... arguments) {
      return new Reading(List.of(), List.of(LineProblem.of(line, key, arguments)));
    }
  }

  /** Reads a file, UTF-8. */
  public static Reading read(byte[] file) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      return Reading.failed(1, "csv.encoding");
    }
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    try (CsvReader<CsvRecord> records = records(content)) {
      return read(records);
    } catch (CsvParseException e) {
      return Reading.failed(1, "csv.broken");
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing but memory was read", e);
    }
  }

  private static CsvReader<CsvRecord> records(String content) {
    String header = content.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return CsvReader.builder()
        .fieldSeparator(header.contains(";") ? ';' : ',')
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(content);
  }

  private static Reading read(Iterable<CsvRecord> records) {
    List<MappingLine> lines = new ArrayList<>();
    List<LineProblem> problems = new ArrayList<>();
    Map<String, Integer> columns = new HashMap<>();
    for (CsvRecord row : records) {
      if (columns.isEmpty()) {
        columns.putAll(columns(row));
        List<String> missing = REQUIRED.stream().filter(c -> !columns.containsKey(c)).toList();
        if (!missing.isEmpty()) {
          return Reading.failed(1, "csv.columns", String.join(", ", missing));
        }
      } else if (lines.size() + problems.size() >= MOST_LINES) {
        problems.add(LineProblem.of(lineOf(row), "csv.too-many", Integer.toString(MOST_LINES)));
        break;
      } else if (row.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
        read(row, columns, lines, problems);
      }
    }
    return columns.isEmpty()
        ? Reading.failed(1, "csv.columns", String.join(", ", REQUIRED))
        : new Reading(lines, problems);
  }

  private static Map<String, Integer> columns(CsvRecord header) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < header.getFieldCount(); i++) {
      columns.putIfAbsent(header.getField(i).strip().toLowerCase(Locale.ROOT), i);
    }
    return columns;
  }

  private static int lineOf(CsvRecord row) {
    return Math.toIntExact(row.getStartingLineNumber());
  }

  private static void read(
      CsvRecord row,
      Map<String, Integer> columns,
      List<MappingLine> lines,
      List<LineProblem> problems) {
    int number = lineOf(row);
    List<String> cells = COLUMNS.stream().map(column -> cell(row, columns.get(column))).toList();
    problem(number, cells).ifPresentOrElse(problems::add, () -> lines.add(line(number, cells)));
  }

  private static String cell(CsvRecord row, Integer column) {
    if (column == null || column >= row.getFieldCount()) {
      return "";
    }
    String cell = row.getField(column);
    return SpreadsheetCell.text(cell).strip();
  }

  private static Optional<LineProblem> problem(int number, List<String> cells) {
    if (cells.stream().anyMatch(cell -> cell.length() > LONGEST_CELL || cell.indexOf('\0') >= 0)) {
      return Optional.of(LineProblem.of(number, "csv.cell", Integer.toString(LONGEST_CELL)));
    }
    Optional<ProductMapping.Action> action = action(cells.get(2));
    if (cells.get(0).isEmpty() && cells.get(1).isEmpty()) {
      return Optional.of(LineProblem.of(number, "csv.no-product"));
    } else if (action.isEmpty()) {
      return Optional.of(LineProblem.of(number, "csv.action", cells.get(2)));
    } else if (action.get() == ProductMapping.Action.IGNORE) {
      return Optional.empty();
    } else if (cells.get(3).isEmpty() && cells.get(4).isEmpty()) {
      return Optional.of(LineProblem.of(number, "csv.no-target"));
    } else if (!cells.get(3).isEmpty() && !NUMBER.matcher(cells.get(3)).matches()) {
      return Optional.of(LineProblem.of(number, "csv.product-id", cells.get(3)));
    } else if (!cells.get(5).isEmpty() && !FACTOR.matcher(cells.get(5)).matches()) {
      return Optional.of(LineProblem.of(number, "mapping.factor", cells.get(5)));
    }
    return Optional.empty();
  }

  private static Optional<ProductMapping.Action> action(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "", "map" -> Optional.of(ProductMapping.Action.MAP);
      case "ignore" -> Optional.of(ProductMapping.Action.IGNORE);
      default -> Optional.empty();
    };
  }

  private static MappingLine line(int number, List<String> cells) {
    ProductMapping.Action action = action(cells.get(2)).orElseThrow();
    boolean maps = action == ProductMapping.Action.MAP;
    return new MappingLine(
        number,
        cells.get(0),
        cells.get(1),
        action,
        Optional.of(cells.get(3)).filter(id -> maps && !id.isEmpty()).map(Long::valueOf),
        Optional.of(cells.get(4)).filter(sku -> maps && !sku.isEmpty()),
        maps && !cells.get(5).isEmpty()
            ? new BigDecimal(cells.get(5).replace(',', '.'))
            : BigDecimal.ONE);
  }

  /** Writes a file. */
  public static byte[] write(List<MappingLine> lines) {
    StringWriter file = new StringWriter();
    try (CsvWriter writer = SpreadsheetCsv.begin(file)) {
      writer.writeRecord(COLUMNS);
      for (MappingLine line : lines) {
        writer.writeRecord(cells(line).stream().map(SpreadsheetCell::plain).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing but memory was written to", e);
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> cells(MappingLine line) {
    boolean maps = line.action() == ProductMapping.Action.MAP;
    return List.of(
        line.code(),
        line.name(),
        line.action().name().toLowerCase(Locale.ROOT),
        line.productId().map(id -> Long.toString(id)).orElse(""),
        line.sku().orElse(""),
        maps ? line.factor().toPlainString() : "");
  }
}
