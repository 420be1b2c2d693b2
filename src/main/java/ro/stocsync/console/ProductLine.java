package ro.stocsync.console;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.text.StringEscapeUtils;
import ro.stocsync.catalog.CatalogEntry;
import ro.stocsync.company.Shop;
import ro.stocsync.company.Texts;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.delivery.StateText;
import ro.stocsync.delivery.StockView;

/**
 * One of SmartBill's products beside the shop's, in words.
 *
 * @param line where it stands
 * @param counterparts the shop's products that it feeds, as far as we know them
 * @param word its state in a word or two
 * @param says its state in words
 * @param cure what to do about it
 */
record ProductLine(
    StockView.Line line, List<Counterpart> counterparts, String word, String says, String cure) {

  /**
   * A product of the shop.
   *
   * @param entry as our catalog has it
   * @param link where the shop shows it
   */
  record Counterpart(CatalogEntry entry, URI link) {

    /** Its name as the shop shows it: WooCommerce hands names out as HTML. */
    public String name() {
      return StringEscapeUtils.unescapeHtml4(entry.name());
    }
  }

  static ProductLine of(
      StockView.Line line, Shop shop, Map<Long, CatalogEntry> catalog, Texts texts) {
    return new ProductLine(
        line,
        line.productIds().stream()
            .map(catalog::get)
            .filter(Objects::nonNull)
            .map(entry -> new Counterpart(entry, link(shop, entry)))
            .toList(),
        texts.get("word." + line.state()),
        StateText.says(line.state(), line.detail(), texts),
        StateText.cure(line.state(), line.detail(), texts));
  }

  /** WordPress leads from a post's number to its address; a variation has none of its own. */
  private static URI link(Shop shop, CatalogEntry entry) {
    long page = entry.parentId() == 0 ? entry.id() : entry.parentId();
    return URI.create(shop.url() + "/?p=" + page);
  }

  /** What the product is called: its name, or its code where it has none. */
  public String called() {
    return line.name().isBlank() ? line.code() : line.name();
  }

  /** Its key, as the part of an address behind the question mark. */
  public String query() {
    return "key=" + URLEncoder.encode(line.product().value(), StandardCharsets.UTF_8);
  }

  /** Whether it is on its way, so that it will stand elsewhere soon. */
  public boolean moving() {
    return switch (line.state()) {
      case WAITING, RETRYING, CONFIRMING -> true;
      default -> false;
    };
  }

  /** Whether it stays so until somebody does something. */
  public boolean needsCare() {
    return line.state().parked();
  }

  /** How it shows at a glance: {@code success}, {@code danger}, {@code warning}, ... */
  public String tone() {
    return tone(line.state());
  }

  static String tone(Outcome.State state) {
    return switch (state) {
      case DELIVERED -> "success";
      case WAITING, CONFIRMING -> "info";
      case RETRYING, REJECTED -> "danger";
      case UNMATCHED, AMBIGUOUS, CONFLICTING, NOT_MANAGED, GROUPED, EXTERNAL -> "warning";
      case IGNORED, HELD -> "secondary";
    };
  }
}
