package ro.stocsync.console;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ro.stocsync.company.Texts;
import ro.stocsync.smartbill.SmartBillException;
import ro.stocsync.smartbill.WarehouseLists.Answer;

/** What SmartBill answered, in words for the owner of a shop: a link of the chain like others. */
final class SmartBillWords {

  private SmartBillWords() {}

  static LinkLine of(Answer answer, String company, Ui ui) {
    Texts texts = ui.texts("smartbill");
    String name = texts.get("name");
    return switch (answer) {
      case Answer.Listed(var names) when names.isEmpty() -> broken(texts, "no-warehouses", company);
      case Answer.Listed(var names) ->
          new LinkLine(name, false, false, texts.get("listed", "" + names.size()), "");
      case Answer.NoAccount none -> {
        LinkLine line = broken(texts, "no-account", company);
        yield new LinkLine(name, false, true, line.says(), line.cure());
      }
      case Answer.Asking asking -> new LinkLine(name, false, true, texts.get("asking"), "");
      case Answer.Failed(SmartBillException problem) -> failed(texts, problem);
    };
  }

  /** Whether SmartBill has the monitored warehouses; empty where it does not list any. */
  static Optional<LinkLine> warehouses(List<SettingsForm.Box> boxes, Answer answer, Ui ui) {
    if (!(answer instanceof Answer.Listed)) {
      return Optional.empty();
    }
    Texts texts = ui.texts("smartbill");
    String unknown =
        boxes.stream()
            .filter(SettingsForm.Box::unknown)
            .map(SettingsForm.Box::name)
            .collect(Collectors.joining(", "));
    String name = texts.get("warehouses.name");
    return Optional.of(
        unknown.isEmpty()
            ? new LinkLine(name, false, false, texts.get("warehouses.known"), "")
            : new LinkLine(
                name,
                true,
                false,
                texts.get("warehouses.unknown", unknown),
                texts.get("warehouses.unknown.cure", unknown)));
  }

  private static LinkLine failed(Texts texts, SmartBillException problem) {
    return new LinkLine(
        texts.get("name"),
        true,
        false,
        problem.phrase().asReason(texts),
        problem.phrase().cure().asReason(texts));
  }

  private static LinkLine broken(Texts texts, String key, String company) {
    return new LinkLine(
        texts.get("name"), true, false, texts.get(key, company), texts.get(key + ".cure", company));
  }
}
