package ro.stocsync.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import ro.stocsync.alert.Message.Event;
import ro.stocsync.company.Language;
import ro.stocsync.company.Texts;
import ro.stocsync.text.TimeSpan;
import ro.stocsync.webhook.PublicAddress;

/** Writes messages, in the language of the configuration. */
@ApplicationScoped
class Wording {

  private final Texts texts;
  private final Locale locale;
  private final AlertConfig config;
  private final PublicAddress address;

  Wording(
      AlertConfig config,
      PublicAddress address,
      @ConfigProperty(name = "stocsync.language", defaultValue = "ro") Language language) {
    this.texts = Texts.of("alert", language.locale());
    this.locale = language.locale();
    this.config = config;
    this.address = address;
  }

  /** Something is wrong. */
  Message began(Alert alert) {
    return of(Event.BEGAN, alert, List.of());
  }

  /** It is over. */
  Message ended(Alert alert) {
    Instant ended = alert.ended().orElseThrow();
    return message(
        Event.ENDED,
        alert,
        List.of(
            texts.get("text.ended", time(ended), TimeSpan.of(alert.lasted(ended), locale)),
            texts.get("text.was", AlertText.says(alert, texts))));
  }

  /** Products are unmatched, or more of them are. */
  Message products(Event event, Alert alert, Unmatched.Told told) {
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("text.products", Integer.toString(told.count())));
    for (Unmatched.Told.Product product : told.named()) {
      lines.add(
          product.code().isEmpty()
              ? texts.get("text.uncoded", product.name())
              : texts.get("text.product", product.code(), product.name()));
    }
    int rest = told.count() - told.named().size();
    if (rest > 0) {
      lines.add(texts.get("text.rest", Integer.toString(rest)));
    }
    return of(event, alert, List.of(String.join("\n", lines)));
  }

  /** Somebody tries whether messages arrive. */
  Message trial(String company, String who) {
    return new Message(
        Event.TEST,
        texts.get("subject.TEST", company),
        paragraphs(List.of(texts.get("text.trial", who, company)), Optional.empty()));
  }

  private Message of(Event event, Alert alert, List<String> more) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(AlertText.says(alert, texts));
    paragraphs.add(texts.get("text.since", time(alert.since())));
    paragraphs.addAll(more);
    paragraphs.add(texts.get("text.cure", AlertText.cure(alert, texts)));
    return message(event, alert, paragraphs);
  }

  private Message message(Event event, Alert alert, List<String> paragraphs) {
    return new Message(
        event,
        texts.get("subject." + event, alert.place(), AlertText.title(alert, texts)),
        paragraphs(paragraphs, link(alert.page())));
  }

  /** A page of the console, where it can be opened; empty where that is not known. */
  Optional<String> link(String page) {
    return address.page(page);
  }

  /** Paragraphs, and where to read on. */
  String paragraphs(List<String> paragraphs, Optional<String> link) {
    List<String> all = new ArrayList<>(paragraphs);
    link.map(page -> texts.get("text.link", page)).ifPresent(all::add);
    return String.join("\n\n", all) + "\n";
  }

  /** One of the bundle's texts. */
  String text(String key, Object... arguments) {
    return texts.get(key, arguments);
  }

  /** An alert in few words. */
  String title(Alert alert) {
    return AlertText.title(alert, texts);
  }

  /** How long it is since. */
  String age(Instant since, Instant now) {
    return TimeSpan.of(Duration.between(since, now), locale);
  }

  /** A moment, to the minute. */
  String time(Instant at) {
    return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", locale)
        .format(at.atZone(config.timeZone()));
  }
}
