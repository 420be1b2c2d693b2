package ro.stocsync.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import ro.stocsync.sql.Transaction;

/**
 * Finds whether SmartBill has been silent for longer than usual. The history looked at is that of
 * the 28 days before its last call, so that a long silence does not become the usual one.
 */
@ApplicationScoped
class Silence {

  private static final Duration HISTORY = Duration.ofDays(28);

  /** More would say nothing new. */
  private static final int MOST_CALLS = 5_000;

  private final WorkingTime time;
  private final UsualSilence usual;

  Silence(AlertConfig config) {
    this.time = new WorkingTime(config.timeZone());
    this.usual = new UsualSilence(time, config.silence(), config.silenceFactor());
  }

  Optional<Sign> sign(Transaction transaction, String company, Instant now) {
    return calls(transaction, company, 1).stream()
        .findFirst()
        .filter(last -> time.between(last, now).compareTo(usual.least()) > 0)
        .filter(last -> isUnusual(transaction, company, last, now))
        .map(last -> new Sign(Cause.SILENT, "", "", last, ""));
  }

  private boolean isUnusual(Transaction transaction, String company, Instant last, Instant now) {
    List<Instant> history =
        calls(transaction, company, MOST_CALLS).reversed().stream()
            .filter(call -> call.isAfter(last.minus(HISTORY)))
            .toList();
    return usual
        .longest(history)
        .filter(longest -> time.between(last, now).compareTo(longest) > 0)
        .isPresent();
  }

  private static List<Instant> calls(Transaction transaction, String company, int most) {
    return transaction.query(
        """
        select received_at from callback where company = ? and outcome = 'ACCEPTED'
        order by id desc limit ?
        """,
        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
        company,
        most);
  }
}
