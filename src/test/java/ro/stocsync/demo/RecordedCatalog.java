package ro.stocsync.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The products of the recorded shop, with their ids, in a demo shop. */
final class RecordedCatalog {

  private static final int SIMPLE = 2000;
  private static final int VARIABLE = 50;
  private static final int LAST_WITH_OWN_STOCK = 25;
  private static final long FIRST_ODD = 2260;
  private static final long LAST_ODD = 2342;

  /** What simple products have before a case says otherwise; no recording writes it. */
  static final long STOCK = 77;

  private static final String[] GOODS = {
    "Ceai negru",
    "Cană ceramică",
    "Tricou bumbac",
    "Șurubelniță",
    "Ciocan",
    "Filtru apă",
    "Râșniță manuală",
    "Cafea boabe"
  };

  /** SKUs of products that no answer shows, because they cannot be asked for (finding 6). */
  private static final Map<Long, String> NEVER_SHOWN = Map.of(2319L, "COD  DUBLU", 2321L, "A<B-1");

  /** The shop's whole count leaves room for all ids but one. */
  private static final long NOT_A_PRODUCT = 2340;

  private final Map<Long, Seen> seen = new TreeMap<>();

  /** What the recordings say of a product with an id of 2260 and up. */
  private static final class Seen {
    String sku = "";
    String name = "Produs";
    String type = "simple";
    String status = "publish";
    String backorders = "no";
    boolean managed = true;
  }

  RecordedCatalog(List<String> recordings) {
    for (long id = FIRST_ODD; id <= LAST_ODD; id++) {
      Seen product = new Seen();
      product.sku = NEVER_SHOWN.getOrDefault(id, "");
      seen.put(id, product);
    }
    recordings.stream().map(RecordedCase::find).flatMap(Optional::stream).forEach(this::read);
  }

  private void read(RecordedCase recording) {
    read(recording.answer());
    recording
        .stored()
        .forEach(
            (id, row) -> {
              if (seen.containsKey(id) && row.path("_backorders").isTextual()) {
                seen.get(id).backorders = row.path("_backorders").asText();
              }
            });
  }

  private void read(JsonNode answer) {
    Seen product = seen.get(answer.path("id").asLong());
    if (product != null) {
      product.sku = answer.path("sku").asText(product.sku);
      product.name = answer.path("name").asText(product.name);
      product.type = answer.path("type").asText(product.type);
      product.status = answer.path("status").asText(product.status);
      // A product that was ever seen without stock has none before the case that gives it some.
      product.managed &= answer.path("manage_stock").asBoolean(true);
    }
    answer.forEach(this::read);
  }

  /** Empties the catalog and fills it as the recorded shop's was. */
  void fill(DemoCatalog catalog) {
    catalog.clear();
    catalog.nextId(10);
    for (int i = 1; i <= SIMPLE; i++) {
      String name = "%s model %05d".formatted(GOODS[(i - 1) % GOODS.length], i);
      catalog.simple("P-%05d".formatted(i), name, STOCK);
    }
    for (int i = 1; i <= VARIABLE; i++) {
      String sku = "V-%04d".formatted(i);
      String name = "Tricou variabil %04d".formatted(i);
      if (i <= LAST_WITH_OWN_STOCK) {
        catalog.variable(sku, name, "S", "M", "L", "XL");
      } else {
        catalog.variableKeepingStock(sku, name, 40, "S", "M", "L", "XL");
      }
    }
    seen.forEach((id, product) -> add(catalog, id, product));
    Instant before = before();
    catalog.all().forEach(product -> date(product, before));
    catalog
        .idOf("FUTURE-1")
        .ifPresent(id -> catalog.schedule(id, Instant.parse("2029-12-31T22:00:00Z")));
  }

  /** When the products were made and last changed: some time before every case. */
  private static Instant before() {
    return DemoCatalog.now().minus(Duration.ofHours(1));
  }

  private static void date(DemoProduct product, Instant when) {
    product.created = when;
    product.modified = when;
  }

  private static void add(DemoCatalog catalog, long id, Seen product) {
    if (id == NOT_A_PRODUCT) {
      return;
    }
    catalog.nextId(id);
    if (!product.type.equals("simple")) {
      catalog.ofType(product.type, product.sku, product.name);
    } else if (product.managed) {
      catalog.simple(product.sku, product.name, STOCK);
    } else {
      catalog.unmanaged(product.sku, product.name);
    }
    catalog.status(id, product.status);
    catalog.backorders(id, product.backorders);
  }
}
