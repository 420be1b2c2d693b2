package ro.stocsync.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ro.stocsync.company.Company;
import ro.stocsync.company.Phrase;
import ro.stocsync.ledger.History;
import ro.stocsync.sql.Database;

/** Sends a message at once, so that an operator sees whether alerts would arrive. */
@ApplicationScoped
public class TrialMessage {

  private final Wording wording;
  private final Drafts drafts;
  private final Postman postman;
  private final Database database;
  private final History history;

  /** By every channel. */
  TrialMessage(
      Wording wording, Drafts drafts, Postman postman, Database database, History history) {
    this.wording = wording;
    this.drafts = drafts;
    this.postman = postman;
    this.database = database;
    this.history = history;
  }

  /**
   * What came of one.
   *
   * @param channel by which way it went
   * @param recipient an e-mail address; empty for the webhook
   * @param problem why it did not arrive, of the bundle {@code reason}; empty if it did
   */
  public record Tried(Channel channel, String recipient, Optional<Phrase> problem) {}

  /** Sends one to everybody of the company's; none is tried again. */
  public List<Tried> send(Company company, String who) {
    List<Tried> tried = new ArrayList<>();
    for (Outbox.Draft draft : drafts.of(company, wording.trial(company.id(), who))) {
      tried.add(new Tried(draft.channel(), draft.recipient(), problem(company, draft)));
    }
    note(company, who, tried);
    return tried;
  }

  private Optional<Phrase> problem(Company company, Outbox.Draft draft) {
    try {
      postman.deliver(company.alerts(), "test-" + UUID.randomUUID(), draft);
      return Optional.empty();
    } catch (NotSent e) {
      return Optional.of(e.why());
    }
  }

  private void note(Company company, String who, List<Tried> tried) {
    long arrived = tried.stream().filter(one -> one.problem().isEmpty()).count();
    History.Entry entry =
        new History.Entry(
            company.id(),
            who,
            Optional.empty(),
            Optional.empty(),
            "ALERTS_TESTED",
            Map.of(
                "arrived", Long.toString(arrived),
                "refused", Long.toString(tried.size() - arrived)));
    database.inTransaction(
        transaction -> {
          history.note(transaction, entry);
          return entry;
        });
  }
}
