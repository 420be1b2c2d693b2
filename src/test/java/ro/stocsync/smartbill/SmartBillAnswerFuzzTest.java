package ro.stocsync.smartbill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import ro.stocsync.company.Warehouse;
import ro.stocsync.fuzz.Mutants;
import ro.stocsync.fuzz.StockLists;
import ro.stocsync.fuzz.Tally;

/** Whatever SmartBill answers is lines within bounds, or an answer that cannot be used. */
class SmartBillAnswerFuzzTest {

  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final Warehouse ASKED = Warehouse.named("Magazin");
  private static final Mutants LISTS = new Mutants(StockLists.good());
  private static final Tally TALLY = new Tally("lists of SmartBill");

  @AfterContainer
  static void tell() {
    System.out.println(TALLY);
  }

  @Property
  void aListIsReadOrRefused(@ForAll("lists") byte[] list) throws Exception {
    TALLY.count(BOUND, () -> read(list));
  }

  private static String read(byte[] list) {
    long[] lines = new long[1];
    try {
      StockList.Read read =
          StockList.read(
              new ByteArrayInputStream(list),
              ASKED,
              chunk -> {
                lines[0] += chunk.lines().size() + chunk.unusable();
                chunk.lines().forEach(SmartBillAnswerFuzzTest::isWithinBounds);
              });
      assertThat(read.lines()).isEqualTo(lines[0]);
      return read.errorText().isEmpty() ? (read.listed() ? "list" : "no list") : "refused";
    } catch (IOException e) {
      return e instanceof StockList.NoList ? "no list" : "no JSON";
    }
  }

  private static void isWithinBounds(StockLine line) {
    assertThat(line.code() + line.name()).isNotBlank();
    assertThat(line.quantity().scale()).isBetween(0, 6);
    assertThat(line.quantity().precision()).isLessThanOrEqualTo(1_050);
    for (String text : List.of(line.code(), line.name(), line.unit())) {
      assertThat(text.length()).isLessThanOrEqualTo(100_000);
    }
  }

  @Provide
  Arbitrary<byte[]> lists() {
    return Arbitraries.randomValue(LISTS::next);
  }
}
