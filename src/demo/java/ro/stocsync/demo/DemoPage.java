package ro.stocsync.demo;

import java.util.stream.Collectors;

/** The page on which a newcomer sees the stock change. */
final class DemoPage {

  private static final int MOST_ROWS = 200;

  private final DemoCatalog catalog;

  DemoPage(DemoCatalog catalog) {
    this.catalog = catalog;
  }

  String html() {
    synchronized (catalog) {
      String rows =
          catalog
              .all()
              .filter(product -> !product.status.equals("trash"))
              .limit(MOST_ROWS)
              .map(this::row)
              .collect(Collectors.joining("\n"));
      return """
      <!doctype html>
      <html lang="ro">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="refresh" content="2">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Magazinul de probă</title>
      <style>
      body { font: 16px/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
      table { border-collapse: collapse; width: 100%% }
      th, td { border-bottom: 1px solid #ddd; padding: .35rem .6rem; text-align: left }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
      tr.changed { background: #fff3c4 }
      .out { color: #a40000 }
      </style>
      </head>
      <body>
      <h1>Magazinul de probă</h1>
      <p>Un WooCommerce de probă, care ține minte stocurile cât timp rulează. Pagina se reîmprospătează
      singură, iar ultima schimbare este colorată.</p>
      <table>
      <thead><tr><th>Cod (SKU)</th><th>Produs</th><th class="n">Stoc</th><th>Stare</th></tr></thead>
      <tbody>
      %s
      </tbody>
      </table>
      </body>
      </html>
      """
          .formatted(rows);
    }
  }

  private String row(DemoProduct product) {
    String stock =
        catalog
            .holder(product)
            .map(
                holder ->
                    holder == product
                        ? product.stock.stripTrailingZeros().toPlainString()
                        : "al produsului părinte")
            .orElse("nu se urmărește");
    String status = catalog.holder(product).orElse(product).stockStatus;
    return "<tr%s><td>%s</td><td>%s</td><td class=\"n\">%s</td><td%s>%s</td></tr>"
        .formatted(
            product.id == catalog.lastChanged() ? " class=\"changed\"" : "",
            escaped(product.sku),
            escaped(catalog.shownName(product)),
            stock,
            status.equals("instock") ? "" : " class=\"out\"",
            switch (status) {
              case "instock" -> "în stoc";
              case "onbackorder" -> "la comandă";
              default -> "stoc epuizat";
            });
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
