package ro.stocsync.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import ro.stocsync.callback.VerdictText;
import ro.stocsync.company.Texts;
import ro.stocsync.delivery.DeliveryLog;
import ro.stocsync.delivery.Outcome;
import ro.stocsync.delivery.StateText;
import ro.stocsync.ledger.History;
import ro.stocsync.ledger.LevelHistory;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.reconcile.ProductRuns;
import ro.stocsync.story.Happening;

/** A story as JSON, in the language that was asked for. */
final class StoryWords {

  private final Texts callback;
  private final Texts delivery;

  StoryWords(HttpHeaders headers) {
    this.callback = Asked.texts("callback", headers);
    this.delivery = Asked.texts("delivery", headers);
  }

  HappeningJson json(Happening happening) {
    return switch (happening) {
      case Happening.Called(var line) -> called(line);
      case Happening.Pulled(var level) -> pulled(level);
      case Happening.Compared(var line) -> compared(line);
      case Happening.Changed(var change) -> changed(change);
      case Happening.Tried(var attempt) -> tried(attempt);
    };
  }

  private HappeningJson called(LevelHistory.Called line) {
    return new HappeningJson(
        line.at(),
        HappeningJson.Kind.LEVEL_CALLED,
        line.product().value(),
        Optional.empty(),
        Optional.of(line.callback()),
        Optional.empty(),
        Optional.of(line.warehouse()),
        Optional.of(line.quantity()),
        line.verdict(),
        Optional.of(VerdictText.says(line, callback)),
        line.replayedBy(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private static HappeningJson pulled(LevelHistory.Pulled level) {
    return new HappeningJson(
        level.at(),
        HappeningJson.Kind.LEVEL_PULLED,
        level.product().value(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(level.run()),
        Optional.of(level.warehouse()),
        Optional.of(level.quantity().toPlainString()),
        "ACCEPTED",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private static HappeningJson compared(ProductRuns.Found line) {
    return new HappeningJson(
        line.at(),
        HappeningJson.Kind.COMPARED,
        line.product().value(),
        Optional.of(line.shop()),
        Optional.empty(),
        Optional.of(line.run()),
        Optional.empty(),
        line.level().map(level -> level.toPlainString()),
        line.verdict(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(line.productId()).filter(id -> id != 0),
        line.wanted(),
        line.shown(),
        Optional.empty(),
        Map.of());
  }

  private static HappeningJson changed(History.Noted change) {
    History.Entry entry = change.entry();
    return new HappeningJson(
        change.at(),
        HappeningJson.Kind.CHANGED,
        entry.product().map(ProductKey::value).orElse(""),
        entry.shop(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        entry.what(),
        Optional.empty(),
        Optional.of(entry.who()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        entry.detail());
  }

  private HappeningJson tried(DeliveryLog.Noted attempt) {
    Outcome.State state = attempt.state();
    return new HappeningJson(
        attempt.at(),
        HappeningJson.Kind.DELIVERY,
        attempt.product().value(),
        Optional.of(attempt.shop()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        state.name(),
        Optional.of(StateText.says(state, attempt.detail(), delivery)),
        Optional.empty(),
        attempt.productId(),
        attempt.sent(),
        attempt.shown(),
        attempt.shownAs(),
        Map.of());
  }
}
