package ro.stocsync.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What the demo shop sells. */
public final class DemoProducts {

  private static final String[] GOODS = {
    "Ceai negru", "Cană ceramică", "Tricou bumbac", "Cafea boabe", "Filtru apă", "Șurub inox"
  };

  private DemoProducts() {}

  /**
   * One of the products whose stock the shop keeps.
   *
   * @param sku its code; may be empty
   * @param name as the shop shows it, entities and all
   * @param stock what the shop begins with
   */
  public record Stocked(String sku, String name, BigDecimal stock) {}

  /** The products whose stock {@link #fill} lets a shop keep, without those thrown away. */
  public static List<Stocked> stocked() {
    DemoCatalog catalog = new DemoCatalog();
    fill(catalog);
    synchronized (catalog) {
      return catalog
          .all()
          .filter(product -> product.managesStock && !product.status.equals("trash"))
          .map(product -> new Stocked(product.sku, catalog.shownName(product), product.stock))
          .toList();
    }
  }

  /** Fills a shop with a few believable products of every kind. */
  public static void fill(DemoCatalog catalog) {
    for (int i = 1; i <= 24; i++) {
      String name = "%s model %05d".formatted(GOODS[(i - 1) % GOODS.length], i);
      catalog.picture(catalog.simple("P-%05d".formatted(i), name, 10 + i * 7L % 90));
    }
    catalog.picture(catalog.variable("V-0001", "Tricou variabil 0001", "S", "M", "L", "XL"));
    catalog.variableKeepingStock("V-0030", "Tricou variabil 0030", 40, "S", "M", "L", "XL");
    catalog.unmanaged("NM-1", "Consultanță la domiciliu");
    catalog.ofType("external", "EXT-1", "Produs extern");
    catalog.ofType("grouped", "GRP-1", "Pachet de sărbători");
    catalog.simple("X,Y-1", "Set de cabluri X și Y", 9);
    catalog.simple("Y-1", "Cablu Y", 9);
    catalog.simple("DUP-1", "Lampă de birou", 4);
    catalog.simple("DUP-1", "Lampă de birou, nouă", 5);
    catalog.simple("", "Placă de aragaz", 3);
    catalog.simple("", "Placa de aragaz", 2);
    catalog.simple("", "Țuică de prune, 0,5 l", 12);
    catalog.simple("", "Ulei &amp; oțet", 8);
    catalog.backorders(catalog.simple("BO-1", "Bicicletă la comandă", 0), "yes");
    catalog.status(catalog.simple("DRAFT-1", "Produs în lucru", 5), "draft");
    catalog.status(catalog.simple("TRASH-1", "Produs la gunoi", 5), "trash");
    catalog.schedule(
        catalog.simple("FUTURE-1", "Produs programat", 5), Instant.parse("2029-12-31T22:00:00Z"));
    catalog.begins();
  }
}
