package ro.stocsync.console;

import jakarta.enterprise.context.RequestScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import ro.stocsync.callback.VerdictText;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.Texts;
import ro.stocsync.delivery.DeliveryLog;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.delivery.StateText;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.LevelHistory;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.reconcile.ProductRuns;
import ro.stocsync.story.Bookmark;
import ro.stocsync.story.Happening;
import ro.stocsync.story.ProductStory;

/** How a product came to stand where it stands, in words, the latest first. */
@RequestScoped
class StoryLines {

  private static final int PAGE = 60;

  private final ProductStory story;
  private final Ui ui;

  StoryLines(ProductStory story, Ui ui) {
    this.story = story;
    this.ui = ui;
  }

  /**
   * A page of it.
   *
   * @param lines the latest first
   * @param older where the next page begins; empty if this is the last
   */
  record Page(List<StoryLine> lines, Optional<Bookmark> older) {}

  /** A page that begins there. */
  Page page(ShopKey shop, ProductKey product, Bookmark from) {
    String company = shop.company();
    ProductStory.Page page = story.page(company, List.of(shop.shop()), product, from, PAGE);
    return new Page(
        page.happenings().stream().map(one -> line(company, one)).toList(), page.older());
  }

  private StoryLine line(String company, Happening happening) {
    return switch (happening) {
      case Happening.Called(var line) -> called(company, line);
      case Happening.Pulled(var level) -> pulled(company, level);
      case Happening.Compared(var line) -> ran(company, line);
      case Happening.Changed(var change) -> changed(change);
      case Happening.Tried(var attempt) -> tried(attempt);
    };
  }

  private StoryLine called(String company, LevelHistory.Called one) {
    Texts texts = ui.texts("story");
    String what =
        one.replayedBy()
            .map(who -> texts.get("called.again", who, one.quantity(), one.warehouse()))
            .orElseGet(() -> texts.get("called", one.quantity(), one.warehouse()));
    String link = "/console/" + company + "/callbacks/" + one.callback();
    return switch (one.verdict()) {
      case "ACCEPTED" -> new StoryLine(one.at(), "bi-telephone-inbound", "primary", what, "", link);
      case "REPEATED" ->
          new StoryLine(
              one.at(),
              "bi-telephone-inbound",
              "primary",
              what,
              texts.get("called.repeated"),
              link);
      default ->
          new StoryLine(
              one.at(),
              "bi-telephone-x",
              "danger",
              what,
              VerdictText.says(one, ui.texts("callback")),
              link);
    };
  }

  private StoryLine pulled(String company, LevelHistory.Pulled one) {
    return new StoryLine(
        one.at(),
        "bi-cloud-arrow-down",
        "primary",
        ui.texts("story").get("pulled", ui.pieces(one.quantity()), one.warehouse()),
        "",
        "/console/" + company + "/runs/" + one.run());
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
