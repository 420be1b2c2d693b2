package ro.stocsync.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ro.stocsync.SmartBill;
import ro.stocsync.company.Warehouse;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.ledger.Receipt;
import ro.stocsync.ledger.StockChange;
import ro.stocsync.sql.Bytes;

/**
 * A list of products that moved, as SmartBill sends it and as it is taken in.
 *
 * @param codes which products
 * @param quantity the level of each
 */
record Movements(List<String> codes, int quantity) {

  private static final String WAREHOUSE = "Magazin";

  /** So many products of a catalog, from that place on, around its end. */
  static Movements of(int from, int count, int catalog, int quantity) {
    return new Movements(
        IntStream.range(from, from + count)
            .mapToObj(i -> "P-%05d".formatted(1 + i % catalog))
            .toList(),
        quantity);
  }

  /** What SmartBill posts. */
  byte[] body() {
    return codes.stream()
        .map(code -> SmartBill.item(code, "Produs " + code, WAREHOUSE, quantity))
        .collect(Collectors.joining(",", "{\"products\":[", "]}"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What is made of it. */
  Receipt receipt() {
    byte[] body = body();
    String answer =
        codes.stream()
            .map(code -> "Produsul " + code + " din gestiunea Magazin: a fost primit stocul")
            .collect(Collectors.joining("\n"));
    return new Receipt(
        Receipt.Outcome.ACCEPTED,
        codes.stream().map(this::item).toList(),
        Optional.empty(),
        new Receipt.Call(new Bytes(body, body.length), true, 200, answer));
  }

  private Receipt.Item item(String code) {
    String name = "Produs " + code;
    StockChange change =
        StockChange.of(
            ProductKey.of(code, name).orElseThrow(),
            code,
            name,
            Warehouse.named(WAREHOUSE).name(),
            BigDecimal.valueOf(quantity));
    return new Receipt.Item(
        code, name, WAREHOUSE, Integer.toString(quantity), "ACCEPTED", Optional.of(change));
  }
}
