package ro.stocsync.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import ro.stocsync.company.Phrase;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;
import ro.stocsync.wake.Work.Waiting;

/**
 * What is to be sent, until it arrived. To one recipient messages go in their order: while the
 * first cannot be sent the others wait behind it, so that a server that is away is tried once.
 */
@ApplicationScoped
class Outbox {

  private static final String WAITS = "sent_at is null and given_up_at is null";

  private final Database database;

  Outbox(Database database) {
    this.database = database;
  }

  /**
   * To be sent.
   *
   * @param recipient an e-mail address; empty for the webhook
   * @param body plain text, or JSON
   */
  record Draft(Channel channel, String recipient, String subject, String body) {}

  /** A draft that somebody takes to be sent. */
  record Letter(String company, long id, Draft draft, Instant createdAt, int attempts) {}

  /** Puts messages in, within the transaction that has the reason for them. */
  void put(Transaction transaction, String company, List<Draft> drafts, Instant now) {
    transaction.update(
        """
        insert into alert_message
            (company, channel, recipient, subject, body, created_at, next_attempt_at)
        select ?, d.channel, d.recipient, d.subject, d.body, ?, ?
        from unnest(?, ?, ?, ?) with ordinality
            as d (channel, recipient, subject, body, position)
        order by d.position
        """,
        company,
        now,
        now,
        SqlArray.texts(drafts, draft -> draft.channel().name()),
        SqlArray.texts(drafts, Draft::recipient),
        SqlArray.texts(drafts, Draft::subject),
        SqlArray.texts(drafts, Draft::body));
  }

  /**
   * Takes a message whose time has come, so that nobody else sends it meanwhile.
   *
   * @param hold how long it may take; then it is due again
   */
  Optional<Letter> take(Instant now, Duration hold) {
    return database
        .query(
            """
            update alert_message set attempts = attempts + 1, next_attempt_at = ?
            where (company, id) = (
                select m.company, m.id from alert_message m
                where m.sent_at is null and m.given_up_at is null and m.next_attempt_at <= ?
                  and not exists (
                    select 1 from alert_message e
                    where e.company = m.company and e.channel = m.channel
                      and e.recipient = m.recipient and e.id < m.id
                      and e.sent_at is null and e.given_up_at is null)
                order by m.company, m.id limit 1 for update skip locked)
            returning company, id, channel, recipient, subject, body, created_at, attempts
            """,
            Outbox::letter,
            now.plus(hold),
            now)
        .stream()
        .findFirst();
  }

  private static Letter letter(ResultSet row) throws SQLException {
    return new Letter(
        row.getString(1),
        row.getLong(2),
        new Draft(
            Channel.valueOf(row.getString(3)),
            row.getString(4),
            row.getString(5),
            row.getString(6)),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getInt(8));
  }

  /** What is still to be sent, and when the first of a recipient's is next. */
  Waiting waiting() {
    return database
        .query(
            """
            select sum(messages), extract(epoch from greatest(min(next), now()) - now())
            from (
                select count(*) as messages, (array_agg(next_attempt_at order by id))[1] as next
                from alert_message where sent_at is null and given_up_at is null
                group by company, channel, recipient) as recipient
            """,
            row -> {
              long messages = row.getLong(1);
              Duration next = Duration.ofMillis((long) Math.ceil(row.getDouble(2) * 1000));
              return Waiting.in("messages", messages, Optional.of(next).filter(n -> messages > 0));
            })
        .getFirst();
  }

  /** It arrived. */
  void sent(Letter letter, Instant now) {
    database.update(
        "update alert_message set sent_at = ?, problem = null where company = ? and id = ?",
        now,
        letter.company(),
        letter.id());
  }

  /** It did not arrive, and is tried again then. */
  void failed(Letter letter, Phrase problem, Instant next) {
    database.update(
        "update alert_message set problem = ?, next_attempt_at = ? where company = ? and id = ?",
        problem.stored(),
        next,
        letter.company(),
        letter.id());
  }

  /** It did not arrive and never will. */
  void giveUp(Letter letter, Phrase problem, Instant now) {
    database.update(
        "update alert_message set problem = ?, given_up_at = ? where company = ? and id = ?",
        problem.stored(),
        now,
        letter.company(),
        letter.id());
  }

  /** What of a company's could not be sent until now, or ever; the latest first. */
  List<Undelivered> undelivered(String company, int most) {
    return database.query(
        """
        select channel, recipient, subject, created_at, problem, given_up_at is not null
        from alert_message
        where company = ? and sent_at is null and problem is not null
        order by id desc limit ?
        """,
        row ->
            new Undelivered(
                Channel.valueOf(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                Phrase.read(row.getString(5)),
                row.getBoolean(6)),
        company,
        most);
  }

  /** Deletes messages of before, a slice at a time. */
  int forget(Instant before, int slice) {
    return database.updateByIndexes(
        """
        delete from alert_message m using (
            select company, id from alert_message where created_at < ? and not ("""
            + WAITS
            + """
            )
            order by created_at limit ?) as old
        where m.company = old.company and m.id = old.id
        """,
        before,
        slice);
  }
}
