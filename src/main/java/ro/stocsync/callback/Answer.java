package ro.stocsync.callback;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ro.stocsync.company.Company;
import ro.stocsync.company.SettingsTable;
import ro.stocsync.company.ShopSettings;
import ro.stocsync.company.Warehouse;
import ro.stocsync.ledger.Receipt;

/** Words the answer to a list: a summary, then a line for each item in its order. */
final class Answer {

  private final Refusals texts;
  private final Set<Warehouse> monitored;

  Answer(Refusals texts, Company company, SettingsTable settings) {
    this.texts = texts;
    Map<String, ShopSettings> recent = settings.recently(company.id());
    this.monitored =
        company.shops().stream()
            .flatMap(shop -> Optional.ofNullable(recent.get(shop.key().shop())).stream())
            .filter(ShopSettings::synchronised)
            .flatMap(shop -> shop.warehouses().stream())
            .collect(Collectors.toSet());
  }

  /** The whole text, lines parted by line feeds. */
  String to(List<Receipt.Item> items) {
    long accepted = items.stream().filter(item -> item.accepted().isPresent()).count();
    StringBuilder answer = new StringBuilder(items.size() * 100);
    answer.append(
        accepted == 0
            ? texts.text("answer.nothing")
            : texts.text("answer.summary", counted(accepted), counted(items.size())));
    for (int i = 0; i < items.size(); i++) {
      answer.append('\n').append(line(i + 1, items.get(i)));
    }
    return answer.toString();
  }

  /** As it would be formatted, but that small ones, which most are, need no formatter. */
  private static Object counted(long items) {
    return items < 1_000 ? (Object) Long.toString(items) : (Object) items;
  }

  private String line(int position, Receipt.Item item) {
    return VerdictText.says(
        texts.texts(),
        key(item),
        item.code(),
        item.name(),
        item.warehouse(),
        item.quantity(),
        position);
  }

  private String key(Receipt.Item item) {
    if (item.accepted().isEmpty()) {
      return item.verdict();
    }
    boolean shown = monitored.contains(item.accepted().get().warehouse());
    return item.verdict().equals(ItemJudge.ACCEPTED) && !shown
        ? "item.unmonitored"
        : item.verdict();
  }
}
