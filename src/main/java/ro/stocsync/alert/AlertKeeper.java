package ro.stocsync.alert;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import ro.stocsync.callback.CallbackConfig;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;
import ro.stocsync.sql.DatabaseException;
import ro.stocsync.sql.Slices;
import ro.stocsync.wake.Chore;
import ro.stocsync.wake.Chores;
import ro.stocsync.watch.LogFields;

/** Looks after alerts again and again: what is wrong, what has ended, what is still to be sent. */
@ApplicationScoped
public class AlertKeeper {

  private static final Logger LOG = Logger.getLogger(AlertKeeper.class);

  private final Companies companies;
  private final AlertWatch watch;
  private final Digests digests;
  private final Postman postman;
  private final Alerts alerts;
  private final Outbox outbox;
  private final AlertConfig config;
  private final CallbackConfig callbacks;

  /** Of every company. */
  AlertKeeper(
      Companies companies,
      AlertWatch watch,
      Digests digests,
      Postman postman,
      Alerts alerts,
      Outbox outbox,
      AlertConfig config,
      CallbackConfig callbacks) {
    this.companies = companies;
    this.watch = watch;
    this.digests = digests;
    this.postman = postman;
    this.alerts = alerts;
    this.outbox = outbox;
    this.config = config;
    this.callbacks = callbacks;
  }

  void onStart(@Observes StartupEvent event, Chores chores) {
    chores.add(new Chore("alerts", config.check(), this::lookAndLetSend));
    chores.add(new Chore("alerts' retention", Duration.ofHours(1), this::deleteOld));
  }

  private void lookAndLetSend() {
    look(Clock.systemUTC());
    letSend();
  }

  /** A mail server that hangs keeps nobody from looking, so it is talked to on another thread. */
  void letSend() {
    Thread.ofVirtual().name("alert messages").start(this::send);
  }

  private void send() {
    try {
      postman.sendDue(Clock.systemUTC());
    } catch (DatabaseException e) {
      LOG.warnf("Alerts wait, the database is away: %s", e.getMessage());
    }
  }

  /** Looks at every company once, by that clock, and sends what is due. */
  void lookAndSend(Clock clock) {
    look(clock);
    postman.sendDue(clock);
  }

  private void look(Clock clock) {
    for (Company company : companies.all()) {
      Instant now = clock.instant();
      LogFields.of(company.id())
          .run(
              () -> {
                watch.look(company, now);
                digests.tell(company, now);
              });
    }
  }

  void deleteOld() {
    Instant before = Instant.now().minus(callbacks.retention());
    Slices.deleteAll(() -> alerts.forget(before, Slices.ROWS));
    Slices.deleteAll(() -> outbox.forget(before, Slices.ROWS));
  }
}
