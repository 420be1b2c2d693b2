package ro.stocsync.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import ro.stocsync.company.AlertTargets;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;
import ro.stocsync.company.Phrase;
import ro.stocsync.delivery.Backoff;

/** Sends what is in the outbox, and tries again until it arrives or its time is over. */
@ApplicationScoped
class Postman {

  private static final Logger LOG = Logger.getLogger(Postman.class);

  private final Companies companies;
  private final Outbox outbox;
  private final Mail mail;
  private final Hook hook;
  private final AlertConfig config;
  private final Backoff backoff =
      new Backoff(
          Duration.ofMinutes(1),
          Duration.ofMinutes(30),
          () -> ThreadLocalRandom.current().nextDouble());

  Postman(Companies companies, Outbox outbox, Mail mail, Hook hook, AlertConfig config) {
    this.companies = companies;
    this.outbox = outbox;
    this.mail = mail;
    this.hook = hook;
    this.config = config;
  }

  /** Sends everything whose time has come by that clock. */
  void sendDue(Clock clock) {
    Duration hold = config.timeout().multipliedBy(3);
    Optional<Outbox.Letter> letter = outbox.take(clock.instant(), hold);
    while (letter.isPresent()) {
      send(letter.get(), clock.instant());
      letter = outbox.take(clock.instant(), hold);
    }
  }

  private void send(Outbox.Letter letter, Instant now) {
    AlertTargets targets =
        companies.find(letter.company()).map(Company::alerts).orElse(AlertTargets.NONE);
    if (!isWanted(targets, letter.draft())) {
      outbox.giveUp(letter, Phrase.of("alert.nobody"), now);
      return;
    }
    try {
      deliver(targets, letter.company() + "-" + letter.id(), letter.draft());
      outbox.sent(letter, now);
    } catch (NotSent e) {
      LOG.warnf(
          "Company %s: an alert could not be sent by %s, %d tries: %s",
          letter.company(), letter.draft().channel(), letter.attempts(), e.why().forLog());
      if (now.isAfter(letter.createdAt().plus(config.giveUp()))) {
        outbox.giveUp(letter, e.why(), now);
      } else {
        outbox.failed(letter, e.why(), now.plus(backoff.after(letter.attempts())));
      }
    }
  }

  /** Whether it still goes there: the configuration may be another since it was written. */
  private static boolean isWanted(AlertTargets targets, Outbox.Draft draft) {
    return switch (draft.channel()) {
      case EMAIL -> targets.emails().contains(draft.recipient());
      case WEBHOOK -> targets.webhook().isPresent();
    };
  }

  /**
   * Sends here and now.
   *
   * @param delivery names the message
   * @throws NotSent if it did not arrive
   */
  void deliver(AlertTargets targets, String delivery, Outbox.Draft draft) throws NotSent {
    switch (draft.channel()) {
      case EMAIL -> mail.send(draft.recipient(), draft.subject(), draft.body());
      case WEBHOOK -> hook.send(targets.webhook().orElseThrow(), delivery, draft.body());
    }
  }
}
