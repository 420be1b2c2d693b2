package ro.stocsync.demo.smartbill;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** The last calls, out and in, as the page shows them: the latest first. */
final class CallTables {

  private static final int MOST_ROWS = 5;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final CallbackSender sender;
  private final CallsIn callsIn;

  CallTables(CallbackSender sender, CallsIn callsIn) {
    this.sender = sender;
    this.callsIn = callsIn;
  }

  String out() {
    String rows =
        latest(sender.calls()).stream().map(CallTables::row).collect(Collectors.joining("\n"));
    return table("<th>Ora</th><th>Ce</th><th>Stare</th><th>Răspuns</th>", rows);
  }

  private static String row(CallOut call) {
    return "<tr><td>%s</td><td>%s</td><td%s>%s</td><td>%s</td></tr>"
        .formatted(
            time(call.at()),
            call.products() == 0 ? "test" : call.products() + " produse",
            call.succeeded() ? "" : " class=\"out\"",
            status(call.status()),
            Html.escaped(Html.cut(call.answer())));
  }

  String in() {
    String rows =
        latest(callsIn.all()).stream().map(CallTables::row).collect(Collectors.joining("\n"));
    return table("<th>Ora</th><th>Cerere</th><th>Parametri</th><th>Stare</th>", rows);
  }

  private static String row(CallsIn.Call call) {
    return "<tr><td>%s</td><td>%s %s</td><td>%s</td><td>%s</td></tr>"
        .formatted(
            time(call.at()),
            Html.escaped(call.method()),
            Html.escaped(Html.cut(call.path())),
            Html.escaped(Html.cut(call.query())),
            status(call.status()));
  }

  private static String table(String head, String rows) {
    return rows.isEmpty()
        ? "<p>Încă nimic.</p>"
        : "<table>\n<thead><tr>%s</tr></thead>\n<tbody>\n%s\n</tbody>\n</table>"
            .formatted(head, rows);
  }

  private static <T> List<T> latest(List<T> calls) {
    return calls.subList(Math.max(0, calls.size() - MOST_ROWS), calls.size()).reversed();
  }

  private static String status(int status) {
    return status == 0 ? "—" : "" + status;
  }

  private static String time(Instant at) {
    return TIME.format(at.atZone(ZoneId.systemDefault()));
  }
}
