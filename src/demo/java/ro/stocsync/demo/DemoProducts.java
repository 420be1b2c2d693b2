package ro.stocsync.demo;

import java.time.Instant;

/** What the demo shop sells. */
public final class DemoProducts {

  private static final String[] GOODS = {
    "Ceai negru", "Cană ceramică", "Tricou bumbac", "Cafea boabe", "Filtru apă", "Șurub inox"
  };

  private DemoProducts() {}

  /** Fills a shop with a few believable products of every kind. */
  public static void fill(DemoCatalog catalog) {
    for (int i = 1; i <= 24; i++) {
      String name = "%s model %05d".formatted(GOODS[(i - 1) % GOODS.length], i);
      catalog.simple("P-%05d".formatted(i), name, 10 + i * 7L % 90);
    }
    catalog.variable("V-0001", "Tricou variabil 0001", "S", "M", "L", "XL");
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
