package ro.stocsync.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ro.stocsync.company.Company;

/** Addresses a message to everybody whom a company wants told. */
@ApplicationScoped
class Drafts {

  private final Wording wording;
  private final ObjectMapper json;

  Drafts(Wording wording, ObjectMapper json) {
    this.wording = wording;
    this.json = json;
  }

  /**
   * What a webhook is called with.
   *
   * @param event what happened: {@code BEGAN}, {@code MORE}, {@code ENDED}, {@code DIGEST} or
   *     {@code TEST}
   * @param cause what the alert is about; null where there is none, as for all that follows
   * @param company whose
   * @param shop which shop
   * @param since when it began
   * @param ended when it ended
   * @param subject in a line
   * @param text the whole, as a mail has it
   * @param link the console's page
   */
  @RegisterForReflection // written by hand
  record HookJson(
      Message.Event event,
      Cause cause,
      String company,
      String shop,
      Instant since,
      Instant ended,
      String subject,
      String text,
      String link) {}

  /** Of an alert. */
  List<Outbox.Draft> of(Company company, Alert alert, Message message) {
    return addressed(
        company,
        message,
        new HookJson(
            message.event(),
            alert.cause(),
            company.id(),
            alert.shop().isEmpty() ? null : alert.shop(),
            alert.since(),
            alert.ended().orElse(null),
            message.subject(),
            message.text(),
            wording.link(alert.page()).orElse(null)));
  }

  /** Of none. */
  List<Outbox.Draft> of(Company company, Message message) {
    Optional<String> link = wording.link("/console/%s/alerts".formatted(company.id()));
    return addressed(
        company,
        message,
        new HookJson(
            message.event(),
            null,
            company.id(),
            null,
            null,
            null,
            message.subject(),
            message.text(),
            link.orElse(null)));
  }

  private List<Outbox.Draft> addressed(Company company, Message message, HookJson body) {
    List<Outbox.Draft> drafts = new ArrayList<>();
    String text = message.text() + "\n-- \n" + wording.text("text.why", company.id()) + "\n";
    for (String email : company.alerts().emails()) {
      drafts.add(new Outbox.Draft(Channel.EMAIL, email, message.subject(), text));
    }
    if (company.alerts().webhook().isPresent()) {
      drafts.add(new Outbox.Draft(Channel.WEBHOOK, "", message.subject(), written(body)));
    }
    return drafts;
  }

  private String written(HookJson body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts and times are always JSON", e);
    }
  }
}
