package ro.stocsync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import ro.stocsync.fuzz.Mutants;
import ro.stocsync.fuzz.Tally;

/** Whatever file an operator uploads is lines within bounds and problems with their numbers. */
class MappingCsvFuzzTest {

  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final Mutants FILES =
      new Mutants(
          List.of(
              """
              smartbill_code;smartbill_name;action;product_id;sku;factor
              "P-1";"Ceai";"map";"12";"";"12"
              "";"Cană ""de ceai""!";"map";"";"S-2";"0,5"
              "P-3";"";"ignore";"";"";""
              """,
              "\ufeffproduct_id,smartbill_code\r\n7,A\r\n,B\r\n999999999999999999,C\r\n",
              "smartbill_code;product_id;factor\n=\"0012\";5;1.000\n'+A;6;999999999\n"));
  private static final Tally TALLY = new Tally("files of mappings");

  @AfterContainer
  static void tell() {
    System.out.println(TALLY);
  }

  @Property
  void aFileIsReadLineByLine(@ForAll("files") byte[] file) throws Exception {
    TALLY.count(BOUND, () -> read(file));
  }

  private static String read(byte[] file) {
    MappingCsv.Reading reading = MappingCsv.read(file);
    for (MappingLine line : reading.lines()) {
      assertThat(line.line()).isPositive();
      for (String text : List.of(line.code(), line.name(), line.sku().orElse(""))) {
        assertThat(text.length()).isLessThanOrEqualTo(600);
        assertThat(text.indexOf('\0')).isNegative();
      }
      assertThat(line.factor().precision()).isLessThanOrEqualTo(18);
    }
    MappingCsv.Reading again = MappingCsv.read(MappingCsv.write(reading.lines()));
    assertThat(again.problems()).isEmpty();
    assertThat(again.lines()).hasSameSizeAs(reading.lines());
    return reading.problems().isEmpty() ? "lines" : "problems";
  }

  @Provide
  Arbitrary<byte[]> files() {
    return Arbitraries.randomValue(FILES::next);
  }
}
