package ro.stocsync.console;

import jakarta.enterprise.context.RequestScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.Texts;
import ro.stocsync.delivery.DeliveryLog;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.delivery.StateText;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.LevelHistory;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.reconcile.ProductRuns;

/**
 * How a product came to stand where it stands: calls, runs, mappings and deliveries in one row, the
 * latest first.
 */
@RequestScoped
class ProductStory {

  /** Lines of a page; a few more where several happened at one moment. */
  private static final int PAGE = 60;

  private static final int MOST_AT_ONE_MOMENT = 40;

  private final LevelHistory levels;
  private final ProductRuns runs;
  private final DeliveryLog deliveries;
  private final History history;
  private final Ui ui;

  ProductStory(
      LevelHistory levels, ProductRuns runs, DeliveryLog deliveries, History history, Ui ui) {
    this.levels = levels;
    this.runs = runs;
    this.deliveries = deliveries;
    this.history = history;
    this.ui = ui;
  }

  /**
   * A page of it.
   *
   * @param lines the latest first
   * @param older where the next page begins; empty if this is the last
   */
  record Page(List<StoryLine> lines, Optional<Instant> older) {}

  /** What happened before that moment. */
  Page before(ShopKey shop, ProductKey product, Instant before) {
    int most = PAGE + MOST_AT_ONE_MOMENT;
    String company = shop.company();
    List<StoryLine> all = new ArrayList<>();
    levels.latest(company, product, before, most).forEach(one -> all.add(called(company, one)));
    runs.latest(shop, product, before, most).forEach(one -> all.add(ran(company, one)));
    deliveries.latest(shop, product, before, most).forEach(one -> all.add(tried(one)));
    history.before(company, product, before, most).stream()
        .filter(noted -> noted.entry().shop().map(shop.shop()::equals).orElse(true))
        .forEach(noted -> all.add(changed(noted)));
    // What a delivery answers stands above it although both may be of one moment.
    all.sort(Comparator.comparing(StoryLine::at).reversed());
    return cut(all);
  }

  private static Page cut(List<StoryLine> all) {
    int end = Math.min(PAGE, all.size());
    while (end < all.size() && all.get(end).at().equals(all.get(end - 1).at())) {
      end++;
    }
    Optional<Instant> older =
        end < all.size() ? Optional.of(all.get(end - 1).at()) : Optional.empty();
    return new Page(List.copyOf(all.subList(0, end)), older);
  }

  private StoryLine called(String company, LevelHistory.Called one) {
    Texts texts = ui.texts("story");
    return new StoryLine(
        one.at(),
        "bi-telephone-inbound",
        "primary",
        one.replayedBy()
            .map(who -> texts.get("called.again", who, one.quantity(), one.warehouse()))
            .orElseGet(() -> texts.get("called", one.quantity(), one.warehouse())),
        one.last() ? "" : texts.get("called.repeated"),
        "/console/" + company + "/callbacks/" + one.callback());
  }

  private StoryLine ran(String company, ProductRuns.Found one) {
    Texts texts = ui.texts("story");
    return new StoryLine(
        one.at(),
        "bi-arrow-repeat",
        "primary",
        texts.get("ran." + one.kind()),
        texts.get("ran.found", pieces(one.level()), pieces(one.wanted()), pieces(one.shown()))
            + " "
            + verdict(one.verdict()),
        "/console/" + company + "/runs/" + one.run());
  }

  /** A run tells what it compared, or else the state of what it could not compare. */
  private String verdict(String verdict) {
    return ui.texts("run")
        .getOr("line." + verdict, ui.texts("delivery").getOr("word." + verdict, verdict));
  }

  private StoryLine tried(DeliveryLog.Noted one) {
    Texts texts = ui.texts("story");
    Outcome.State state = one.state();
    String said =
        state == Outcome.State.DELIVERED
            ? ""
            : StateText.says(state, one.detail(), ui.texts("delivery"));
    String sent =
        one.sent()
            .map(
                pieces ->
                    texts.get("tried.sent", ui.pieces(pieces), "#" + one.productId().orElse(0L)))
            .orElse("");
    String answered =
        one.shown()
            .map(pieces -> texts.get("tried.answered", ui.pieces(pieces), one.shownAs().orElse("")))
            .orElse("");
    return new StoryLine(
        one.at(),
        one.sent().isPresent() ? "bi-send" : "bi-signpost-split",
        ProductLine.tone(state),
        ui.texts("delivery").get("word." + state),
        String.join(" ", List.of(sent, answered, said)).strip(),
        "");
  }

  private StoryLine changed(History.Noted noted) {
    ChangeLine line = ChangeLine.of(noted, ui.texts("history"));
    return new StoryLine(
        line.at(),
        "bi-person-gear",
        "secondary",
        line.what(),
        line.detail().isEmpty() ? line.who() : line.who() + " · " + line.detail(),
        "");
  }

  private String pieces(Optional<BigDecimal> quantity) {
    return quantity.map(ui::pieces).orElse("–");
  }
}
