package ro.stocsync.wake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import ro.stocsync.sql.Database;
import ro.stocsync.sql.SqlArray;

/** When each chore was done, in PostgreSQL and by its clock. */
@ApplicationScoped
class ChoreTable {

  private final Database database;

  ChoreTable(Database database) {
    this.database = database;
  }

  /**
   * Where a chore stands.
   *
   * @param overdue whether its interval has passed, also while somebody is at it
   * @param underWay whether somebody is at it
   * @param dueIn how long until it may be begun; zero where it may be now
   */
  record Standing(String name, boolean overdue, boolean underWay, Duration dueIn) {}

  /** Where each of these stands. */
  List<Standing> look(Collection<Chore> chores) {
    return database.query(
        """
        select k.name, k.due_at <= now(), k.began_at is not null and k.not_before > now(),
            extract(epoch from greatest(k.due_at, k.not_before, now()) - now())
        from (
            select n.name, c.began_at, coalesce(c.not_before, '-infinity') as not_before,
                coalesce(c.done_at, '-infinity') + make_interval(secs => n.seconds) as due_at
            from unnest(?, ?) as n (name, seconds)
            left join chore c on c.name = n.name) as k
        """,
        row ->
            new Standing(
                row.getString(1),
                row.getBoolean(2),
                row.getBoolean(3),
                Duration.ofMillis((long) Math.ceil(row.getDouble(4) * 1000))),
        SqlArray.texts(chores, Chore::name),
        SqlArray.of("float8", chores, chore -> seconds(chore.every())));
  }

  /**
   * Takes a chore whose interval has passed.
   *
   * @param early how much of the interval may be missing
   * @return when it was begun, which names this try; empty if it is not due or somebody is at it
   */
  Optional<Instant> claim(Chore chore, Duration early) {
    return database
        .query(
            """
            insert into chore as c (name, began_at, not_before)
            values (?, now(), now() + make_interval(secs => ?))
            on conflict (name) do update
            set began_at = excluded.began_at, not_before = excluded.not_before
            where c.done_at <= now() - make_interval(secs => ?) and c.not_before <= now()
            returning began_at
            """,
            row -> row.getObject(1, OffsetDateTime.class).toInstant(),
            chore.name(),
            seconds(chore.hold()),
            seconds(chore.every().minus(early)))
        .stream()
        .findFirst();
  }

  /** It is done. */
  void done(Chore chore, Instant began) {
    database.update(
        """
        update chore set done_at = began_at, began_at = null, not_before = '-infinity', failures = 0
        where name = ? and began_at = ?
        """,
        chore.name(),
        began);
  }

  /**
   * It failed, and may be tried again after its pause.
   *
   * @return how often in a row; empty if somebody else is at it by now
   */
  Optional<Integer> failed(Chore chore, Instant began) {
    return database
        .query(
            """
            update chore
            set began_at = null, not_before = now() + make_interval(secs => ?),
                failures = failures + 1
            where name = ? and began_at = ?
            returning failures
            """,
            row -> row.getInt(1),
            seconds(chore.pause()),
            chore.name(),
            began)
        .stream()
        .findFirst();
  }

  /** It was not done, and is anybody's at once. */
  void giveBack(Chore chore, Instant began) {
    database.update(
        """
        update chore set began_at = null, not_before = '-infinity'
        where name = ? and began_at = ?
        """,
        chore.name(),
        began);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
