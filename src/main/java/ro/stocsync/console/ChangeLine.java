package ro.stocsync.console;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import ro.stocsync.company.Texts;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.ProductKey;

/**
 * A change from the history, in words.
 *
 * @param at when
 * @param who by whom
 * @param shop which shop; empty where it concerns the company
 * @param product which product; empty where it concerns none
 * @param what what was done
 * @param detail what was before and after
 */
record ChangeLine(Instant at, String who, String shop, String product, String what, String detail) {

  static ChangeLine of(History.Noted noted, Texts texts) {
    History.Entry entry = noted.entry();
    String detail =
        entry.detail().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> texts.getOr("detail." + one.getKey(), one.getKey()) + ": " + one.getValue())
            .collect(Collectors.joining(" · "));
    return new ChangeLine(
        noted.at(),
        entry.who(),
        entry.shop().orElse(""),
        entry.product().map(ProductKey::value).orElse(""),
        texts.getOr("what." + entry.what(), entry.what()),
        detail);
  }
}
