package ro.stocsync.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;
import ro.stocsync.catalog.CatalogEntry;
import ro.stocsync.catalog.CatalogSearch;
import ro.stocsync.company.ShopKey;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Match;
import ro.stocsync.mapping.Suggestions;
import ro.stocsync.mapping.Suggestions.Feeder;
import ro.stocsync.mapping.Suggestions.Why;

/** Finds what of a shop the dialog offers for a product of SmartBill. */
@ApplicationScoped
class Candidates {

  private static final int MOST = 10;

  private final CatalogSearch catalog;
  private final Suggestions suggestions;

  Candidates(CatalogSearch catalog, Suggestions suggestions) {
    this.catalog = catalog;
    this.suggestions = suggestions;
  }

  /**
   * A product of the shop.
   *
   * @param why why it is suggested; empty where it was searched for or is chosen
   * @param feeders who feeds its stock already, beside the product that is being mapped
   * @param ticked whether it is chosen
   * @param factor what is written beside it
   */
  record Candidate(
      CatalogEntry entry, Optional<Why> why, List<Feeder> feeders, boolean ticked, String factor) {

    /** Its name as the shop shows it. */
    public String name() {
      return StringEscapeUtils.unescapeHtml4(entry.name());
    }

    /** Whether an operator said that a feeder feeds it. */
    public boolean byHand(Feeder feeder) {
      return feeder.reason() == Match.Reason.MANUAL;
    }
  }

  /**
   * Some of what is offered.
   *
   * @param name {@code chosen}, {@code suggested}, {@code found} or {@code alike}
   */
  record Group(String name, List<Candidate> candidates) {}

  /**
   * What is offered.
   *
   * @param chosen what is ticked already
   * @param others what else there is
   * @param alike whether the others only resemble what was searched for
   * @param text what was searched for; empty for suggestions
   */
  record Offer(List<Candidate> chosen, List<Candidate> others, boolean alike, String text) {

    /** As they stand below each other. */
    public List<Group> groups() {
      String name = alike ? "alike" : text.isBlank() ? "suggested" : "found";
      return List.of(new Group("chosen", chosen), new Group(name, others));
    }

    /** Whether any of it is fed by another product. */
    public boolean fed() {
      return Stream.concat(chosen.stream(), others.stream())
          .anyMatch(one -> !one.feeders().isEmpty());
    }
  }

  /** What is offered for a product, given what is chosen and what somebody types. */
  Offer of(ShopKey shop, ProductKey product, MappingForm form, String text) {
    Map<Long, CatalogEntry> ticked = catalog.byId(shop, form.chosen());
    List<Suggestions.Suggestion> suggested =
        text.isBlank() ? suggestions.of(shop, product) : List.of();
    List<CatalogEntry> found =
        text.isBlank()
            ? suggested.stream().map(Suggestions.Suggestion::entry).toList()
            : catalog.search(shop, text, 1, MOST).entries();
    boolean alike = !text.isBlank() && found.isEmpty();
    List<CatalogEntry> others = alike ? suggestions.named(shop, text) : found;
    List<CatalogEntry> chosen =
        form.chosen().stream().map(ticked::get).filter(Objects::nonNull).toList();
    List<Long> ids =
        Stream.concat(chosen.stream(), others.stream()).map(CatalogEntry::id).distinct().toList();
    Map<Long, List<Feeder>> feeders = suggestions.feeders(shop, ids);
    List<Candidate> first = new ArrayList<>();
    chosen.forEach(one -> first.add(candidate(one, product, Optional.empty(), feeders, form)));
    List<Candidate> then = new ArrayList<>();
    others.stream()
        .filter(one -> !form.chosen().contains(one.id()))
        .forEach(
            one ->
                then.add(
                    candidate(
                        one,
                        product,
                        suggested.stream()
                            .filter(suggestion -> suggestion.entry().id() == one.id())
                            .map(Suggestions.Suggestion::why)
                            .findFirst(),
                        feeders,
                        form)));
    return new Offer(first, then, alike, text);
  }

  private static Candidate candidate(
      CatalogEntry entry,
      ProductKey product,
      Optional<Why> why,
      Map<Long, List<Feeder>> feeders,
      MappingForm form) {
    return new Candidate(
        entry,
        why,
        feeders.getOrDefault(entry.id(), List.of()).stream()
            .filter(feeder -> !feeder.product().equals(product))
            .toList(),
        form.chosen().contains(entry.id()),
        form.factor(entry.id()));
  }
}
