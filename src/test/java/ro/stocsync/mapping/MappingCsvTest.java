package ro.stocsync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.stocsync.mapping.ProductMapping.Action;

/** Files as Excel and people write them. */
class MappingCsvTest {

  private static final String HEADER =
      "smartbill_code;smartbill_name;action;product_id;sku;factor\n";

  private static MappingCsv.Reading read(String file) {
    return MappingCsv.read(file.getBytes(StandardCharsets.UTF_8));
  }

  private static MappingLine line(int number, String code, String name, long id, String factor) {
    return new MappingLine(
        number, code, name, Action.MAP, Optional.of(id), Optional.empty(), new BigDecimal(factor));
  }

  @Test
  void semicolonsOrCommasWithOrWithoutByteOrderMark() {
    List<MappingLine> expected = List.of(line(2, "001", "Ceai, verde", 12, "0.5"));

    assertThat(read(HEADER + "001;Ceai, verde;map;12;;0,5\n").lines()).isEqualTo(expected);
    assertThat(
            read("\ufeff"
                    + HEADER.replace("\n", "\r\n")
                    + "\"001\";\"Ceai, verde\";MAP;12;;0.5\r\n")
                .lines())
        .isEqualTo(expected);
    assertThat(
            read("Factor, PRODUCT_ID ,smartbill_name,smartbill_code,note\n\"0,5\",12,\"Ceai, verde\",001,x\n")
                .lines())
        .isEqualTo(expected);
  }

  @Test
  void blankLinesAreSkippedAndAFactorLeftOutIsOne() {
    assertThat(read(HEADER + "\n;;;;;\nA;;;7;;\n").lines())
        .containsExactly(line(4, "A", "", 7, "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ";;map;1;;1 | csv.no-product",
        "A;;feed;1;;1 | csv.action",
        "A;;map;;;1 | csv.no-target",
        "A;;map;x1;;1 | csv.product-id",
        "A;;map;1;;-1 | mapping.factor",
        "A;;map;1;;1e9 | mapping.factor"
      })
  void aBadLineIsToldByItsNumberAndTheGoodOnesGoOn(String line, String key) {
    MappingCsv.Reading reading = read(HEADER + line + "\nB;;map;2;;1\n");

    assertThat(reading.problems()).extracting(LineProblem::key).containsExactly(key);
    assertThat(reading.problems()).extracting(LineProblem::line).containsExactly(2);
    assertThat(reading.lines()).containsExactly(line(3, "B", "", 2, "1"));
  }

  @Test
  void whatIsNoCsvOfMappingsIsToldOnce() {
    assertThat(MappingCsv.read(new byte[] {(byte) 0xff, (byte) 0xfe, 'a'}).problems())
        .extracting(LineProblem::key)
        .containsExactly("csv.encoding");
    assertThat(read("").problems()).extracting(LineProblem::key).containsExactly("csv.columns");
    assertThat(read("code;id\nA;1\n").problems())
        .extracting(LineProblem::key)
        .containsExactly("csv.columns");
    assertThat(read(HEADER + "A;" + "x".repeat(601) + ";;1;;\n").problems())
        .extracting(LineProblem::key)
        .containsExactly("csv.cell");
  }

  @Test
  void aSpreadsheetFindsNoFormulaInIt() {
    MappingLine line = line(2, "=1+1", "@SUM(A1)", 5, "1");

    String file = new String(MappingCsv.write(List.of(line)), StandardCharsets.UTF_8);

    assertThat(file).startsWith("\ufeff\"smartbill_code\";").contains("\"'=1+1\";\"'@SUM(A1)\"");
    assertThat(read(file).lines()).containsExactly(line);
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("lines") List<MappingLine> lines) {
    MappingCsv.Reading reading = MappingCsv.read(MappingCsv.write(lines));

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.lines()).usingRecursiveComparison().ignoringFields("line").isEqualTo(lines);
  }

  @Provide
  Arbitrary<List<MappingLine>> lines() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("abcĂșț0123\"';,=+-@\n ")
            .ofMinLength(1)
            .ofMaxLength(12)
            .map(String::strip)
            .filter(one -> !one.isEmpty());
    return Combinators.combine(
            text,
            text,
            Arbitraries.longs().between(1, 1_000_000_000L),
            Arbitraries.of("1", "0.5", "12", "0.166666667"))
        .as((code, name, id, factor) -> line(2, code, name, id, factor))
        .list()
        .ofMaxSize(20);
  }
}
