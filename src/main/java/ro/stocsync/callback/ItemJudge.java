package ro.stocsync.callback;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ro.stocsync.company.Warehouse;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.ledger.Receipt;
import ro.stocsync.ledger.StockChange;
import ro.stocsync.text.Quantity;

/** Judges each item by itself, so that a bad one spoils no good one. */
final class ItemJudge {

  static final String ACCEPTED = "ACCEPTED";
  static final String REPEATED = "REPEATED";

  // An entry of PostgreSQL's index holds 2,704 bytes, and a key is made of both.
  private static final int WAREHOUSE_BYTES = 1_000;

  private final CallbackConfig limits;

  ItemJudge(CallbackConfig limits) {
    this.limits = limits;
  }

  /** The items in their order, each with its verdict; of a repeated product the last one counts. */
  List<Receipt.Item> judge(List<RawItem> raw) {
    List<Receipt.Item> judged = new ArrayList<>(raw.size());
    Set<List<String>> later = new HashSet<>();
    for (RawItem item : raw.reversed()) {
      judged.add(judge(item, later));
    }
    return judged.reversed();
  }

  private Receipt.Item judge(RawItem raw, Set<List<String>> later) {
    Optional<String> fault = fault(raw);
    if (fault.isPresent()) {
      return item(raw, fault.get(), Optional.empty());
    }
    StockChange change = change(raw);
    boolean last = later.add(List.of(change.product().value(), change.warehouse().key()));
    return item(raw, last ? ACCEPTED : REPEATED, Optional.of(change));
  }

  private Optional<String> fault(RawItem raw) {
    if (raw.malformed().isPresent()) {
      return Optional.of(raw.malformed().get().isEmpty() ? "item.no-object" : "item.wrong-type");
    }
    if (hasNul(raw.code()) || hasNul(raw.name()) || hasNul(raw.warehouse())) {
      return Optional.of("item.nul");
    }
    if (raw.code().strip().length() > limits.maxCodeLength()
        || raw.warehouse().strip().length() > limits.maxCodeLength()
        || raw.name().strip().length() > limits.maxNameLength()) {
      return Optional.of("item.too-long");
    }
    Optional<ProductKey> product = ProductKey.of(raw.code(), raw.name());
    if (product.isEmpty()) {
      return Optional.of("item.no-product");
    }
    String warehouse = Warehouse.named(raw.warehouse()).key();
    if (warehouse.isEmpty()) {
      return Optional.of("item.no-warehouse");
    }
    if (bytes(product.get().value()) > ProductKey.MOST_BYTES
        || bytes(warehouse) > WAREHOUSE_BYTES) {
      return Optional.of("item.too-long");
    }
    if (raw.quantity().isBlank()) {
      return Optional.of("item.no-quantity");
    }
    Optional<BigDecimal> quantity = Quantity.read(raw.quantity());
    if (quantity.isEmpty()) {
      return Optional.of("item.no-number");
    }
    return quantity.get().abs().compareTo(limits.maxQuantity()) > 0
        ? Optional.of("item.out-of-range")
        : Optional.empty();
  }

  private static StockChange change(RawItem raw) {
    return StockChange.of(
        ProductKey.of(raw.code(), raw.name()).orElseThrow(),
        raw.code().strip(),
        raw.name().strip(),
        raw.warehouse().strip(),
        Quantity.read(raw.quantity()).orElseThrow());
  }

  private Receipt.Item item(RawItem raw, String verdict, Optional<StockChange> accepted) {
    return new Receipt.Item(
        kept(raw.code()),
        kept(raw.name()),
        kept(raw.warehouse()),
        kept(raw.quantity()),
        verdict,
        accepted);
  }

  /** PostgreSQL's text takes no NUL, and a receipt need not keep more than a name may be long. */
  private String kept(String text) {
    String clean = text.replace('\0', '\ufffd');
    return clean.length() <= limits.maxNameLength()
        ? clean
        : clean.substring(0, limits.maxNameLength());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean hasNul(String text) {
    return text.indexOf('\0') >= 0;
  }
}
