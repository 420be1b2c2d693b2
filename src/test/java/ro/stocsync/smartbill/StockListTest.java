package ro.stocsync.smartbill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.stocsync.company.Warehouse;

/** What fuzzing found in lists of stocks. */
class StockListTest {

  private final List<StockChunk> chunks = new ArrayList<>();

  @Test
  void aNumberThatNobodyCouldWriteOutIsUnusable() throws IOException {
    for (String quantity : List.of("1e400", "1e999999999", "1e99999999999", "-1e999999999")) {
      read("{\"products\":[{\"productCode\":\"A\",\"quantity\":" + quantity + "}]}");
    }
    assertThat(chunks).hasSize(4).allMatch(chunk -> chunk.unusable() == 1);
  }

  @Test
  void aComplaintThatIsNoTextIsNone() throws IOException {
    StockList.Read read =
        read(
            """
            {"errorText":[["x"],{"products":[]}],"products":[{"productCode":"A","quantity":1}]}
            """);
    assertThat(read.errorText()).isEmpty();
    assertThat(read.lines()).isEqualTo(1);
  }

  @Test
  void aCodeThatIsANumberStaysAsItIsWritten() throws IOException {
    read("{\"products\":[{\"productCode\":12345678.5,\"quantity\":1.50}]}");
    assertThat(chunks.getFirst().lines()).extracting(StockLine::code).containsExactly("12345678.5");
  }

  private StockList.Read read(String list) throws IOException {
    return StockList.read(
        new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)),
        Warehouse.named("Magazin"),
        chunks::add);
  }
}
