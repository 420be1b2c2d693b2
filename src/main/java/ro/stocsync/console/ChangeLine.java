package ro.stocsync.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
 * @param product the product's code, or its name where it has none; empty where it concerns none
 * @param link the page of the product in its shop, or of the run; empty where there is none
 * @param what what was done
 * @param detail what was before and after
 */
record ChangeLine(
    Instant at, String who, String shop, String product, String link, String what, String detail) {

  /** Whose values are words of ours, and not a name or a number. */
  private static final Set<String> OURS =
      Set.of(
          "after",
          "before",
          "decimals",
          "kind",
          "manageStock",
          "nameFallback",
          "negativeStock",
          "repair",
          "synchronised");

  /** Is linked to: its number says nothing to a reader. */
  private static final String RUN = "run";

  private static final Pattern WORD = Pattern.compile("[A-Z_]{2,}|true|false");

  static ChangeLine of(History.Noted noted, Texts texts) {
    History.Entry entry = noted.entry();
    String detail =
        entry.detail().entrySet().stream()
            .filter(one -> !one.getKey().equals(RUN))
            .sorted(Map.Entry.comparingByKey())
            .map(
                one ->
                    texts.getOr("detail." + one.getKey(), one.getKey()) + ": " + value(one, texts))
            .collect(Collectors.joining(" · "));
    return new ChangeLine(
        noted.at(),
        entry.who(),
        entry.shop().orElse(""),
        entry.product().map(ChangeLine::called).orElse(""),
        link(entry),
        texts.getOr("what." + entry.what(), entry.what()),
        detail);
  }

  private static String value(Map.Entry<String, String> detail, Texts texts) {
    if (detail.getKey().equals("other")) {
      return called(new ProductKey(detail.getValue()));
    }
    return OURS.contains(detail.getKey())
        ? WORD.matcher(detail.getValue()).replaceAll(word -> word(word, texts))
        : detail.getValue();
  }

  private static String word(MatchResult word, Texts texts) {
    return texts.getOr("value." + word.group(), word.group());
  }

  private static String called(ProductKey product) {
    return product.code().or(product::name).orElse(product.value());
  }

  private static String link(History.Entry entry) {
    String company = "/console/" + entry.company();
    if (entry.detail().containsKey(RUN)) {
      return company + "/runs/" + entry.detail().get(RUN);
    }
    return entry.shop().isPresent() && entry.product().isPresent()
        ? "%s/%s/product?key=%s"
            .formatted(
                company,
                entry.shop().get(),
                URLEncoder.encode(entry.product().get().value(), StandardCharsets.UTF_8))
        : "";
  }
}
