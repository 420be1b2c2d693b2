package ro.stocsync.demo.smartbill;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page on which a newcomer sees SmartBill's stock, and moves it. It refreshes itself, but not
 * while a level is being written: then it is asked for with {@code warehouse} in its address.
 */
final class SmartBillPage {

  private static final int MOST_ROWS = 200;

  private final SmartBillStock stock;
  private final CallTables calls;
  private final CallLimit limit;

  SmartBillPage(SmartBillStock stock, CallTables calls, CallLimit limit) {
    this.stock = stock;
    this.calls = calls;
    this.limit = limit;
  }

  String html(Asked asked, String notice) {
    boolean writing = asked.parameters().containsKey("warehouse");
    return """
    <!doctype html>
    <html lang="ro">
    <head>
    <meta charset="utf-8">%s
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>SmartBill de probă</title>
    <style>
    body { font: 16px/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
    table { border-collapse: collapse; width: 100%% }
    th, td { border-bottom: 1px solid #ddd; padding: .35rem .6rem; text-align: left; overflow-wrap: break-word }
    td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
    tr.changed { background: #fff3c4 }
    .out { color: #a40000 }
    .levers { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0 }
    button, input, select { font: inherit; padding: .3rem .7rem }
    td button { padding: 0 .5rem }
    pre { background: #f3f3f3; padding: .6rem; white-space: pre-wrap; overflow-wrap: break-word }
    </style>
    </head>
    <body>
    <h1>SmartBill de probă</h1>
    <p>Un cont SmartBill de probă, care ține minte stocurile cât timp rulează și anunță StocSync când se
    mișcă.</p>
    %s
    %s
    <h2>Ce a anunțat</h2>
    %s
    <h2>Ce a fost întrebat</h2>
    %s%s
    <h2>Stocuri</h2>
    <p>Gestiuni: %s. Ultima schimbare este colorată.</p>
    <table>
    <thead><tr><th>Gestiune</th><th>Cod</th><th>Produs</th><th class="n">Stoc</th><th></th></tr></thead>
    <tbody>
    %s
    </tbody>
    </table>
    </body>
    </html>
    """
        .formatted(
            writing ? "" : "\n<meta http-equiv=\"refresh\" content=\"2\">",
            writing ? form(asked) : levers(),
            notice.isEmpty()
                ? ""
                : "<pre role=\"status\">" + Html.escaped(Html.cut(notice)) + "</pre>",
            calls.out(),
            shutOut(),
            calls.in(),
            Html.escaped(String.join(", ", stock.warehouses())),
            levels());
  }

  private static String levers() {
    return """
    <div class="levers">
    <form method="post" action="/demo/move"><input type="hidden" name="products" value="3">\
    <button>Vinde 3 produse</button></form>
    <form method="post" action="/demo/move"><input type="hidden" name="products" value="3">\
    <input type="hidden" name="silently" value="true"><button>Vinde 3 fără să anunțe</button></form>
    <form method="post" action="/demo/test"><button>Testează conexiunea</button></form>
    <form method="post" action="/demo/clock"><input type="hidden" name="minutes" value="10">\
    <button>Treci 10 minute</button></form>
    <form method="get" action="/"><input type="hidden" name="warehouse" value="">\
    <button>Scrie un stoc…</button></form>
    </div>\
    """;
  }

  private String form(Asked asked) {
    String options =
        stock.warehouses().stream()
            .map(
                name ->
                    "<option%s>%s</option>"
                        .formatted(
                            name.equals(asked.parameter("warehouse")) ? " selected" : "",
                            Html.escaped(name)))
            .collect(Collectors.joining());
    return """
    <form method="post" action="/demo/move">
    <p><label>Gestiune <select name="warehouse">%s</select></label>
    <label>Cod, sau denumire <input name="code" required maxlength="200" value="%s"></label>
    <label>Stoc <input name="quantity" required size="8" inputmode="decimal"></label>
    <label><input type="checkbox" name="silently" value="true"> fără să anunțe</label>
    <button>Scrie</button> <a href="/">Renunță</a></p>
    </form>\
    """
        .formatted(options, Html.escaped(asked.parameter("code")));
  }

  private String shutOut() {
    return limit.shutOut().keySet().stream()
        .map(
            user ->
                "<p class=\"out\">%s este blocat 10 minute.</p>\n".formatted(Html.escaped(user)))
        .collect(Collectors.joining());
  }

  private String levels() {
    Optional<Level> last = stock.lastChanged();
    return stock.levels().stream()
        .limit(MOST_ROWS)
        .map(level -> row(level, last.filter(level::equals).isPresent()))
        .collect(Collectors.joining("\n"));
  }

  private static String row(Level level, boolean changed) {
    return "<tr%s><td>%s</td><td>%s</td><td>%s</td><td class=\"n\">%s %s</td><td>%s</td></tr>"
        .formatted(
            changed ? " class=\"changed\"" : "",
            Html.escaped(level.warehouse()),
            Html.escaped(level.code()),
            Html.escaped(level.name()),
            level.quantity().toPlainString(),
            Html.escaped(level.unit()),
            link(level));
  }

  private static String link(Level level) {
    return "<form method=\"get\" action=\"/\"><input type=\"hidden\" name=\"warehouse\""
        + " value=\"%s\"><input type=\"hidden\" name=\"code\" value=\"%s\"><button>Scrie…</button></form>"
            .formatted(Html.escaped(level.warehouse()), Html.escaped(level.product()));
  }
}
