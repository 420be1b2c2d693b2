package ro.stocsync.alert;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionException;
import ro.stocsync.text.FirstWords;

/** Sends e-mail through the server of {@code quarkus.mailer.*}. */
@ApplicationScoped
class Mail {

  private final ReactiveMailer mailer;
  private final Context context;
  private final AlertConfig config;

  /**
   * Everything runs on one event loop: a connection that another thread takes over may lose the
   * server's greeting, which came before anybody listened (seen with Vert.x' mail client 4.5).
   */
  Mail(ReactiveMailer mailer, Vertx vertx, AlertConfig config) {
    this.mailer = mailer;
    this.context = vertx.getOrCreateContext();
    this.config = config;
  }

  /**
   * Sends one mail to one address.
   *
   * @throws NotSent if the mail server did not take it in time
   */
  // What the mail client throws is not told: its own exceptions, Netty's, and Java's.
  @SuppressWarnings("IllegalCatch")
  void send(String recipient, String subject, String text) throws NotSent {
    try {
      Uni.createFrom()
          .deferred(() -> mailer.send(io.quarkus.mailer.Mail.withText(recipient, subject, text)))
          .runSubscriptionOn(work -> context.runOnContext(ignored -> work.run()))
          .await()
          .atMost(config.timeout());
    } catch (TimeoutException e) {
      throw new NotSent("alert.mail.timeout", config.timeout().toSeconds());
    } catch (RuntimeException e) {
      Throwable why = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
      throw new NotSent(
          "alert.mail.refused",
          FirstWords.of(why.getMessage() == null ? why.toString() : why.getMessage()));
    }
  }
}
